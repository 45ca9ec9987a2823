"""Rates are orders of magnitude."""

import pytest

from schema.currencies import CODES
from schema.exchange import per_dollar, roughly


def test_every_rate_is_of_a_currency_that_a_guide_may_name_and_above_zero() -> None:
    assert per_dollar().keys() <= CODES
    assert all(rate > 0 for rate in per_dollar().values())


@pytest.mark.parametrize(
    ("currency", "least", "most"), [("EUR", 0.5, 2), ("INR", 50, 200), ("JPY", 75, 300), ("KRW", 700, 2800)]
)
def test_a_dollar_is_worth_what_everyone_knows_within_a_factor_of_two(currency: str, least: float, most: float) -> None:
    assert least < per_dollar()[currency] < most


def test_converting_there_and_back_changes_nothing() -> None:
    there = roughly(100_000, "GBP", "JPY")
    assert there is not None
    assert roughly(there, "JPY", "GBP") == pytest.approx(100_000)


def test_a_currency_is_worth_itself_even_where_its_rate_is_unknown() -> None:
    assert roughly(5, "VES", "VES") == 5


@pytest.mark.parametrize(("one", "other"), [("VES", "USD"), ("USD", "VES")])
def test_an_unknown_rate_is_not_guessed(one: str, other: str) -> None:
    assert roughly(5, one, other) is None
