"""How fresh a guide is: every boundary, what is invalid, when a snooze counts, and that time alone makes nothing better."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from schema.document import Document
from schema.example import CANONICAL
from schema.freshness import Facts, State, facts
from schema.guide import Review
from schema.policy import Policy
from schema.reading import read_guide
from tests.schema.states import DAYS, DUE, SOUND, UPDATED, USUAL, on, read

# boundaries


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (date(2026, 2, 23), State.FRESH),
        (date(2026, 5, 8), State.FRESH),
        (date(2026, 5, 9), State.DUE_SOON),
        (date(2026, 5, 22), State.DUE_SOON),
        (date(2026, 5, 23), State.DUE_SOON),
        (date(2026, 5, 24), State.OVERDUE),
        (date(2026, 6, 23), State.OVERDUE),
        (date(2026, 6, 24), State.STALE),
        (date(2026, 10, 21), State.STALE),
        (date(2026, 10, 22), State.EXPIRED),
        (date(2026, 11, 21), State.EXPIRED),
        (date.max, State.EXPIRED),
    ],
)
def test_a_guide_that_nobody_touches_goes_from_state_to_state_on_the_day_and_no_other(
    as_of: date, state: State
) -> None:
    assert on(as_of).state is state


@pytest.mark.parametrize(
    ("age", "state"), [(120, State.FRESH), (121, State.STALE), (240, State.STALE), (241, State.EXPIRED)]
)
def test_the_days_since_the_last_update_are_counted_exactly(age: int, state: State) -> None:
    known = Facts(last_updated=UPDATED, next_review_due=date(2030, 1, 1))
    found = on(UPDATED + timedelta(days=age), known)
    assert (found.state, found.age_days) == (state, age)


@pytest.mark.parametrize(
    ("due", "as_of", "says"),
    [
        (date(2024, 2, 29), date(2024, 2, 29), "its review is due today, 2024-02-29"),
        (date(2024, 2, 29), date(2024, 3, 1), "1 day past its review of 2024-02-29"),
        (date(2025, 2, 28), date(2025, 3, 1), "1 day past its review of 2025-02-28"),
        (date(2025, 12, 31), date(2026, 1, 1), "1 day past its review of 2025-12-31"),
        (date(2026, 1, 1), date(2025, 12, 31), "its review is due in 1 day, on 2026-01-01"),
        (date(2026, 1, 14), date(2025, 12, 31), "its review is due in 14 days, on 2026-01-14"),
        (date(2025, 12, 29), date(2026, 1, 4), "6 days past its review of 2025-12-29"),
    ],
)
def test_a_leap_day_the_end_of_a_year_and_a_week_of_two_years_are_days_like_others(
    due: date, as_of: date, says: str
) -> None:
    known = Facts(last_updated=as_of - timedelta(days=60), next_review_due=due)
    assert on(as_of, known).reasons == (says,)


def test_the_worst_is_the_state_and_the_others_are_its_reasons_the_worst_first() -> None:
    found = on(date(2026, 11, 21))
    assert found.reasons == ("last updated on 2026-02-23, 271 days ago", "182 days past its review of 2026-05-23")
    assert (found.days_overdue, found.age_days, found.past_due) == (182, 271, True)


def test_old_and_of_an_old_quarter_are_two_reasons() -> None:
    found = on(date(2026, 6, 30), Facts(last_updated=UPDATED, next_review_due=DUE, quarter="2025-Q1"))
    assert found.state is State.STALE
    assert found.reasons == (
        "last updated on 2026-02-23, 127 days ago",
        "its figures describe 2025-Q1, which ended 456 days ago",
        "38 days past its review of 2026-05-23",
    )


@pytest.mark.parametrize(("as_of", "state"), [(date(2026, 12, 31), State.FRESH), (date(2027, 1, 1), State.STALE)])
def test_figures_of_a_quarter_that_ended_a_year_ago_are_stale_however_new_the_date(as_of: date, state: State) -> None:
    known = Facts(last_updated=as_of, next_review_due=as_of + timedelta(days=90), quarter="2025-Q4")
    assert on(as_of, known).state is state


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (date(2026, 8, 9), State.DUE_SOON),
        (date(2026, 8, 24), State.OVERDUE),
        (date(2026, 9, 23), State.OVERDUE),
        (date(2026, 9, 24), State.STALE),
        (date(2027, 1, 23), State.STALE),
        (date(2027, 1, 24), State.EXPIRED),
    ],
)
def test_a_longer_policy_moves_stale_and_expired_with_it(as_of: date, state: State) -> None:
    known = Facts(last_updated=UPDATED, next_review_due=date(2026, 8, 23))
    assert on(as_of, known, Policy(review_months=6)).state is state


@pytest.mark.parametrize(
    ("late", "state", "says"),
    [
        (7, State.DUE_SOON, "its review of 2026-05-23 is 7 days late, within its grace"),
        (8, State.OVERDUE, "8 days past its review of 2026-05-23"),
    ],
)
def test_within_its_grace_a_guide_is_past_due_but_not_overdue(late: int, state: State, says: str) -> None:
    found = on(DUE + timedelta(days=late), SOUND, Policy(grace_days=7))
    assert (found.state, found.reasons, found.past_due, found.days_overdue) == (state, (says,), True, late)


def test_the_policy_s_own_day_is_counted_whatever_the_guide_says() -> None:
    known = Facts(last_updated=date(2025, 11, 30), next_review_due=date(2026, 5, 30))
    assert on(date(2026, 1, 1), known).policy_due == date(2026, 2, 28)


# invalid

UNDATED = [
    (("last_updated: 2026-02-23", "last_updated: 2026-02-30"), "last_updated is 2026-02-30, which is no day"),
    (("last_updated: 2026-02-23", "last_updated: 2026-1-5"), 'last_updated: "2026-1-5" is text'),
    (("last_updated: 2026-02-23", "last_updated: 1771804800"), "last_updated: 1771804800 is a number"),
    (("last_updated: 2026-02-23", "last_updated: 2026-02-23 10:00:00"), "holds a time of day"),
    (("last_updated: 2026-02-23", "last_updated:"), "last_updated has no value"),
    (("last_updated: 2026-02-23\n", ""), "last_updated"),
    (("next_review_due: 2026-05-23\n", ""), "next_review_due"),
    (("next_review_due: 2026-05-23", "next_review_due: 2026-13-01"), "next_review_due is 2026-13-01"),
    (("next_review_due: 2026-05-23", "next_review_due: soon"), "next_review_due"),
    (("last_updated: 2026-02-23", "last_updated: 2026-02-23\nlast_updated: 2026-02-24"), "last_updated is given twice"),
    (("company: acme", "company: acme\ncompany: acme"), "company is given twice"),
    (("last_updated: 2026-02-23", "last_updated: 2026-04-21"), "last_updated 2026-04-21 is after 2026-04-20"),
    (("compensation:\n", "compensation: [\n"), ""),
]


@pytest.mark.parametrize(("change", "says"), UNDATED)
def test_a_date_that_cannot_be_relied_on_makes_a_guide_invalid_and_is_named(change: tuple[str, str], says: str) -> None:
    assert on(date(2026, 4, 20), read()).state is State.FRESH
    found = on(date(2026, 4, 20), read(change))
    assert found.state is State.INVALID
    assert says in found.reasons[0]
    assert found.reasons[0]


@pytest.mark.parametrize(
    "text", ["", "no frontmatter", "---\n---\n", "---\n- a list\n---\n", CANONICAL.replace("\n---\n", "\n", 1)]
)
def test_what_cannot_be_read_is_invalid_and_says_why(text: str) -> None:
    document = Document(text)
    found = on(date(2026, 4, 20), facts(document, read_guide(document)))
    assert found.state is State.INVALID
    assert all(found.reasons)
    assert len(found.reasons) == 1
    assert not found.past_due


def test_a_byte_order_mark_makes_a_guide_invalid_even_a_draft() -> None:
    assert on(date(2026, 4, 20), read(start="\ufeff")).state is State.INVALID
    known = read(("data_quality: high", "data_quality: high\nstatus: draft"), start="\ufeff")
    assert on(date(2026, 4, 20), known).state is State.INVALID


def test_a_due_date_in_the_future_is_as_it_should_be_and_makes_an_old_guide_no_younger() -> None:
    assert (
        on(date(2026, 4, 20), read(("next_review_due: 2026-05-23", "next_review_due: 2099-01-01"))).state is State.FRESH
    )
    assert (
        on(date(2026, 6, 24), read(("next_review_due: 2026-05-23", "next_review_due: 2099-01-01"))).state is State.STALE
    )


def test_an_invalid_guide_past_its_review_is_counted_as_past_due_and_says_both() -> None:
    found = on(date(2026, 6, 1), read(("last_updated: 2026-02-23", "last_updated: 2026-02-30")))
    assert (found.state, found.past_due, found.age_days, found.policy_due) == (State.INVALID, True, None, None)
    assert found.reasons[1] == "9 days past its review of 2026-05-23"


def test_an_update_in_the_future_has_no_age() -> None:
    assert on(UPDATED - timedelta(days=1)).age_days is None
    assert on(UPDATED - timedelta(days=1)).state is State.INVALID


# draft, retired


@pytest.mark.parametrize("state", [State.DRAFT, State.RETIRED])
def test_a_guide_that_is_not_active_does_not_come_due(state: State) -> None:
    found = on(date(2026, 11, 21), read(("data_quality: high", f"data_quality: high\nstatus: {state}")))
    assert (found.state, found.reasons, found.past_due, found.days_overdue) == (state, (), False, 0)


def test_a_draft_needs_no_dates() -> None:
    known = read(("last_updated: 2026-02-23", "status: draft"), ("next_review_due: 2026-05-23\n", ""))
    assert on(date(2026, 11, 21), known).state is State.DRAFT


def test_a_status_that_is_none_leaves_the_guide_active_and_is_told() -> None:
    found = on(date(2026, 6, 1), read(("data_quality: high", "data_quality: high\nstatus: Draft")))
    assert found.state is State.OVERDUE
    assert "status is Draft" in found.reasons[-1]


# what else cannot be read


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "salary_data_quarter is missing"),
        ("salary_data_quarter:\n", "salary_data_quarter has no value"),
        ("salary_data_quarter: Q4 2025\n", "salary_data_quarter is Q4 2025, which is no quarter"),
        ("salary_data_quarter: 0000-Q1\n", "0000-Q1 is no quarter of the calendar"),
    ],
)
def test_a_guide_whose_quarter_cannot_be_read_is_not_fresh(text: str, says: str) -> None:
    found = on(date(2026, 4, 20), read(("salary_data_quarter: 2025-Q4\n", text)))
    assert found.state is State.INVALID
    assert found.reasons[0].startswith(f"salary_data_quarter cannot be read: {says}")


@pytest.mark.parametrize("owner", ["[ann, ben]", "5", "''", "'  '"])
def test_an_owner_that_cannot_be_read_is_told_and_owns_nothing(owner: str) -> None:
    known = read(("data_quality: high", f"data_quality: high\nowner: {owner}"))
    found = on(date(2026, 4, 20), known)
    assert (found.state, known.owner) == (State.FRESH, None)
    assert len(found.reasons) == 1
    assert found.reasons[0].startswith("its owner cannot be read: ")


# for every guide, day and policy

POLICIES = some.builds(
    Policy,
    review_months=some.integers(1, 24),
    grace_days=some.integers(0, 60),
    due_soon_days=some.integers(0, 60),
    stale_days=some.none() | some.integers(1, 400),
    expired_days=some.none() | some.integers(1, 400),
    data_days=some.integers(1, 800),
)
KNOWN = some.builds(
    Facts,
    last_updated=some.none() | DAYS,
    next_review_due=some.none() | DAYS,
    quarter=some.sampled_from([None, "2020-Q1", "2025-Q4", "9999-Q4"]),
    misdated=some.sampled_from([(), ("last_updated is no date",)]),
    review=some.none() | some.builds(Review, planned_for=some.none() | DAYS),
    status=some.sampled_from([None, "active"]),
    unreadable=some.just(()),
    unheeded=some.just(()),
)


@given(KNOWN, POLICIES, DAYS, some.integers(0, 3000))
@example(SOUND, USUAL, DUE, 1)
def test_time_alone_makes_no_guide_better(known: Facts, policy: Policy, as_of: date, days: int) -> None:
    start = max(as_of, known.last_updated or as_of)  # before its update the guide is not what it says it is
    before, after = on(start, known, policy), on(start + timedelta(days=days), known, policy)
    assert after.state.rank <= before.state.rank
    assert after.days_overdue >= before.days_overdue
    assert after.past_due >= before.past_due


@given(KNOWN, POLICIES, DAYS)
def test_what_is_not_known_is_never_fresh_and_whatever_is_wrong_has_a_reason(
    known: Facts, policy: Policy, as_of: date
) -> None:
    found = on(as_of, known, policy)
    if known.last_updated is None or known.next_review_due is None or known.misdated:
        assert found.state is State.INVALID
    if found.state is not State.FRESH:
        assert found.reasons
    assert found.past_due == bool(known.next_review_due and known.next_review_due < as_of)


@given(KNOWN, DAYS, some.integers(-10, 200))
def test_a_snooze_hides_nothing_but_due_soon_overdue_and_stale(known: Facts, as_of: date, ahead: int) -> None:
    review = Review(snoozed_until=as_of + timedelta(days=ahead), reason="why", by="who")
    bare = Facts(last_updated=known.last_updated, next_review_due=known.next_review_due)
    with_it = Facts(last_updated=known.last_updated, next_review_due=known.next_review_due, review=review)
    before, after = on(as_of, bare).state, on(as_of, with_it).state
    puts_off = 0 <= ahead <= 90 and before in {State.DUE_SOON, State.OVERDUE, State.STALE}
    assert after is (State.SNOOZED if puts_off else before)
