"""The planner: the worst first, evenly, never more than a week or an owner takes, never late without need."""

import time
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.planner import Plan, plan
from audit.staleness import AuditedGuide
from audit.working_weeks import number_of
from schema.freshness import Facts, State, assess
from schema.guide import Review
from schema.policy import Policy

MONDAY = date(2026, 11, 16)
SECONDS = 5  # of the processor, which only a fault takes: an idle machine takes a tenth of one


def made(
    path: str, due: date | None, *, as_of: date = MONDAY, owner: str = "ann", quality: str = "high", rows: int = 1,
    status: str | None = None, review: Review | None = None, updated: date | None = None,
) -> AuditedGuide:  # fmt: skip
    """A guide as an audit finds it; it was updated shortly before the audit, unless that is said."""
    known = Facts(
        last_updated=updated or min(as_of, due or as_of) - timedelta(days=45), next_review_due=due, quality=quality,
        rows=rows, status=status, review=review,
    )  # fmt: skip
    return AuditedGuide(path, path, known, assess(known, Policy(), as_of), owner)


def many(number: int, due: date, **more: object) -> list[AuditedGuide]:
    return [made(f"{due}-{more.get('owner', '')}-{place:04}", due, **more) for place in range(number)]  # type: ignore[arg-type]


def days(found: Plan) -> dict[str, date]:
    return {each.guide.path: each.day for each in found.planned}


def weeks(found: Plan) -> dict[str, int]:
    return {week.name: week.guides for week in found.weeks}


def reasons(found: Plan) -> dict[str, str]:
    return {each.guide.path: each.why for each in found.planned} | {
        each.guide.path: each.reason for each in found.left_out
    }


def test_4466_guides_at_100_a_week_take_45_weeks_and_no_time() -> None:
    guides = [
        made(f"{place:04}", MONDAY + timedelta(days=place % 400 - 200), owner=f"o{place % 9}") for place in range(4466)
    ]
    start = time.process_time()
    found = plan(guides, MONDAY, 100)
    took = time.process_time() - start
    assert sorted(days(found)) == [guide.path for guide in guides]
    assert len(found.planned) == 4466
    assert max(weeks(found).values()) == 100
    assert len(weeks(found)) == 45
    assert took < SECONDS


def test_the_longest_past_due_comes_first_then_low_quality_then_the_most_rows() -> None:
    late, later = MONDAY - timedelta(days=10), MONDAY - timedelta(days=20)
    guides = [
        made("f", late, quality="high", rows=9),
        made("e", late, quality="medium", rows=1),
        made("d", late, quality="low", rows=1),
        made("c", late, quality="low", rows=5),
        made("b", later, quality="high", rows=1),
        made("g", MONDAY + timedelta(days=200), quality="low", rows=9),
    ]
    found = plan(guides, MONDAY, 1)
    assert list(days(found)) == ["b", "c", "d", "e", "f", "g"]
    assert [days(found)[name] for name in "bcdef"] == [MONDAY + timedelta(weeks=number) for number in range(5)]


def test_a_week_s_reviews_are_spread_evenly_over_its_working_days() -> None:
    found = plan(many(13, MONDAY - timedelta(days=5)), MONDAY, 13)
    assert [Counter(days(found).values())[MONDAY + timedelta(days=day)] for day in range(7)] == [3, 3, 3, 2, 2, 0, 0]
    assert list(days(found)) == sorted(days(found))


def test_nobody_works_on_weekends_and_holidays() -> None:
    holidays = (date(2026, 11, 17), date(2026, 11, 23), *(date(2026, 11, 30) + timedelta(days=day) for day in range(5)))
    found = plan(many(30, MONDAY - timedelta(days=5)), MONDAY, 10, holidays=holidays)
    assert all(day.weekday() < 5 and day not in holidays for day in days(found).values())
    assert weeks(found) == {"2026-W47": 8, "2026-W48": 8, "2026-W50": 10, "2026-W51": 4}


def test_a_week_that_has_begun_takes_its_share_and_no_day_before_today() -> None:
    thursday = MONDAY + timedelta(days=3)
    found = plan(many(30, MONDAY - timedelta(days=5), as_of=thursday), thursday, 10)
    assert weeks(found) == {"2026-W47": 4, "2026-W48": 10, "2026-W49": 10, "2026-W50": 6}
    assert min(days(found).values()) == thursday
    saturday = MONDAY + timedelta(days=5)
    assert min(days(plan(many(3, MONDAY, as_of=saturday), saturday, 10)).values()) == MONDAY + timedelta(days=7)


