"""Turns guides into audited guides: their facts, the policy that holds for them, their state on a day, their owner."""

import os
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from audit import files
from audit.config import Config
from audit.files import Target
from audit.globs import matches
from audit.owners import Owners
from audit.staleness import AuditedGuide, Week
from schema.document import Document
from schema.freshness import Facts, State, assess, facts
from schema.policy import Policy
from schema.reading import read_guide

WEEKS_AHEAD = 13  # a quarter
CAPACITY = 100  # reviews a week that are no cliff, unless the configuration says otherwise
_RESTING = frozenset({State.DRAFT, State.RETIRED})


class Auditor:
    """Audits guides by one configuration; what a text says is taken once, however many days it is judged on."""

    def __init__(self, settings: Config, owners: Owners) -> None:
        self.settings, self.owners = settings, owners
        self.extra = frozenset(settings.extra_fields)

    def facts(self, document: Document) -> Facts:
        return facts(document, read_guide(document, self.extra))

    def policy(self, known: Facts, shown: str) -> Policy:
        """The policy of a guide, by its path below the configuration's folder."""
        return self.settings.policies.policy(known.quality, self.globs(shown), known.review_months)

    def globs(self, shown: str) -> list[str]:
        return [glob for glob in self.settings.policies.paths if matches(shown, (glob,))]

    def guide(self, target: Target, known: Facts, as_of: date) -> AuditedGuide:
        """One guide on one day."""
        shown = files.shown(target.place, self.settings.home)
        state = assess(known, self.policy(known, shown), as_of)
        owner = self.owners.of(target.file, shown, known.owner)
        return AuditedGuide(target.path, target.inner, known, state, owner)

    def guides(self, targets: Iterable[Target], as_of: date) -> list[AuditedGuide]:
        """The guides as they are on disk now."""
        return [self.guide(target, self.facts(files.read(target)), as_of) for target in targets]


def once(targets: Iterable[Target]) -> list[Target]:
    """Each file once, however many links lead to it: by its own path where that is among them, else by the first."""
    kept: dict[str, tuple[tuple[bool, bool, str], Target]] = {}
    folders: dict[str, str] = {}
    for target in targets:
        place, folder = target.place, target.folder.place
        linked = os.path.islink(place)  # noqa: PTH114  (thousands of them)
        if linked or os.name == "nt":  # where a name leads to a file that is written in other letters
            real = os.path.realpath(place)
        else:
            if folder not in folders:
                folders[folder] = os.path.realpath(folder)
            real = os.path.join(folders[folder], target.name)  # noqa: PTH118  (as above)
        rank = (place != real, linked, target.path)
        if real not in kept or rank < kept[real][0]:
            kept[real] = rank, target
    return sorted((target for _, target in kept.values()), key=lambda target: target.path)


def week_of(day: date) -> tuple[str, date]:
    """The ISO week of a day, by name and by its Monday."""
    year, week, weekday = day.isocalendar()
    return f"{year}-W{week:02}", day - timedelta(days=weekday - 1)


def forecast(guides: Iterable[AuditedGuide], as_of: date, weeks: int = WEEKS_AHEAD) -> list[Week]:
    """What comes due in each of the weeks from that of the audit on; what is past due already is not among it."""
    _, monday = week_of(as_of)
    left = (date.max - monday).days // 7  # the calendar ends
    days = [monday + timedelta(weeks=number) for number in range(min(weeks, left + 1))]
    owners: dict[date, dict[str, int]] = {day: {} for day in days}
    for guide in guides:
        due = guide.facts.next_review_due
        if due is None or due < as_of or guide.state in _RESTING:
            continue
        start = week_of(due)[1]
        if start in owners:
            owners[start][guide.owner] = owners[start].get(guide.owner, 0) + 1
    return [Week(week_of(day)[0], day, sum(owners[day].values()), owners[day]) for day in days]


def cliffs(guides: Iterable[AuditedGuide], capacity: int = CAPACITY) -> list[Week]:
    """Every week, past or to come, in which more guides came or come due than can be looked at in one."""
    counts: dict[date, dict[str, int]] = {}
    for guide in guides:
        due = guide.facts.next_review_due
        if due is not None and guide.state not in _RESTING:
            owners = counts.setdefault(week_of(due)[1], {})
            owners[guide.owner] = owners.get(guide.owner, 0) + 1
    return [
        Week(week_of(day)[0], day, sum(owners.values()), owners)
        for day, owners in sorted(counts.items())
        if sum(owners.values()) > capacity
    ]


def located(top: Path | None, file: Path) -> str | None:
    """A file's path below the top of its repository, as git names it."""
    return file.relative_to(top).as_posix() if top is not None and top in file.parents else None
