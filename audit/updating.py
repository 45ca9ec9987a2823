"""Lines of a table of figures to what is set in which guide: every line that cannot be is told, with its number."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from audit import search
from audit.arguments import near
from audit.config import Config
from audit.drafts import Wish, read, readable
from audit.figure_table import FigureTable, Line
from audit.files import Target, absolute
from audit.misuse import MisuseError
from audit.wishes import row_of, wish
from schema.edit import RefusedEditError
from schema.figure_setting import FIGURES
from schema.guide import Guide
from schema.reading import read_guide

_NAMING = ("guide", "company", "role", "region", "currency")
_FORMS = "guide (or company and role), region, and a column a field, such as base_low; or field and value"
_MOST = 20


@dataclass(slots=True)
class Update:
    """All that is set in one guide, with the lines that say so."""

    target: Target
    data: bytes
    guide: Guide
    wishes: list[Wish] = field(default_factory=list)
    lines: dict[tuple[int | None, str], int] = field(default_factory=dict)


def updates(table: FigureTable, name: str, settings: Config, cwd: Path) -> list[Update]:
    """What a table sets, guide by guide in its order; nothing where one line is wrong."""
    _refuse_columns(table, name)
    reader = _Reader(settings, cwd)
    wrong: list[str] = []
    for line in table.lines:
        try:
            reader.line(line)
        except MisuseError as error:
            wrong += [f"{name}:{line.number}: {message}" for message in error.messages]
        except RefusedEditError as error:
            wrong.append(f"{name}:{line.number}: {error}")
    if wrong:
        more = [f"{len(wrong) - _MOST:,} more lines are wrong"] if len(wrong) > _MOST else []
        raise MisuseError(*wrong[:_MOST], *more)
    return list(reader.found.values())


def _refuse_columns(table: FigureTable, name: str) -> None:
    columns = set(table.columns)
    named = "guide" in columns or {"company", "role"} <= columns
    long = {"field", "value"} <= columns
    fields = [column for column in table.columns if column not in {*_NAMING, *(("field", "value") if long else ())}]
    if not named or not (long or fields):
        raise MisuseError(
            f"{name}: the header does not say {'what to set' if named else 'which guide'}: it needs {_FORMS}"
        )
    for column in fields:
        if column not in FIGURES:
            meant = near(column, [*FIGURES, *_NAMING, "field", "value"])
            advice = f"did you mean {meant}?" if meant else f"it needs {_FORMS}"
            raise MisuseError(
                f"{name}: the header has {column or 'a column without a name'}, which is no figure: {advice}"
            )


class _Reader:
    def __init__(self, settings: Config, cwd: Path) -> None:
        self.settings, self.cwd = settings, cwd
        self.found: dict[str, Update] = {}
        self.known: dict[str, str] = {}
        self.refused: dict[str, str] = {}

    def line(self, line: Line) -> None:
        update = self._update(line)
        cells, region = dict(line.cells), line.cells.get("region", "")
        if "currency" in cells:
            self._refuse_currency(update, region, cells["currency"])
        for name, value in _fields(cells):
            try:
                made = wish(update.guide, region, name, value)
            except MisuseError as error:
                raise MisuseError(*(f"{update.target.path}: {message}" for message in error.messages)) from error
            key = (made.row, made.name)
            if key in update.lines:
                where = f"{region}: {name}" if region else name
                raise MisuseError(f"{update.target.path}: {where} is set in line {update.lines[key]} already")
            update.lines[key] = line.number
            update.wishes.append(made)

    def _update(self, line: Line) -> Update:
        name = self._path(line)
        if name in self.refused:
            raise MisuseError(self.refused[name])
        if name not in self.known:
            try:
                self.known[name] = self._open(name)
            except (MisuseError, RefusedEditError) as error:
                self.refused[name] = str(error.messages[0] if isinstance(error, MisuseError) else error)
                raise
        return self.found[self.known[name]]

    def _path(self, line: Line) -> str:
        if "guide" in line.cells:
            return line.cells["guide"]
        company, role = line.cells.get("company", ""), line.cells.get("role", "")
        if not company or not role:
            raise MisuseError("the line does not say which guide: it needs guide, or company and role")
        places = [absolute(root, self.settings.home) / company / f"{role}.md" for root in self.settings.guides]
        there = next((place for place in places if os.path.isfile(place)), None)  # noqa: PTH113  (as above)
        if there is None:
            raise MisuseError(f"there is no guide {company}/{role}.md below {' or '.join(self.settings.guides)}")
        return os.path.relpath(there, self.cwd)

    def _open(self, name: str) -> str:
        if os.path.isdir(absolute(name, self.cwd)):  # noqa: PTH112  (it raises nothing)
            raise MisuseError(f"{name} is a folder: name a guide")
        target = search.find([name], self.settings, self.cwd).ordered[0]
        real = os.path.realpath(target.file)
        if real not in self.found:
            data = read(target)
            try:
                guide = read_guide(readable(data, target.path)).guide
            except RefusedEditError as error:
                raise RefusedEditError(f"{target.path}: {error}") from error
            if guide is None:
                raise RefusedEditError(f"{target.path}: its frontmatter cannot be read: correct that first")
            self.found[real] = Update(target, data, guide)
        return real

    def _refuse_currency(self, update: Update, region: str, currency: str) -> None:
        own = update.guide.rows[row_of(update.guide, region, "currency")].currency
        if own != currency.upper():
            raise MisuseError(
                f"{update.target.path}: the figures are in {currency}, and {region or 'the row'} is in {own}: convert them first"
            )


def _fields(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that a line sets; an empty cell leaves its field as it is."""
    if "field" in cells or "value" in cells:
        if not {"field", "value"} <= cells.keys():
            raise MisuseError(
                f"the line has no {'value' if 'field' in cells else 'field'}: write it, or leave the line out"
            )
        yield cells["field"], cells["value"]
    yield from ((name, value) for name, value in cells.items() if name in FIGURES)


def lines_of(update: Update) -> Sequence[int]:
    return sorted(set(update.lines.values()))
