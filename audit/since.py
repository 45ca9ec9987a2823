"""How far back an audit looks: the values of --since and --trend, and what is said of those that cannot be read."""

import re
from datetime import date, timedelta

from audit.misuse import MisuseError
from schema.dates import months_later

WAYS = "write a duration (7d, 4w, 3m), a date (2026-11-21) or a git revision"
LONGEST_TREND = 520  # ten years of weeks
_DURATION = re.compile(r"([0-9]+)([dwm])", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_ALMOST = re.compile(r"(?![0-9a-f]{4,}$)[0-9]+ ?[A-Za-z]*|", re.ASCII)
_WEEKS = re.compile(r"([0-9]{1,6})w", re.ASCII)


def day_of(since: str, as_of: date) -> date | None:
    """The day that a duration or a date means, seen from the day of the audit; None for what can only be a revision."""
    if _DATE.fullmatch(since):
        try:
            day = date.fromisoformat(since)
        except ValueError as error:
            raise MisuseError(f"--since is {since}, which is no date ({error}): {WAYS}") from error
        refuse_later(since, day, as_of)
        return day
    if match := _DURATION.fullmatch(since):
        try:
            return _before(as_of, int(match[1]), match[2])
        except (OverflowError, ValueError) as error:
            raise MisuseError(f"--since is {since}, which leads beyond the calendar: {WAYS}") from error
    return None


def _before(day: date, number: int, unit: str) -> date:
    if unit == "m":
        return months_later(day, -number)
    return day - timedelta(days=number * (7 if unit == "w" else 1))


def refuse_later(since: str, day: date, as_of: date) -> None:
    """What lies after the day of the audit is not compared with it."""
    if day > as_of:
        told = "" if since == day.isoformat() else f", of {day}"
        raise MisuseError(f"--since is {since}{told}, which lies after the day of the audit, {as_of}")


def unknown(since: str, more: str = "") -> MisuseError:
    """What is said of a text that is no day and no revision."""
    return MisuseError(f"--since is {since or 'empty'}, which git knows no commit by{more}: {WAYS}")


def weeks(trend: str) -> int:
    """How many weeks a trend is to show."""
    match = _WEEKS.fullmatch(trend)
    number = int(match[1]) if match else 0
    if not 1 <= number <= LONGEST_TREND:
        raise MisuseError(f"--trend is {trend or 'empty'}: write a number of weeks from 1w to {LONGEST_TREND}w, as 12w")
    return number


def days(as_of: date, number: int) -> list[date]:
    """The same weekday in each of the last so many weeks, the oldest first, the day of the audit last."""
    try:
        return [as_of - timedelta(weeks=back) for back in range(number - 1, -1, -1)]
    except OverflowError as error:
        raise MisuseError(f"--trend is {number}w, which leads beyond the calendar") from error


def misspelt(since: str) -> bool:
    """Whether a text looks like a duration that went wrong rather than like a revision."""
    return bool(_ALMOST.fullmatch(since))
