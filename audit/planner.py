"""Proposes a day for every guide's next review: the worst first, no week beyond what can be looked at in it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from audit.auditor import week_of
from audit.report import count
from audit.staleness import AuditedGuide
from audit.working_weeks import WorkingWeeks, number_of
from schema.freshness import State, settled_through

_QUALITIES = {"low": 0, "medium": 1, "high": 2}
_LATE = frozenset({State.EXPIRED, State.STALE, State.OVERDUE})
_RESTING = frozenset({State.DRAFT, State.RETIRED})


@dataclass(frozen=True, slots=True)
class Planned:
    """One guide, the day of its next review, and why that day; `kept` where the guide says so already."""

    guide: AuditedGuide
    day: date
    why: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A guide that is not planned, and why; a draft and a retired guide need no plan."""

    guide: AuditedGuide
    reason: str

    @property
    def resting(self) -> bool:
        return self.guide.state in _RESTING

    @property
    def unplaced(self) -> bool:
        """Whether the guide should have had a day."""
        return not self.resting and self.guide.state is not State.INVALID


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """An ISO week, and how many reviews it holds, by owner."""

    name: str
    starts: date
    guides: int
    owners: Mapping[str, int]
    elsewhere: int = 0  # reviews planned for guides that the command does not name


@dataclass(frozen=True)
class Plan:
    """A day for each guide, by day, and the guides that got none."""

    as_of: date
    starts: date
    per_week: int
    planned: Sequence[Planned]
    left_out: Sequence[LeftOut] = ()
    elsewhere: Sequence[Planned] = ()

    @property
    def new(self) -> list[Planned]:
        return [each for each in self.planned if not each.kept]

    @cached_property
    def weeks(self) -> list[PlannedWeek]:
        owners: dict[date, Counter[str]] = {}
        for each in self.planned:
            owners.setdefault(week_of(each.day)[1], Counter())[each.guide.owner] += 1
        others = Counter(week_of(each.day)[1] for each in self.elsewhere)
        return [
            PlannedWeek(week_of(monday)[0], monday, counts.total(), dict(sorted(counts.items())), others[monday])
            for monday, counts in sorted(owners.items())
        ]

    @property
    def crowded(self) -> list[PlannedWeek]:
        """Weeks that plans made earlier have filled beyond what a week takes."""
        return [week for week in self.weeks if week.guides + week.elsewhere > self.per_week]


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """A guide to be planned: when it is due, whether it is late already, and the first week that may have it.

    `missed` is the day of a plan that has gone by.
    """

    guide: AuditedGuide
    due: date
    late: bool
    days_late: int
    released: int
    missed: date | None = None

    @property
    def pressing(self) -> bool:
        """Whether the guide takes the earliest place there is."""
        return self.late or self.missed is not None

    @property
    def rank(self) -> tuple[int, int, int, int, int, str]:
        """Missed plans first, then what is late by state and by days, then what is due the soonest; low quality, most rows."""
        known = self.guide.facts
        urgency = (1, self.guide.state.rank, -self.days_late) if self.late else (2, 0, self.due.toordinal())
        if self.missed is not None:
            urgency = (0, self.guide.state.rank, -self.days_late)
        return (*urgency, _QUALITIES.get(known.quality or "", 0), -known.rows, self.guide.path)


def plan(
    guides: Iterable[AuditedGuide],
    as_of: date,
    per_week: int,
    *,
    starts: date | None = None,
    limits: Mapping[str, int] | None = None,
    holidays: Collection[date] = (),
    others: Iterable[AuditedGuide] = (),
) -> Plan:
    """Spread the reviews of guides over the weeks from a day on; `limits` are what one owner can look at in a week.

    The plans of `others` stay as they are and take their room. What is late, or had a plan that was missed, comes first, in the
    earliest week with room. What is not yet due keeps the week it is due in, or where that is full, the nearest one before it; only
    where none before has room does it come after its due date.
    """
    first = max(starts or as_of, as_of)
    weeks = WorkingWeeks(first, per_week, limits or {}, holidays)
    kept, jobs, left = _sorted_out(guides, as_of, weeks)
    loads: Counter[date] = Counter()
    elsewhere = _sorted_out(others, as_of, weeks)[0]
    for each in [*kept, *elsewhere]:
        weeks.take(number_of(each.day), each.guide.owner)
        loads[each.day] += 1
    placed = _placed(jobs, weeks)
    left += [LeftOut(job.guide, "the calendar ends before there is room for it") for job in jobs if job not in placed]
    by_week: dict[int, list[_Job]] = {}
    for job in jobs:
        if job in placed:
            by_week.setdefault(placed[job], []).append(job)
    new = [
        Planned(job.guide, day, _why(job, day))
        for week, some in by_week.items()
        for job, day in _on_days(some, weeks.days(week), loads)
    ]
    ranks = {job.guide.path: job.rank for job in jobs}
    nowhere = (0, 0, 0, 0, 0, "")
    planned = sorted(
        [*kept, *new], key=lambda each: (each.day, each.kept, ranks.get(each.guide.path, nowhere), each.guide.path)
    )
    return Plan(as_of, first, per_week, planned, left, elsewhere)


