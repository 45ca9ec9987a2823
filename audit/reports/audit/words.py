"""What the formats of an audit for people have in common: durations, cliffs and changes, in words."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pendulum

from audit.report import count
from audit.staleness import Audit, Change, Delta, Week

KINDS = ("new", "worse", "better", "resolved", "removed")
_NUMBER = re.compile("[0-9]+")
_SPELLED_FROM = 60  # days; fewer are as plain as words would be


def days(number: int) -> str:
    return count(number, "day")


def lasting(start: date, end: date) -> str:
    """`182 days (about 6 months)`."""
    number = (end - start).days
    if number < _SPELLED_FROM:
        return days(number)
    first, last = (pendulum.date(day.year, day.month, day.day) for day in (start, end))
    about = _NUMBER.sub(lambda match: f"{int(match[0]):,}", first.diff_for_humans(last, absolute=True))
    return f"{days(number)} (about {about})"


def longest(audit: Audit) -> str:
    """For how long the guide that is furthest past its review has been so; empty where none is."""
    late = max((guide.freshness.days_overdue for guide in audit.guides), default=0)
    return lasting(audit.as_of - timedelta(days=late), audit.as_of) if late else ""


def headline(audit: Audit, parts: str) -> str:
    """One line for the whole audit, around its counts by state."""
    late = longest(audit)
    past = f"; {audit.past_due:,} past due{f', the longest for {late}' if late else ''}" if audit.guides else ""
    newer = sum(guide.newer is not None for guide in audit.guides)
    early = f"; {newer:,} with newer evidence" if newer else ""
    return f"{count(len(audit.guides), 'guide')} as of {audit.as_of}{f': {parts}' if parts else ''}{past}{early}."


def cliff(week: Week, as_of: date) -> str:
    """A week in which too much comes due at once."""
    over = week.starts + timedelta(days=6) < as_of
    return f"{count(week.due, 'guide')} {'came' if over else 'come'} due in one week, {week.name}, from Monday {week.starts}"


def since(delta: Delta) -> str:
    """What an audit is compared with, without what is found."""
    return f"Since {delta.since}{f' ({delta.revision[:12]})' if delta.revision else ''}"


def tally(delta: Delta) -> str:
    """How many guides changed, and how."""
    parts = [f"{len(changes):,} {kind}" for kind in KINDS if (changes := getattr(delta, kind))]
    return ", ".join(parts) if parts else "no guide has changed its state"


def changes(delta: Delta) -> Iterator[tuple[str, Change]]:
    """Every change with its kind; what is worse comes first, since it wants somebody."""
    for kind in ("worse", "new", "removed", "better", "resolved"):
        for change in getattr(delta, kind):
            yield kind, change


def turned(change: Change) -> str:
    """`from due-soon to overdue`."""
    before, after = change.before, change.after
    if before is None:
        return f"now {after}"
    return f"was {before}" if after is None else f"from {before} to {after}"
