"""The freshness policy: which layer wins, and to which day it leads."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from schema.policy import Policy, PolicyBook

DAYS = some.dates(date(2000, 1, 1), date(2100, 12, 31))
BOOK = PolicyBook(
    common={"review_months": 4, "grace_days": 7},
    quality={"low": {"review_months": 2}},
    paths={"guides/bcg/**": {"review_months": 6, "due_soon_days": 30}, "guides/**": {"grace_days": 3}},
)


@pytest.mark.parametrize(
    ("quality", "globs", "own", "months", "grace", "soon"),
    [
        ("high", (), None, 4, 7, 14),
        ("low", (), None, 2, 7, 14),
        (None, (), None, 4, 7, 14),
        ("low", ("guides/bcg/**",), None, 6, 7, 30),
        ("low", ("guides/**", "guides/bcg/**"), None, 6, 3, 30),
        ("low", ("guides/bcg/**",), 1, 1, 7, 30),
    ],
)
def test_the_guide_wins_over_paths_paths_over_quality_and_quality_over_all(
    quality: str | None, globs: tuple[str, ...], own: int | None, months: int, grace: int, soon: int
) -> None:
    policy = BOOK.policy(quality, globs, own)
    assert (policy.review_months, policy.grace_days, policy.due_soon_days) == (months, grace, soon)


def test_every_layer_is_told_even_one_that_sets_nothing_and_the_last_word_is_the_policy_s() -> None:
    layers = BOOK.layers("high", ("guides/bcg/**",), 12)
    assert [(layer.source, dict(layer.settings)) for layer in layers[1:]] == [
        ("policy", {"review_months": 4, "grace_days": 7}),
        ("policy.quality.high", {}),
        ('policy.paths."guides/bcg/**"', {"review_months": 6, "due_soon_days": 30}),
        ("review.months of the guide", {"review_months": 12}),
    ]
    assert layers[0].settings["review_months"] == 3


def test_a_guide_of_unknown_quality_has_no_layer_for_it() -> None:
    assert [layer.source for layer in BOOK.layers(None)] == ["defaults", "policy", "review.months of the guide"]


def test_without_any_setting_the_policy_is_the_usual_one() -> None:
    assert PolicyBook().policy("high") == Policy()


@pytest.mark.parametrize(
    ("updated", "months", "due"),
    [
        (date(2026, 2, 23), 3, date(2026, 5, 23)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 31), 6, date(2026, 6, 30)),
        (date(9999, 9, 30), 3, date(9999, 12, 30)),
        (date(9999, 10, 1), 3, None),
    ],
)
def test_a_review_is_due_whole_calendar_months_later(updated: date, months: int, due: date | None) -> None:
    assert Policy(review_months=months).due(updated) == due


def test_three_months_count_120_and_240_days() -> None:
    updated = date(2026, 2, 23)
    assert Policy().last_fresh_day(updated) == updated + timedelta(days=120)
    assert Policy().last_usable_day(updated) == updated + timedelta(days=240)


def test_another_window_counts_a_month_and_five_months_from_its_due_day() -> None:
    policy = Policy(review_months=6)
    assert policy.due(date(2025, 8, 31)) == date(2026, 2, 28)
    assert policy.last_fresh_day(date(2025, 8, 31)) == date(2026, 3, 28)
    assert policy.last_usable_day(date(2025, 8, 31)) == date(2026, 7, 28)


def test_days_that_are_set_hold_whatever_the_window() -> None:
    policy = Policy(review_months=12, stale_days=30, expired_days=60)
    assert policy.last_fresh_day(date(2026, 1, 1)) == date(2026, 1, 31)
    assert policy.last_usable_day(date(2026, 1, 1)) == date(2026, 3, 2)


def test_beyond_the_calendar_nothing_ages() -> None:
    for policy in (Policy(), Policy(review_months=6), Policy(stale_days=3660, expired_days=3660)):
        assert policy.last_fresh_day(date.max) == policy.last_usable_day(date.max) == date.max


@given(DAYS, some.integers(1, 119), some.integers(0, 400))
def test_a_later_update_never_makes_a_guide_older_nor_a_longer_window_its_review_earlier(
    updated: date, months: int, later: int
) -> None:
    policy, longer = Policy(review_months=months), Policy(review_months=months + 1)
    after = updated + timedelta(days=later)
    assert policy.last_fresh_day(updated) <= policy.last_fresh_day(after)
    assert policy.last_usable_day(updated) <= policy.last_usable_day(after)
    due, then = policy.due(updated), longer.due(updated)
    assert due
    assert then
    assert due < then
    assert due < policy.last_fresh_day(updated) < policy.last_usable_day(updated)
