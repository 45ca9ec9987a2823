"""What an audit would have found earlier, and how it differs from now: the delta and the trend, from git alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from audit import since
from audit.auditor import Auditor, once
from audit.commits import Commit, HistoryError, Repository
from audit.report import count
from audit.scopes import Scopes
from audit.staleness import AuditedGuide, Change, Delta, Point
from schema.document import Document
from schema.freshness import Facts, State
from schema.limits import LARGEST_TEXT

OPEN = frozenset({State.DUE_SOON, State.OVERDUE, State.STALE, State.EXPIRED, State.INVALID})
WANTING = OPEN | {State.SNOOZED}  # a snooze puts a review off, and settles nothing


@dataclass(slots=True)
class Told:
    """What is known of earlier days, and why no more is."""

    delta: Delta | None = None
    trend: list[Point] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _View:
    """What is audited as it was: a commit, on a day."""

    commit: Commit
    day: date


class History:
    """The guides of today's paths, as one repository had them."""

    def __init__(self, auditor: Auditor, scopes: Scopes, as_of: date, owner: str | None = None) -> None:
        self.auditor, self.scopes, self.as_of, self.owner = auditor, scopes, as_of, owner
        self.zone = auditor.settings.time_zone
        self.repository = Repository(scopes.top) if scopes.top else None
        self._listed: dict[str, dict[str, str]] = {}
        self._facts: dict[str, Facts] = {}
        self._bare: set[str] = set()
        every = scopes.found.ordered
        self.doubles = {target.file for target in every} - {target.file for target in once(every)}

    def tell(self, now: Sequence[AuditedGuide], from_when: str | None, weeks: int = 0) -> Told:
        """The changes since a day or a revision, and the counts of the last so many weeks, of which `now` is the last."""
        told = Told()
        if self.repository is None:
            if from_when is not None and since.day_of(from_when, self.as_of) is None and since.misspelt(from_when):
                raise since.unknown(from_when)
            told.notes.append(self.scopes.why_none)
            return told
        nested = self.scopes.nested(guide.path for guide in now)
        if nested:
            told.notes.append(
                f"{count(len(nested), 'guide')} in other repositories below {self.scopes.top} "
                "left out of the comparison: their history is their own"
            )
        now = [guide for guide in now if guide.path not in nested]
        begun = len(told.notes)
        start = self._start(self.repository, from_when, told)
        views = self._views(self.repository, weeks, told) if weeks else []
        try:
            self._load([view.commit for view in ([start] if start else []) + views])
        except HistoryError as error:
            told.notes.append(str(error))
            return told
        if start:
            told.delta = self._delta(start, now, told)
        if weeks:
            told.trend = self._trend(views, now, weeks, told)
            if not told.trend and len(told.notes) == begun:
                told.notes.append(f"{self.scopes.shown} has no history before this week, so there is no trend")
        return told

    # which commits

    def _start(self, repository: Repository, from_when: str | None, told: Told) -> _View | None:
        if from_when is None:
            return None
        day = since.day_of(from_when, self.as_of)
        try:
            commit = repository.last_by(day, self.zone) if day else repository.named(from_when)
            if commit is None and day is None:
                if not since.misspelt(from_when):
                    repository.require_commits()
                cut = "; this clone is shallow, so it may not have been fetched" if repository.shallow else ""
                raise since.unknown(from_when, cut)
            if commit is None:
                begins = repository.begins(self.zone)
                told.notes.append(f"the history begins on {begins}, so there is nothing to compare with on {day}")
        except HistoryError as error:
            told.notes.append(str(error))
            return None
        if commit is None:
            return None
        if day is None:
            day = commit.day(self.zone)
            since.refuse_later(from_when, day, self.as_of)
        return _View(commit, day)

    def _views(self, repository: Repository, weeks: int, told: Told) -> list[_View]:
        """The earlier weeks of a trend that the history reaches."""
        views: list[_View] = []
        try:
            for day in reversed(since.days(self.as_of, weeks)[:-1]):
                commit = repository.last_by(day, self.zone)
                if commit is None:
                    break
                views.insert(0, _View(commit, day))
        except HistoryError as error:
            if str(error) not in told.notes:
                told.notes.append(str(error))
        return views

    # what they had

    def _load(self, commits: Iterable[Commit]) -> None:
        """Read every text that the commits had below the paths, each once."""
        if self.repository is None:
            return
        wanted: dict[str, None] = {}
        for commit in commits:
            if commit.name not in self._listed:
                files = self.repository.files(commit, self.scopes.insides)
                kept = {path: name for path, name in files.items() if self.scopes.target(path)}
                self._listed[commit.name] = kept
                wanted |= dict.fromkeys(kept.values())
        sizes = self.repository.sizes(wanted) if wanted else {}
        for name, size in sizes.items():
            if size > LARGEST_TEXT:
                self._facts[name] = Facts(unreadable=(f"the file is larger than {LARGEST_TEXT:,} bytes",))
        for name, data in self.repository.contents([name for name in wanted if name not in self._facts]):
            document = Document(data)
            self._facts[name] = self.auditor.facts(document)
            if not document.text.lstrip().startswith("---"):
                self._bare.add(name)

    def _guides(self, view: _View) -> Iterator[AuditedGuide]:
        """The guides of a commit on a day."""
        for path, name in self._listed[view.commit.name].items():
            target = self.scopes.target(path)
            if target and target.file not in self.doubles and not (name in self._bare and self.scopes.opens(path)):
                yield self.auditor.guide(target, self._facts[name], view.day)

    # what that comes to

    def _delta(self, view: _View, now: Sequence[AuditedGuide], told: Told) -> Delta | None:
        before = list(self._guides(view))
        if not before:
            told.notes.append(
                f"{self.scopes.shown} held no guide on {view.day}, in {view.commit.name[:12]}: "
                "there is nothing to compare with"
            )
            return None
        changes = compare(before, now, self.owner)
        return Delta(view.day, view.commit.name, **changes)

    def _trend(self, views: Sequence[_View], now: Sequence[AuditedGuide], weeks: int, told: Told) -> list[Point]:
        points = [self._point(view.day, view.commit.name, self._guides(view)) for view in views]
        reached = next((at for at, view in enumerate(views) if self._listed[view.commit.name]), len(views))
        points = points[reached:]
        if not points and weeks > 1:
            return []
        if len(points) + 1 < weeks:
            told.notes.append(
                f"the trend shows {count(len(points) + 1, 'week')} of {weeks}: "
                f"{self.scopes.shown} has no earlier history here"
            )
        return [*points, self._point(self.as_of, "", now)]

    def _point(self, day: date, revision: str, guides: Iterable[AuditedGuide]) -> Point:
        owned = [guide for guide in guides if self.owner is None or guide.belongs_to(self.owner)]
        found = Counter(guide.state for guide in owned)
        late = sum(guide.freshness.past_due for guide in owned)
        return Point(day, revision, {state: found[state] for state in State}, late)


