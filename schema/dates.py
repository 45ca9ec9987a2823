"""Calendar arithmetic on whole days: months later, quarters."""

import re
from datetime import date
from functools import lru_cache

_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # the standard library's calendar knows, and brings the locale


@lru_cache(maxsize=256)  # many guides were updated on the same day
def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day where it is shorter.

    A ValueError where no calendar has that year.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _days(year, month + 1)))


@lru_cache(maxsize=256)  # many guides describe the same quarter
def quarter_start(quarter: str) -> date | None:
    """The first day of a quarter such as `2025-Q4`."""
    match = _QUARTER.fullmatch(quarter)
    if not match or match[1] == "0000":
        return None
    return date(int(match[1]), 3 * int(match[2]) - 2, 1)


def quarter_end(quarter: str) -> date | None:
    """The last day of a quarter such as `2025-Q4`."""
    start = quarter_start(quarter)
    if start is None:
        return None
    month = start.month + 2
    return date(start.year, month, _days(start.year, month))


def _days(year: int, month: int) -> int:
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + leap


def quarter_of(day: date) -> str:
    """The quarter that a day lies in."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"
