"""What an edit did to the figures of guides, as a list of changes."""

from collections.abc import Iterator
from datetime import date
from math import isfinite

from audit.edit import Edit, Edited
from schema.document import Document
from schema.figure_changes import FigureChange
from schema.named import NamedTuple
from schema.subject import Subject
from schema.table_changes import CellChange, is_told

DATES = ("last_updated", "next_review_due")
type_of_value = int | float | str | None


class Line(NamedTuple):
    """One change: of a guide as a whole, of a row, of a field. `change` says which, as `figure` or `region-added`.

    Of a table's `cell`, `field` is the level that the table gives it for, and the values are its words.
    """

    path: str
    change: str
    region: str = ""
    component: str = ""
    field: str = ""
    currency: str = ""
    old: type_of_value = None
    new: type_of_value = None
    share: float | None = None

    @property
    def percent(self) -> float | None:
        return None if self.share is None else round(self.share * 100, 1)


class FigureDiff(NamedTuple):
    """All changes since a commit; how many guides were compared, and what of them could not be."""

    base: str
    day: date
    guides: int
    lines: tuple[Line, ...]
    unread: tuple[tuple[str, str, str], ...]


def figure_diff(edit: Edit, as_of: date) -> FigureDiff:
    """Compare every guide that an edit touched with what it was."""
    unread: list[tuple[str, str, str]] = []
    changed = edit.guides()
    lines = [line for guide in changed for line in _guide(guide, edit, as_of, unread)]
    gone = [Line(edit.called(change.was), "guide-deleted") for change in edit.gone()]
    lines = sorted([*lines, *gone], key=lambda line: line.path)  # keeps the order within a guide
    day = edit.base.day(edit.settings.time_zone)
    return FigureDiff(edit.base.name, day, len(changed) + len(gone), tuple(lines), tuple(unread))


def _guide(guide: Edited, edit: Edit, as_of: date, unread: list[tuple[str, str, str]]) -> Iterator[Line]:
    path = guide.target.path
    if guide.base is None:
        yield Line(path, "guide-added")
        return
    if guide.renamed:
        yield Line(path, "guide-renamed", old=guide.was, new=path)
    if guide.data is None:
        unread.append((path, "", "the file cannot be read"))
        return
    extra = frozenset(edit.settings.extra_fields)
    before = Subject(Document(guide.base, guide.was), as_of, extra_fields=extra)
    now = Subject(Document(guide.data, path), as_of, extra_fields=extra, base=before)
    for side, when in ((now, ""), (before, " at the base")):
        if side.guide is None:
            unread.append((path, "", f"the frontmatter{when} cannot be read"))
            return
    yield from (_line(path, change) for change in now.figure_changes.changes)
    told = now.figure_changes.changes
    yield from (_cell(path, change) for change in now.table_changes if not is_told(change, told))
    unread += ((path, route, reason) for route, reason in now.figure_changes.unread)
    yield from _dates(path, now, before, unread)


def _line(path: str, change: FigureChange) -> Line:
    region, component = change.region, change.component
    old, new = (_finite(value) for value in (change.old, change.new))
    return Line(path, str(change.kind), region, component, change.field, change.currency, old, new, change.share)


def _cell(path: str, change: CellChange) -> Line:
    """A figure that the table gives and no change of the frontmatter tells of."""
    old, new = change.texts
    return Line(path, "cell", change.region, change.component, change.level, "", old, new)


def _finite(value: type_of_value) -> type_of_value:
    """JSON has no word for what YAML calls .inf and .nan."""
    return str(value) if isinstance(value, float) and not isfinite(value) else value


def _dates(path: str, now: Subject, before: Subject, unread: list[tuple[str, str, str]]) -> Iterator[Line]:
    for name in DATES:
        if name in now.reading.holes | before.reading.holes:
            unread.append((path, name, "it cannot be read on both sides"))
            continue
        old, new = getattr(before.guide, name), getattr(now.guide, name)
        if old != new:
            yield Line(path, "date", field=name, old=_iso(old), new=_iso(new))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
