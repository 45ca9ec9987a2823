"""Calendar arithmetic: it is pendulum's, without pendulum."""

from datetime import date, timedelta

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as some

from schema.dates import months_later, quarter_end, quarter_of, quarter_start

DAYS = some.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(DAYS, some.integers(-24, 240))
def test_months_later_is_what_pendulum_says(day: date, months: int) -> None:
    other = pendulum.date(day.year, day.month, day.day).add(months=months)
    assert months_later(day, months) == date(other.year, other.month, other.day)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 2, 23), 3, date(2026, 5, 23)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -13, date(2024, 12, 15)),
        (date(9999, 9, 30), 3, date(9999, 12, 30)),
        (date(1, 2, 1), -1, date.min),
    ],
)
def test_a_day_that_the_later_month_has_not_is_its_last_one(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@pytest.mark.parametrize(("day", "months"), [(date(9999, 10, 1), 3), (date.max, 1), (date.min, -1), (date.max, 240)])
def test_no_month_lies_beyond_the_calendar(day: date, months: int) -> None:
    with pytest.raises(ValueError, match="year"):
        months_later(day, months)


def test_the_calendar_s_last_quarter_has_an_end() -> None:
    assert quarter_end("9999-Q4") == date.max


@given(DAYS)
def test_a_day_s_quarter_begins_and_ends_where_pendulum_says(day: date) -> None:
    other = pendulum.date(day.year, day.month, day.day)
    assert quarter_of(day) == f"{other.year:04}-Q{other.quarter}"
    assert quarter_start(quarter_of(day)) == other.first_of("quarter")
    assert quarter_end(quarter_of(day)) == other.last_of("quarter")


@given(DAYS)
def test_a_quarter_ends_on_the_day_before_the_next_begins(day: date) -> None:
    end = quarter_end(quarter_of(day))
    assert end
    assert quarter_start(quarter_of(end + timedelta(days=1))) == end + timedelta(days=1)


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-Q0", "2025-Q5", "2025-q4", "25-Q4", "0000-Q1", "2025-Q4 ", "2025-Q4\n", "٢٠٢٥-Q4"]
)
def test_what_is_no_quarter_has_no_days(text: str) -> None:
    assert quarter_start(text) is None
    assert quarter_end(text) is None
