"""Snoozes and planned reviews: when each counts, and what is told of one that does not."""

from datetime import date, timedelta

import pytest

from schema.freshness import Facts, State
from schema.guide import Confirmation, Review
from tests.schema.states import DUE, UPDATED, on, read, snoozed

# snooze


@pytest.mark.parametrize("as_of", [date(2026, 5, 20), date(2026, 6, 1), date(2026, 7, 1)])
def test_a_snooze_puts_off_due_soon_overdue_and_stale(as_of: date) -> None:
    until = as_of + timedelta(days=30)
    found, awake = on(as_of, snoozed(until)), on(as_of, snoozed(None))
    assert found.state is State.SNOOZED
    assert found.reasons == (f"snoozed until {until} by pay-team: no figures yet", *awake.reasons)
    assert (found.past_due, found.days_overdue) == (awake.past_due, awake.days_overdue)
    assert found.snoozed_until == until


AS_OF = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("until", "counts"),
    [(-1, False), (0, True), (1, True), (90, True), (91, False), (1000, False)],
)
def test_a_snooze_counts_to_its_last_day_and_no_further_than_ninety_days_ahead(until: int, *, counts: bool) -> None:
    found = on(AS_OF, snoozed(AS_OF + timedelta(days=until)))
    assert (found.state is State.SNOOZED) is counts
    assert (found.state is State.OVERDUE) is not counts
    assert (found.snoozed_until is not None) is counts


@pytest.mark.parametrize(
    ("known", "says"),
    [
        (snoozed(date(2026, 5, 31)), "its snooze ended on 2026-05-31"),
        (snoozed(date(2026, 6, 30), reason=None), "its snooze until 2026-06-30 does not count: it gives no reason"),
        (snoozed(date(2026, 6, 30), reason="  "), "its snooze until 2026-06-30 does not count: it gives no reason"),
        (snoozed(date(2026, 6, 30), by=None), "its snooze until 2026-06-30 does not count: it does not say by whom"),
        (snoozed(date(2026, 6, 30), by="\t"), "its snooze until 2026-06-30 does not count: it does not say by whom"),
        (snoozed(date(2027, 1, 1)), "its snooze until 2027-01-01 does not count: it is more than 90 days away"),
    ],
)
def test_a_snooze_that_does_not_count_says_why(known: Facts, says: str) -> None:
    found = on(AS_OF, known)
    assert found.state is State.OVERDUE
    assert found.reasons == ("9 days past its review of 2026-05-23", says)


def test_no_snooze_puts_off_what_is_expired_or_invalid() -> None:
    found = on(date(2026, 11, 21), snoozed(date(2026, 12, 1)))
    assert found.state is State.EXPIRED
    assert found.reasons[-1] == "its snooze until 2026-12-01 does not count: it cannot put off what is expired"
    undated = Facts(next_review_due=DUE, review=snoozed(date(2026, 6, 30)).review)
    assert on(AS_OF, undated).state is State.INVALID


def test_a_fresh_guide_stays_fresh_with_a_snooze_and_says_nothing_of_it() -> None:
    assert on(date(2026, 4, 1), snoozed(date(2026, 5, 1))) == on(date(2026, 4, 1), snoozed(None))


def test_a_snooze_whose_date_cannot_be_read_does_not_count_and_is_told() -> None:
    review = "review: {snoozed_until: 2026-06-31, reason: later, by: pay-team}"
    found = on(AS_OF, read(("data_quality: high", f"data_quality: high\n{review}")))
    assert found.state is State.OVERDUE
    assert "review.snoozed_until" in found.reasons[-1]


# a planned review


def planned(day: date, updated: date = UPDATED, confirmed: date | None = None) -> Facts:
    review = Review(planned_for=day, confirmed=Confirmation(on=confirmed, what="rows") if confirmed else None)
    return Facts(last_updated=updated, next_review_due=DUE, review=review)


DAY = date(2026, 4, 10)
MISSED = "its review was planned for 2026-04-10, and it has not been updated since"


@pytest.mark.parametrize(
    ("known", "as_of", "told"),
    [
        (planned(DAY), date(2026, 4, 10), False),
        (planned(DAY), date(2026, 4, 11), True),
        (planned(DAY, confirmed=date(2026, 3, 9)), date(2026, 4, 11), True),
        (planned(DAY, confirmed=date(2026, 4, 20)), date(2026, 4, 11), True),
    ],
)
def test_a_planned_day_that_passes_without_a_review_is_told(known: Facts, as_of: date, *, told: bool) -> None:
    found = on(as_of, known)
    assert found.state is State.FRESH
    assert found.reasons == ((MISSED,) if told else ())
    assert found.planned_for == DAY


@pytest.mark.parametrize(
    "known",
    [
        planned(DAY, updated=date(2026, 4, 9)),
        planned(DAY, updated=date(2026, 4, 10)),
        planned(DAY, updated=date(2026, 3, 20)),
        planned(DAY, confirmed=date(2026, 3, 10)),
        planned(DAY, confirmed=date(2026, 4, 10)),
    ],
)
def test_a_review_done_within_a_month_before_its_planned_day_or_later_settles_the_plan(known: Facts) -> None:
    found = on(date(2026, 4, 11), known)
    assert (found.state, found.reasons, found.planned_for) == (State.FRESH, (), None)


@pytest.mark.parametrize(("ahead", "settled"), [(14, True), (15, False), (27, False)])
def test_where_a_guide_is_due_again_soon_a_plan_for_its_next_review_stands(ahead: int, *, settled: bool) -> None:
    day = UPDATED + timedelta(days=ahead)
    known = Facts(last_updated=UPDATED, next_review_due=date(2026, 3, 23), review=Review(planned_for=day))
    assert on(UPDATED, known).planned_for == (None if settled else day)


def test_an_update_in_the_future_settles_no_plan() -> None:
    assert on(date(2026, 3, 1), planned(DAY, updated=date(2026, 4, 1))).planned_for == DAY


def test_a_plan_at_the_end_of_the_calendar_is_settled_like_another() -> None:
    known = Facts(last_updated=date.max, next_review_due=date.max, review=Review(planned_for=date.max))
    assert on(date.max, known).planned_for is None
