"""Cells below a header that gives their unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.scaled_cell import read_scaled_cell


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("150–200", "K", 150_000, 200_000), ("$150 - $200", "K", 150_000, 200_000), ("150 to 200", "K", 150_000, 200_000),
        ("$150K–$200K", "K", 150_000, 200_000), ("0.15–0.2", "M", 150_000, 200_000), ("₹20–₹38", "L", 2_000_000, 3_800_000),
        ("175", "K", 175_000, 175_000), ("150–200 (4yr vest)", "K", 150_000, 200_000),
    ],
)  # fmt: skip
def test_amounts_have_the_unit_of_their_header_unless_they_have_one(text: str, unit: str, low: int, high: int) -> None:
    (money,) = read_scaled_cell(text, unit).ranges
    assert money.low is not None
    assert money.high is not None
    assert (money.low.value, money.high.value) == (low, high)


def test_a_place_is_that_of_the_text_as_it_stands() -> None:
    cell = read_scaled_cell("$150 – $200 and odd", "K")
    assert cell.text == "$150 – $200 and odd"
    (money,) = cell.ranges
    assert cell.text[money.start : money.end] == "$150 – $200"
    assert [cell.text[part.start : part.end] for part in (*cell.notes, *cell.unread)] == ["and odd"]


def test_a_percentage_and_an_empty_cell_have_no_unit() -> None:
    percent = read_scaled_cell("10%", "K").percent
    assert percent is not None
    assert percent.low == 10
    assert read_scaled_cell("—", "K").absent


@given(st.text(alphabet="$€150–-. ,K%/()yr\u00a0ab", max_size=24))
def test_every_place_lies_in_the_text(text: str) -> None:
    cell = read_scaled_cell(text, "K")
    places = [(part.start, part.end) for part in (*cell.notes, *cell.unread)]
    places += [(money.start, money.end) for money in cell.ranges]
    places += [(conflict.start, conflict.end) for conflict in cell.conflicts]
    assert cell.text == text
    assert all(0 <= start <= end <= len(text) for start, end in places)