def test_planning_can_start_later_but_not_before_today() -> None:
    later = MONDAY + timedelta(days=16)
    assert min(days(plan(many(3, MONDAY - timedelta(days=1)), MONDAY, 10, starts=later)).values()) == later
    earlier = MONDAY - timedelta(days=16)
    assert min(days(plan(many(3, earlier), MONDAY, 10, starts=earlier)).values()) == MONDAY


def test_a_week_that_spans_two_years_is_one_week() -> None:
    as_of = date(2026, 12, 28)
    found = plan(many(12, as_of - timedelta(days=5), as_of=as_of), as_of, 10)
    assert weeks(found) == {"2026-W53": 10, "2027-W01": 2}
    assert date(2027, 1, 1) in days(found).values()


def test_an_owner_gets_no_more_than_can_be_looked_at() -> None:
    due = MONDAY - timedelta(days=5)
    found = plan([*many(6, due, owner="ann"), *many(8, due, owner="ben")], MONDAY, 10, limits={"ann": 2})
    assert [dict(week.owners) for week in found.weeks] == [{"ann": 2, "ben": 8}, {"ann": 2}, {"ann": 2}]


def test_an_owner_who_takes_none_is_told_and_not_planned() -> None:
    guides = [made("a", MONDAY, owner="ann"), made("b", MONDAY, owner="ben")]
    found = plan(guides, MONDAY, 10, limits={"ann": 0})
    assert list(days(found)) == ["b"]
    assert [(each.guide.path, each.unplaced, each.reason) for each in found.left_out] == [
        ("a", True, "its owner ann takes no reviews: owner-capacity is 0")
    ]


def test_where_the_calendar_ends_a_guide_is_told_and_not_planned() -> None:
    as_of = date(9999, 12, 30)
    found = plan(many(3, as_of - timedelta(days=5), as_of=as_of), as_of, 1)
    assert len(found.planned) == 1
    assert {each.reason for each in found.left_out} == {"the calendar ends before there is room for it"}


def test_a_guide_keeps_the_week_that_it_is_due_in() -> None:
    due = date(2027, 3, 10)
    found = plan(many(3, due), MONDAY, 10)
    assert sorted(days(found).values()) == [due - timedelta(days=2), due - timedelta(days=1), due]
    assert set(reasons(found).values()) == {"due on 2027-03-10"}


def test_a_cliff_is_pulled_forward_into_the_weeks_before_it_and_the_worse_come_earlier() -> None:
    due = date(2026, 12, 18)
    guides = [*many(20, due, quality="high"), *(made(f"low-{place}", due, quality="low") for place in range(10))]
    found = plan(guides, MONDAY, 10)
    assert weeks(found) == {"2026-W49": 10, "2026-W50": 10, "2026-W51": 10}
    assert {name[:3] for name, day in days(found).items() if day < date(2026, 12, 7)} == {"low"}
    assert reasons(found)["low-0"] == "due on 2026-12-18, pulled 2 weeks forward; low quality"


def test_a_guide_due_before_its_week_s_first_working_day_is_pulled_into_the_week_before() -> None:
    due = date(2026, 12, 7)
    assert days(plan([made("a", due)], MONDAY, 10, holidays=[due])) == {"a": date(2026, 11, 30)}


def test_only_where_there_is_no_room_before_does_a_guide_come_after_its_due_date() -> None:
    due = MONDAY + timedelta(days=8)
    found = plan([*many(15, MONDAY - timedelta(days=9)), *many(15, due)], MONDAY, 10)
    assert weeks(found) == {"2026-W47": 10, "2026-W48": 10, "2026-W49": 10}
    after = [name for name, day in days(found).items() if day > due and name.startswith(f"{due}")]
    assert len(after) == 10
    assert reasons(found)[after[0]] == "due on 2026-11-24, and there is no room before"


def test_all_that_are_due_today_are_planned_for_today() -> None:
    assert set(days(plan(many(10, MONDAY), MONDAY, 10)).values()) == {MONDAY}


def test_a_plan_that_lies_ahead_stays_and_takes_its_room() -> None:
    ahead = Review(planned_for=MONDAY + timedelta(days=1))
    kept = [made(f"kept-{place}", MONDAY - timedelta(days=5), review=ahead) for place in range(4)]
    found = plan([*kept, *many(10, MONDAY - timedelta(days=5))], MONDAY, 10)
    assert weeks(found) == {"2026-W47": 10, "2026-W48": 4}
    assert {days(found)[f"kept-{place}"] for place in range(4)} == {MONDAY + timedelta(days=1)}
    assert len(found.new) == 10
    first = [each.day for each in found.new if each.day < MONDAY + timedelta(days=7)]
    assert MONDAY + timedelta(days=1) not in first


