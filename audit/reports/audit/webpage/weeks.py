"""The calendar: what is past due by the week it came due in, and what the coming weeks bring."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from audit.auditor import week_of
from audit.reports.audit.webpage.wording import shown
from audit.staleness import Audit

LONGEST_PAST = 52  # weeks that stand alone; what came due before them stands in one
NAMED = 3  # owners of a week
_STEPS = (0.1, 0.4, 0.75)  # where the shades of a week begin, as parts of the fullest one


@dataclass(frozen=True, slots=True)
class Tile:
    """One week of the calendar; `shade` goes from 0 for none to 4."""

    name: str
    starts: date | None
    number: int
    shade: int
    whose: str
    now: bool = False
    cliff: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """Both halves of the calendar, each in the order of time."""

    past: Sequence[Tile]
    coming: Sequence[Tile]
    earlier: int
    past_due: int
    coming_due: int


def calendar(audit: Audit) -> Calendar:
    late: dict[tuple[str, date], Counter[str]] = {}
    for guide in audit.guides:
        if guide.freshness.past_due and guide.facts.next_review_due:
            late.setdefault(week_of(guide.facts.next_review_due), Counter())[guide.owner] += 1
    this, monday = week_of(audit.as_of)
    oldest = monday - timedelta(weeks=LONGEST_PAST - 1) if monday.toordinal() > LONGEST_PAST * 7 else date.min
    told = {week: owners for week, owners in late.items() if week[1] >= oldest}
    earlier = sum(owners.total() for week, owners in late.items() if week[1] < oldest)
    fullest = max([1, *(week.due for week in audit.forecast), *(owners.total() for owners in told.values())])
    cliffs = {week.starts for week in audit.cliffs}

    def tile(name: str, starts: date, owners: Mapping[str, int], number: int, *, now: bool) -> Tile:
        return Tile(name, starts, number, _shade(number, fullest), whose(owners), now, starts in cliffs)

    past = []
    day = min((starts for _, starts in told), default=monday)
    while day < monday or (day == monday and (this, monday) in told):
        week = week_of(day)
        owners = told.get(week, Counter[str]())
        past.append(tile(week[0], day, owners, owners.total(), now=day == monday))
        day += timedelta(weeks=1)
    coming = [tile(week.name, week.starts, week.owners, week.due, now=week.name == this) for week in audit.forecast]
    return Calendar(past, coming, earlier, audit.past_due, sum(week.due for week in audit.forecast))


def whose(owners: Mapping[str, int]) -> str:
    """`@pay 12, @tech 3 and 2 more`, the owner with the most first."""
    first = sorted(owners, key=lambda owner: (-owners[owner], owner))
    names = ", ".join(f"{shown(owner)} {owners[owner]:,}" for owner in first[:NAMED])
    return f"{names} and {len(first) - NAMED:,} more" if len(first) > NAMED else names


def _shade(number: int, fullest: int) -> int:
    return 1 + sum(number / fullest > step for step in _STEPS) if number else 0