def _sorted_out(
    guides: Iterable[AuditedGuide], as_of: date, weeks: WorkingWeeks
) -> tuple[list[Planned], list[_Job], list[LeftOut]]:
    """The guides that have a plan, those that need one (the worst first), and those that get none."""
    kept: list[Planned] = []
    jobs: list[_Job] = []
    left: list[LeftOut] = []
    for guide in guides:
        planned_for, due = guide.freshness.planned_for, guide.facts.next_review_due
        if guide.state in _RESTING:
            left.append(LeftOut(guide, f"its status is {guide.state}"))
        elif guide.state is State.INVALID or due is None:
            left.append(LeftOut(guide, "; ".join(guide.freshness.reasons) or "its dates cannot be read"))
        elif planned_for is not None and planned_for >= as_of:
            kept.append(Planned(guide, planned_for, "planned already", kept=True))
        elif weeks.limits.get(guide.owner) == 0:
            left.append(LeftOut(guide, f"its owner {guide.owner} takes no reviews: owner-capacity is 0"))
        else:
            jobs.append(_job(guide, due, as_of, weeks.first))
    return kept, sorted(jobs, key=lambda job: job.rank), left


def _job(guide: AuditedGuide, due: date, as_of: date, first: int) -> _Job:
    state, policy_due = guide.freshness, guide.freshness.policy_due
    late = state.past_due or state.state in _LATE
    # A guide may set itself a date that is later than its policy allows, and be stale before it.
    since = min(due, policy_due) if late and policy_due else due
    released = first if state.snoozed_until is None else max(number_of(state.snoozed_until) + 1, first)
    settled = settled_through(guide.facts, as_of)
    if settled and not late:  # a plan for a day before would count as done already
        released = max(released, min(number_of(settled) + 1, number_of(due)))
    return _Job(guide, due, late, max((as_of - since).days, 0), released, state.planned_for)


def _placed(jobs: Sequence[_Job], weeks: WorkingWeeks) -> dict[_Job, int]:
    """The week of every job that there is one for; the jobs come the worst first."""
    placed: dict[_Job, int] = {}

    def put(job: _Job, week: int | None) -> None:
        if week is not None:
            placed[job] = week
            weeks.take(week, job.guide.owner)

    for job in jobs:
        if job.pressing:
            put(job, weeks.earliest(job.guide.owner, job.released))
    for job in jobs:
        if not job.pressing:
            put(job, weeks.latest(job.guide.owner, _last_week(job.due, weeks), job.released))
    for job in jobs:
        if job not in placed:
            put(job, weeks.earliest(job.guide.owner, job.released))
    _worse_before_better([job for job in jobs if not job.pressing and job in placed], placed)
    return placed


def _last_week(due: date, weeks: WorkingWeeks) -> int:
    """The last week that has a working day up to the due date."""
    week = number_of(due)
    while week >= weeks.first and not any(day <= due for day in weeks.days(week)):
        week -= 1
    return week


def _worse_before_better(jobs: Iterable[_Job], placed: dict[_Job, int]) -> None:
    """Give the earlier of the weeks that guides of one owner and due date have to the worse of these guides."""
    alike: dict[tuple[str, date, int], list[_Job]] = {}
    for job in jobs:
        alike.setdefault((job.guide.owner, job.due, job.released), []).append(job)
    for group in alike.values():
        placed.update(zip(group, sorted(placed[job] for job in group), strict=True))


def _on_days(jobs: Sequence[_Job], days: Sequence[date], loads: Mapping[date, int]) -> list[tuple[_Job, date]]:
    """Spread a week's jobs evenly over its days, none after its due date, the worst early; `loads` are taken already."""
    last = {job: _last_day(job, days) for job in jobs}
    held = [loads.get(day, 0) for day in days]
    added = [0] * len(days)
    for job in sorted(jobs, key=lambda job: last[job]):
        place = min(range(last[job] + 1), key=lambda day: held[day] + added[day])
        added[place] += 1
    # From the last day backwards: each takes the mildest of those that may wait so long, so that the worst come early.
    found: list[tuple[_Job, date]] = []
    waiting = list(reversed(jobs))
    for place in reversed(range(len(days))):
        taken = [job for job in waiting if last[job] >= place][: added[place]]
        found += [(job, days[place]) for job in taken]
        gone = set(taken)
        waiting = [job for job in waiting if job not in gone]
    return found


def _last_day(job: _Job, days: Sequence[date]) -> int:
    """The last of a week's days that a job may have: where all are after its due date, any."""
    fitting = sum(day <= job.due for day in days)
    return (fitting or len(days)) - 1


def _why(job: _Job, day: date) -> str:
    if job.late:
        state = job.guide.freshness
        why = (
            f"{count(state.days_overdue, 'day')} past due" if state.past_due else (*state.reasons, str(state.state))[0]
        )
    else:
        why = f"due on {job.due}"
        weeks = number_of(job.due) - number_of(day)
        if day > job.due:
            why += ", and there is no room before"
        elif weeks > 0:
            why += f", pulled {count(weeks, 'week')} forward"
    if job.missed:
        why = f"its plan for {job.missed} was missed; {why}"
    if snoozed := job.guide.freshness.snoozed_until:
        why += f", snoozed until {snoozed}"
    return f"{why}; low quality" if job.guide.facts.quality == "low" else why