def test_plans_made_before_that_are_too_many_are_told() -> None:
    review = Review(planned_for=MONDAY)
    kept = [made(f"kept-{place}", MONDAY - timedelta(days=5), review=review) for place in range(4)]
    found = plan([*kept, made("new", MONDAY - timedelta(days=5))], MONDAY, 3)
    assert days(found)["new"] == MONDAY + timedelta(days=7)
    assert [(week.name, week.guides) for week in found.crowded] == [("2026-W47", 4)]


def test_a_plan_for_today_stays_and_one_for_yesterday_is_made_anew() -> None:
    due = MONDAY - timedelta(days=5)
    today = made("today", due, review=Review(planned_for=MONDAY))
    passed = made("passed", due, review=Review(planned_for=MONDAY - timedelta(days=1)))
    assert {each.guide.path: each.kept for each in plan([today, passed], MONDAY, 10).planned} == {
        "today": True,
        "passed": False,
    }


def test_drafts_and_retired_guides_need_no_plan_and_invalid_ones_are_told() -> None:
    due = MONDAY - timedelta(days=5)
    guides = [made("draft", due, status="draft"), made("retired", due, status="retired"), made("invalid", None)]
    found = plan(guides, MONDAY, 10)
    assert not found.planned
    assert [(each.guide.path, each.resting, each.unplaced, each.reason) for each in found.left_out] == [
        ("draft", True, False, "its status is draft"),
        ("retired", True, False, "its status is retired"),
        ("invalid", False, False, "next_review_due is missing"),
    ]


def test_a_guide_that_is_stale_before_the_date_it_gives_itself_counts_as_late() -> None:
    stale = made("stale", date(2027, 6, 1), updated=date(2026, 5, 1))
    assert stale.state is State.STALE
    found = plan([stale, made("late", MONDAY - timedelta(days=5))], MONDAY, 1)
    assert list(days(found)) == ["stale", "late"]
    assert reasons(found)["stale"] == "last updated on 2026-05-01, 199 days ago"


def test_a_snoozed_guide_is_planned_once_its_snooze_has_ended() -> None:
    review = Review(snoozed_until=date(2026, 12, 9), reason="figures to come", by="ann")
    found = plan([made("a", MONDAY - timedelta(days=5), review=review)], MONDAY, 10)
    assert days(found) == {"a": date(2026, 12, 14)}
    assert reasons(found)["a"] == "5 days past due, snoozed until 2026-12-09"


def test_there_is_a_plan_of_nothing() -> None:
    found = plan([], MONDAY, 10)
    assert (found.planned, found.weeks, found.crowded) == ([], [], [])


_OWNERS = st.sampled_from(["ann", "ben", "unowned"])
_DUE = st.integers(-60, 120).map(lambda number: MONDAY + timedelta(days=number))


@given(
    st.lists(st.tuples(_DUE, _OWNERS, st.sampled_from(["low", "medium", "high"]), st.integers(1, 9)), max_size=60),
    st.integers(1, 12),
    st.dictionaries(_OWNERS, st.integers(1, 4), max_size=2),
    st.lists(st.integers(0, 60).map(lambda number: MONDAY + timedelta(days=number)), max_size=12),
    st.integers(0, 13),
)
def test_whatever_the_guides_the_plan_keeps_its_promises(
    rows: list[tuple[date, str, str, int]], per_week: int, limits: dict[str, int], holidays: list[date], later: int
) -> None:
    guides = [
        made(f"{place:02}", due, owner=owner, quality=quality, rows=number)
        for place, (due, owner, quality, number) in enumerate(rows)
    ]
    starts = MONDAY + timedelta(days=later)
    found = plan(guides, MONDAY, per_week, starts=starts, limits=limits, holidays=holidays)
    assert sorted(each.guide.path for each in found.planned) == [guide.path for guide in guides]
    working = {number_of(each.day): 0 for each in found.planned}
    for each in found.planned:
        assert each.day >= starts
        assert each.day.weekday() < 5
        assert each.day not in holidays
    for week in found.weeks:
        assert week.guides <= per_week
        assert all(week.owners.get(owner, 0) <= limit for owner, limit in limits.items())
    assert len(found.weeks) == len(working)
    for each in found.planned:
        due = each.guide.facts.next_review_due
        late = each.guide.freshness.past_due
        if due and not late and each.day > due:
            _assert_no_room(found, each.guide, due, limits, holidays)
    _assert_worst_first(found)


