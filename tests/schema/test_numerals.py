"""Numerals that mean one number are read, all others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.numerals import is_bare_count, whole_units


@pytest.mark.parametrize(
    ("numeral", "scale", "code", "units"),
    [
        ("150,000", 1, "USD", 150_000), ("150000", 1, None, 150_000), ("150 000", 1, "SEK", 150_000),
        ("1 234 567", 1, None, 1_234_567),
        ("120'000", 1, "CHF", 120_000), ("120’000", 1, "CHF", 120_000), ("28,00,000", 1, "INR", 2_800_000),
        ("28,00,000", 1, None, 2_800_000),
        ("150.000", 1, "EUR", 150_000), ("1.234.567", 1, "USD", 1_234_567), ("150,000.00", 1, "USD", 150_000),
        ("0", 1, "USD", 0),
        ("150.000,00", 1, "EUR", 150_000), ("1.26", 10**6, "HKD", 1_260_000), ("1.085", 10**6, "USD", 1_085_000),
        ("1.250", 10**6, "EUR", 1_250_000), ("1,143", 1000, "BRL", 1_143_000), ("1,234.5", 1000, "USD", 1_234_500),
        ("1,5", 10**6, "EUR", 1_500_000), ("0.5", 10**6, "USD", 500_000), ("2.0", 10**6, "TWD", 2_000_000),
        ("1.097", 1000, "USD", 1_097),
    ],
)  # fmt: skip
def test_a_numeral_with_one_meaning_is_read(numeral: str, scale: int, code: str | None, units: int) -> None:
    assert whole_units(numeral, scale=scale, suffixed=scale > 1, code=code) == units


@pytest.mark.parametrize(
    ("numeral", "scale", "code"),
    [
        ("1.234", 1, None), ("1.234", 1, "USD"), ("1,50", 1, "USD"), ("1.50", 1, "USD"), ("1.2345", 1000, "USD"),
        ("1.234", 1000, "EUR"),
        ("1.234", 1000, None), ("28,00,000", 1, "USD"), ("012", 1, "USD"), ("00", 1, "USD"), ("1,5", 10**6, "USD"),
        ("1,234,56", 1, "USD"),
        ("1,234 567", 1, "USD"), ("1.234,567", 1, "EUR"), ("0,123", 1, "USD"), ("1" * 19, 1, "USD"),
        ("1" * 500, 1, "USD"),
        ("150.5", 1, "USD"), ("1.234.567", 1000, "EUR"), ("12,34", 1, "INR"),
    ],
)  # fmt: skip
def test_a_numeral_with_two_meanings_or_none_is_not(numeral: str, scale: int, code: str | None) -> None:
    assert whole_units(numeral, scale=scale, suffixed=scale > 1, code=code) is None


@given(st.integers(0, 10**15), st.sampled_from([1, 1_000, 100_000, 10**6, 10**7, 10**9]))
def test_no_digit_of_a_decimal_is_rounded_away(units: int, scale: int) -> None:
    behind = str(units % scale).zfill(len(str(scale)) - 1) if scale > 1 else ""
    numeral = f"{units // scale:,}" + (f".{behind}" if behind else "")
    read = whole_units(numeral, scale=scale, suffixed=scale > 1, code="USD")
    assert read in ({units} if len(numeral.replace(",", "").replace(".", "")) <= 18 else {units, None})


def test_up_to_four_digits_that_nothing_parts_may_be_anything() -> None:
    assert [is_bare_count(numeral) for numeral in ("5", "10", "2025", "0", "1,500", "15000")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
