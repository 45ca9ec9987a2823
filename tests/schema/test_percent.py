"""Percentages are read and written exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.money import read_cell
from schema.percent import PercentRange, format_percent, percentage

HUNDREDTHS = st.decimals(min_value=0, max_value=300, places=2)


def percent(text: str) -> tuple[Decimal | None, Decimal | None, bool] | None:
    found = read_cell(text).percent
    return (found.low, found.high, found.open_ended) if found else None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10%", "10", "10"), ("10–15%", "10", "15"), ("10-15 %", "10", "15"), ("10%-15%", "10", "15"), ("10% – 15%", "10", "15"),
        ("10 to 15 percent", "10", "15"), ("7.5–12.5%", "7.5", "12.5"), ("12,5%", "12.5", "12.5"), ("0%", "0", "0"),
        ("**10–15%**", "10", "15"), ("10–15% target", "10", "15"), ("10% of base salary", "10", "10"), ("10%–15", "10", "15"),
        ("10 per cent", "10", "10"), ("10–15% annually", "10", "15"),
    ],
)  # fmt: skip
def test_a_percentage_is_read_in_every_writing(text: str, low: str, high: str) -> None:
    assert percent(text) == (Decimal(low), Decimal(high), False)


def test_bounds_may_be_open() -> None:
    assert percent("up to 20%") == (None, Decimal(20), False)
    assert percent("20% max") == (None, Decimal(20), False)
    assert percent("15%+") == (Decimal(15), None, True)
    assert percent("10–15%+") == (Decimal(10), Decimal(15), True)


@pytest.mark.parametrize(
    "text",
    [
        "60–100% of NYC", "-5-10% vs Paris", "20% below San Francisco", "25% vests each year", "KRW (~60-70% of US)",
        "$240K (25%/yr)",
    ],
)  # fmt: skip
def test_a_share_of_something_else_is_a_note_and_no_bonus(text: str) -> None:
    cell = read_cell(text)
    assert cell.percent is None
    assert any("%" in part.text for part in cell.notes)


@pytest.mark.parametrize(
    "text", ["-10%", "+10%", "10-15-20%", "10% / 12%", "1,000%", "10.123%", "010%", "$10%", "99999%", "10+5%"]
)
def test_what_may_be_something_else_is_unread(text: str) -> None:
    cell = read_cell(text)
    assert cell.percent is None
    assert [part.text for part in cell.unread] == [text]


def test_the_place_of_a_percentage_is_its_place_in_the_cell() -> None:
    text = "$13K-$27K (10-15%)"
    found = read_cell(text).percent
    assert found is not None
    assert text[found.start : found.end] == "10-15%"


@given(HUNDREDTHS, HUNDREDTHS)
def test_what_is_written_reads_back(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    found = read_cell(format_percent(PercentRange(low, high, 0, 0))).percent
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (PercentRange(Decimal(10), Decimal(15), 0, 6), "10–15%"),
        (PercentRange(Decimal(10), Decimal(10), 0, 3), "10%"),
        (PercentRange(None, Decimal(20), 0, 9), "up to 20%"),
        (PercentRange(Decimal(15), None, 0, 4, open_ended=True), "15%+"),
    ],
)
def test_a_percentage_shows_itself(found: PercentRange, text: str) -> None:
    assert str(found) == text


def test_a_numeral_is_exact_or_nothing() -> None:
    assert percentage("12.50") == Decimal("12.5")
    assert [percentage(numeral) for numeral in ("", "1e3", "1_0", "007", "1.234", "12345", "٣")] == [None] * 7