def _assert_no_room(
    found: Plan, guide: AuditedGuide, until: date, limits: dict[str, int], holidays: list[date]
) -> None:
    """Every week that has a working day from the start up to a date is full, or the owner's share of it is."""
    held = {number_of(week.starts): week for week in found.weeks}
    for week in range(number_of(found.starts), number_of(until) + 1):
        monday = date.fromordinal(week * 7 + 1)
        working = [day for day in (monday + timedelta(days=place) for place in range(5)) if day >= found.starts]
        working = [day for day in working if day not in holidays]
        if not any(day <= until for day in working):
            continue
        full = held[week].guides >= -(-found.per_week * len(working) // 5)
        limit = limits.get(guide.owner)
        assert full or (limit and held[week].owners[guide.owner] >= -(-limit * len(working) // 5))


def _assert_worst_first(found: Plan) -> None:
    """Of one owner's guides that are late, none is planned in an earlier week than one that is later still."""
    for owner in {each.guide.owner for each in found.planned}:
        late = [each for each in found.planned if each.guide.owner == owner and each.guide.freshness.past_due]
        late.sort(key=lambda each: each.day)
        overdue = [each.guide.freshness.days_overdue for each in late]
        assert overdue == sorted(overdue, reverse=True)


@pytest.mark.parametrize("due", [MONDAY - timedelta(days=90), MONDAY + timedelta(days=80)])
def test_a_single_review_a_week_and_small_limits_are_planned_soon(due: date) -> None:
    guides = [made(f"{place:04}", due, owner=f"o{place % 5}") for place in range(2000)]
    start = time.process_time()
    found = plan(guides, MONDAY, 1, limits={f"o{number}": 1 for number in range(5)})
    assert time.process_time() - start < SECONDS
    assert len(found.weeks) == 2000


def test_worse_states_come_before_longer_delays() -> None:
    expired = made("expired", MONDAY - timedelta(days=2), updated=MONDAY - timedelta(days=250))
    stale = made("stale", MONDAY - timedelta(days=4), updated=MONDAY - timedelta(days=130))
    overdue = made("overdue", MONDAY - timedelta(days=40))
    assert [each.state for each in (expired, stale, overdue)] == [State.EXPIRED, State.STALE, State.OVERDUE]
    assert list(days(plan([overdue, stale, expired], MONDAY, 1))) == ["expired", "stale", "overdue"]


def test_a_guide_whose_plan_was_missed_takes_the_earliest_place_and_says_so() -> None:
    missed = made("z", MONDAY + timedelta(days=60), review=Review(planned_for=MONDAY - timedelta(days=3)))
    expired = made("a", MONDAY - timedelta(days=200), updated=MONDAY - timedelta(days=300))
    found = plan([expired, missed], MONDAY, 1)
    assert days(found) == {"z": MONDAY, "a": MONDAY + timedelta(days=7)}
    assert reasons(found)["z"].startswith("its plan for 2026-11-13 was missed; due on 2027-01-15")


def test_a_plan_that_a_review_has_settled_holds_no_place() -> None:
    day = MONDAY + timedelta(days=2)
    done = made("done", MONDAY + timedelta(days=80), updated=MONDAY - timedelta(days=9), review=Review(planned_for=day))
    found = plan([done, made("late", MONDAY - timedelta(days=5))], MONDAY, 1)
    assert days(found)["late"] == MONDAY
    assert not any(each.kept for each in found.planned)
    assert days(found)["done"] > MONDAY + timedelta(days=22)


def test_no_plan_is_proposed_for_a_day_on_which_it_would_count_as_done() -> None:
    due = MONDAY + timedelta(days=60)
    guides = many(30, due, updated=MONDAY - timedelta(days=1))
    found = plan(guides, MONDAY, 3)
    assert min(days(found).values()) > MONDAY + timedelta(days=29)
    again = [
        made(path, due, updated=MONDAY - timedelta(days=1), review=Review(planned_for=day))
        for path, day in days(found).items()
    ]
    assert not plan(again, MONDAY, 3).new


def test_plans_of_guides_that_are_not_named_take_their_room() -> None:
    others = [made(f"other-{place}", MONDAY, review=Review(planned_for=MONDAY)) for place in range(2)]
    found = plan([made("late", MONDAY - timedelta(days=5))], MONDAY, 2, others=others)
    assert days(found) == {"late": MONDAY + timedelta(days=7)}
    assert len(found.elsewhere) == 2
    ahead = [made(f"late-{place}", MONDAY - timedelta(days=5)) for place in range(2)]
    assert plan(ahead, MONDAY, 3, others=others).weeks[0].elsewhere == 2
