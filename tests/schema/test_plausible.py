"""Which figures are plausible, and what an implausible one is taken for."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import countries
from schema.exchange import per_dollar
from schema.guide import COMPONENTS
from schema.plausible import WIDEST_RANGE, Mistake, bounds, explain, fits, told_by_year

# The lowest and the highest figure of each currency in 2,016 real guides, with the countries of their regions.
REAL = [
    (40_000, "USD", "base", "IN"), (55_000, "USD", "base", "IN"), (478_000, "USD", "base", "US"),
    (25_000, "USD", "total_comp", "IN"), (1_100_000, "USD", "total_comp", "US"), (10_000, "USD", "stock", "US"),
    (920_000, "USD", "stock", "US"), (8_000, "USD", "bonus", "US"), (725_000, "USD", "bonus", "US"),
    (8_000, "USD", "signing_bonus", "US"), (120_000, "USD", "signing_bonus", "US"), (55_000, "GBP", "base", "GB"),
    (358_000, "GBP", "base", "GB"), (45_000, "GBP", "total_comp", "GB"), (890_000, "GBP", "total_comp", "GB"),
    (5_000, "GBP", "signing_bonus", "GB"), (40_000, "EUR", "base", "RO"), (904_000, "EUR", "total_comp", "DE"),
    (110_000, "CAD", "base", "CA"), (495_000, "CAD", "total_comp", "CA"), (100_000, "AUD", "base", "AU"),
    (385_000, "AUD", "total_comp", "AU"), (72_000, "SGD", "base", "SG"), (750_000, "SGD", "total_comp", "SG"),
    (620_000, "HKD", "base", "HK"), (4_660_000, "HKD", "total_comp", "HK"), (1_000_000, "INR", "base", "IN"),
    (14_400_000, "INR", "stock", "IN"), (13_700_000, "INR", "total_comp", "IN"), (320_000, "CNY", "base", "CN"),
    (2_200_000, "CNY", "total_comp", "CN"), (7_000_000, "JPY", "base", "JP"),
    (32_000_000, "JPY", "total_comp", "JP"),
]  # fmt: skip


@pytest.mark.parametrize(("amount", "currency", "component", "country"), REAL)
def test_the_extremes_of_real_guides_are_plausible(amount: int, currency: str, component: str, country: str) -> None:
    assert explain(amount, currency, component, {country}) is None
    assert explain(amount, currency, component) is None


@pytest.mark.parametrize(("amount", "currency", "component", "country"), REAL)
def test_the_extremes_of_real_guides_lie_well_within_the_bounds(
    amount: int, currency: str, component: str, country: str
) -> None:
    assert explain(round(amount * 0.55), currency, component, {country}) is None
    assert explain(round(amount * 2.9), currency, component, {country}) is None


@pytest.mark.parametrize(
    ("amount", "currency", "country", "looks", "meant"),
    [
        (150, "USD", "US", "written in thousands", 150_000),
        (28, "INR", "IN", "written in lakhs", 2_800_000),
        (2_800, "INR", "IN", "written in thousands", 2_800_000),
        (51_000, "SEK", "SE", "a monthly figure", 612_000),
        (7_500, "EUR", "DE", "a monthly figure", 90_000),
        (15_500, "USD", "US", "a digit short", 155_000),
        (10, "JPY", "JP", "written in millions", 10_000_000),
        (1_000, "JPY", "JP", "written in ten thousands", 10_000_000),
        (10_000, "JPY", "JP", "written in thousands", 10_000_000),
        (60, "KRW", "KR", "written in millions", 60_000_000),
        (64, "CNY", "CN", "written in ten thousands", 640_000),
        (1_550_000, "USD", "US", "a digit too long", 155_000),
        (15_500_000, "USD", "US", "written in cents or pence", 155_000),
        (155_000_000, "USD", "US", "three zeros too long", 155_000),
    ],
)
def test_the_likeliest_mistake_comes_first(amount: int, currency: str, country: str, looks: str, meant: int) -> None:
    mistake = explain(amount, currency, "base", {country})
    assert mistake is not None
    assert mistake.readings[0] == (looks, meant)


def test_a_month_and_a_lost_digit_are_both_told_since_no_figure_tells_them_apart() -> None:
    swedish, american = explain(51_000, "SEK", "base", {"SE"}), explain(15_500, "USD", "base", {"US"})
    assert swedish is not None
    assert american is not None
    assert [reading.looks for reading in swedish.readings] == ["a monthly figure", "a digit short"]
    assert [reading.looks for reading in american.readings] == ["a digit short", "a monthly figure"]


def test_a_figure_that_no_slip_explains_is_still_implausible() -> None:
    assert explain(3, "USD", "base", {"US"}) == Mistake(too_low=True, readings=())


def test_dollars_are_judged_by_the_country_they_are_paid_in() -> None:
    assert explain(20_000, "USD", "base", {"IN"}) is None
    assert explain(20_000, "USD", "base", {"US"}) is not None
    assert explain(20_000, "USD", "base", {"US", "IN"}) is None
    assert explain(20_000, "USD", "base") is None


def test_euros_are_judged_by_the_country_they_are_paid_in() -> None:
    assert explain(9_000, "EUR", "base", {"BG"}) is None
    assert explain(9_000, "EUR", "base", {"DE"}) is not None


def test_a_partner_of_a_trading_firm_may_earn_millions() -> None:
    assert explain(3_000_000, "USD", "total_comp", {"US"}) is None
    assert explain(10_000_000, "USD", "stock", {"US"}) is None


@pytest.mark.parametrize("amount", [0, -150])
def test_nothing_and_less_than_nothing_are_left_to_another_rule(amount: int) -> None:
    assert explain(amount, "USD", "stock", {"US"}) is None


@pytest.mark.parametrize("currency", ["VES", "XXX", "usd", ""])
def test_a_currency_of_unknown_worth_is_not_judged(currency: str) -> None:
    assert bounds(currency, "base") is None
    assert explain(1, currency, "base") is None
    assert fits(1, currency, "base") is None


@pytest.mark.parametrize("currency", sorted(per_dollar()))
@pytest.mark.parametrize("component", COMPONENTS)
def test_bounds_are_orders_of_magnitude_apart(currency: str, component: str) -> None:
    found = bounds(currency, component)
    assert found is not None
    assert 0 < found.low < found.high / WIDEST_RANGE


@pytest.mark.parametrize("country", sorted(countries.own_currencies()))
def test_pay_in_dollars_and_at_home_is_judged_alike_within_a_factor_of_four(country: str) -> None:
    own = countries.own_currencies()[country]
    at_home, in_dollars = bounds(own, "base", frozenset({country})), bounds("USD", "base", frozenset({country}))
    if at_home is None or in_dollars is None:
        return
    ratio = at_home.low / per_dollar()[own] / in_dollars.low
    assert 1 <= ratio < 4


@given(
    st.integers(min_value=1, max_value=10**12), st.sampled_from(sorted(per_dollar())), st.sampled_from(COMPONENTS),
    st.sampled_from(["US", "IN", "DE", "SE", "KR", "NG"]),
)  # fmt: skip
def test_what_an_amount_is_taken_for_is_itself_plausible(
    amount: int, currency: str, component: str, country: str
) -> None:
    mistake = explain(amount, currency, component, {country})
    assert (mistake is None) == bool(fits(amount, currency, component, {country}))
    for reading in mistake.readings if mistake else ():
        assert explain(reading.meant, currency, component, {country}) is None
        assert (reading.meant > amount) == (mistake is not None and mistake.too_low)


def test_the_page_shows_the_bounds_as_they_are() -> None:
    page = (Path(__file__).parents[2] / "docs" / "plausible.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| ([A-Z]{3}), ([A-Z]{2}) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$", page, re.MULTILINE)
    assert len(shown) >= 15
    for currency, country, lowest, base, total in shown:
        held = bounds(currency, "base", frozenset({country})), bounds(currency, "total_comp", frozenset({country}))
        assert held[0] is not None
        assert held[1] is not None
        assert (f"{held[0].low:,.0f}", f"{held[0].high:,.0f}", f"{held[1].high:,.0f}") == (lowest, base, total)


@pytest.mark.parametrize(
    ("amount", "currency", "yearly"),
    [
        (60_000, "GBP", True),
        (70_000, "EUR", True),
        (5_000, "EUR", False),
        (18_000, "PLN", False),
        (8_000_000, "JPY", True),
    ],
)
def test_an_amount_without_a_period_is_a_year_s_where_a_month_s_would_be_too_much(
    amount: int, currency: str, yearly: bool
) -> None:
    assert told_by_year(amount, currency) is yearly