def compare(
    before: Sequence[AuditedGuide], after: Sequence[AuditedGuide], owner: str | None = None
) -> dict[str, list[Change]]:
    """The changes between two audits by their kind, in the order of their paths; of one owner, where one is named.

    A guide that has another owner than it had is the new one's.
    """
    found: dict[str, list[Change]] = {}
    for old, new in _pairs(before, after):
        known = new or old
        if known is None or not (owner is None or known.belongs_to(owner)):
            continue
        was, state = old.state if old else None, new.state if new else None
        if name := kind(was, state):
            found.setdefault(name, []).append(Change(known.path, was, state))
    return {name: sorted(changes, key=lambda change: change.path) for name, changes in found.items()}


def kind(before: State | None, after: State | None) -> str:
    """What a change of state is called; empty for none, and for one between states that ask nothing of anybody."""
    if before is None or after is None:
        return "new" if before is None else "removed"
    if before in WANTING and after not in WANTING:
        return "resolved"
    if before in OPEN or after in OPEN:
        return "" if before is after else "better" if after.rank > before.rank else "worse"
    return ""


def _pairs(
    before: Sequence[AuditedGuide], after: Sequence[AuditedGuide]
) -> Iterator[tuple[AuditedGuide | None, AuditedGuide | None]]:
    """Each guide as it was and is: the one at the same path, else the only one of that company and role."""
    earlier = {guide.path: guide for guide in before}
    moved: list[AuditedGuide] = []
    for guide in after:
        if (old := earlier.pop(guide.path, None)) is not None:
            yield old, guide
        else:
            moved.append(guide)
    left, come = _by_inner(earlier.values()), _by_inner(moved)
    for inner, guides in come.items():
        olds = left.get(inner, [])
        if len(guides) == len(olds) == 1:
            del left[inner]
            yield olds[0], guides[0]
        else:
            yield from ((None, guide) for guide in guides)
    for olds in left.values():
        yield from ((old, None) for old in olds)


def _by_inner(guides: Iterable[AuditedGuide]) -> dict[str, list[AuditedGuide]]:
    found: dict[str, list[AuditedGuide]] = {}
    for guide in guides:
        found.setdefault(guide.inner, []).append(guide)
    return found
