"""Figures of a row set in both places: in the frontmatter, and in every table's cells that give them, each in its own style."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from decimal import Decimal
from typing import Any

from schema.cell_doubts import doubts
from schema.differences import PERCENTS, fields_of
from schema.document import Document
from schema.edit import RefusedEditError, applied
from schema.edit_cells import in_table
from schema.figures import BOUNDS, compared_range, times_to_compare
from schema.finding import Edit, Fix, Refused
from schema.fixes.cells import cell_fix, empty_cell_fix
from schema.fixes.figures import figures_of
from schema.guide import COMPONENTS, Row
from schema.named import NamedTuple
from schema.pairing import Place
from schema.pay_cell import Entry
from schema.row_edit import set_in_row
from schema.subject import Subject
from schema.table_cells import Cells, cells_of
from schema.usual_style import usual_percent, usual_range
from schema.wording import both, figure

type_of_wish = int | float | None

FIGURES = frozenset(field for component in COMPONENTS for field in fields_of(component))
NOTHING = "—"


class WrittenCell(NamedTuple):
    """A cell by its route, what stood there, and what does now."""

    at: str
    before: str
    after: str
    component: str


class Setting(NamedTuple):
    """The edits that set figures of one row, and the cells among them."""

    edits: tuple[Edit, ...]
    cells: tuple[WrittenCell, ...]


def figures_set(subject: Subject, number: int, wishes: Mapping[str, type_of_wish]) -> Setting:
    """Set figures of a row in both places, proved by reading the result; refused where one of the two cannot be written."""
    guide = subject.guide
    if guide is None:
        raise RefusedEditError("its frontmatter cannot be read: correct that first")
    row = guide.rows[number]
    edits: list[Edit] = []
    cells: list[WrittenCell] = []
    for component in COMPONENTS:
        wanted = {name: wishes[name] for name in fields_of(component) if name in wishes}
        if wanted:
            for edit, cell in _in_tables(subject, number, component, wanted):
                edits.append(edit)
                cells.append(cell)
    held = {name: getattr(row, name) for name in wishes}
    holes = {name for name in wishes if f"compensation[{number}].{name}" in subject.reading.holes}
    fields = {name: value for name, value in wishes.items() if value != held[name] or name in holes}
    if fields:
        edits += set_in_row(subject.document, number, fields)
    setting = Setting(tuple(edits), tuple(cells))
    _prove(subject, number, wishes, setting)
    return setting


def _in_tables(
    subject: Subject, number: int, component: str, wanted: Mapping[str, type_of_wish]
) -> Iterator[tuple[Edit, WrittenCell]]:
    """The edits of all tables' cells of one component."""
    row = _row(subject, number)
    written: dict[str, Any] = dict(wanted)
    after = row._replace(**written)
    tables = cells_of(subject.comparison, number, component)
    if not tables:
        _refuse_missing(subject, number, component, after)
    for table in tables:
        for entry, values in _shared_out(row, table, component, wanted):
            edit = _cell(subject, after, table.place, entry, component, values)
            if edit is not None:
                text = edit.text.strip()
                yield edit, WrittenCell(entry.at, entry.raw.text, text, component)


def _refuse_missing(subject: Subject, number: int, component: str, after: Row) -> None:
    """Refuse a figure that the table has no place for; one that is taken out needs none."""
    if all(getattr(after, name) is None for name in fields_of(component)):
        return
    if not subject.comparison.tables:
        raise RefusedEditError(
            "no table gives its pay, so the figure would stand in the frontmatter alone: add one first"
        )
    places = subject.comparison.places.get(number, [])
    if not places:
        raise RefusedEditError(f"the table has no line for {after.region}: add one first")
    if not any(place.whole for place in places):
        raise RefusedEditError(f"the table cannot be read whole for {after.region}: correct it first")
    raise RefusedEditError(f"the table has no place for {_words(component)}: add one by hand")


def _shared_out(
    row: Row, table: Cells, component: str, wanted: Mapping[str, type_of_wish]
) -> Iterator[tuple[Entry, dict[str, type_of_wish]]]:
    """Which cell says which of the figures."""
    entries = table.entries
    strange = next((entry for entry in entries if entry.component != component), None)
    if strange is not None:
        raise RefusedEditError(next(doubts(component, [strange], row)).reason)
    if entries[0].many:
        yield from _by_level(row, entries, component, wanted)
    elif len(entries) == 1 and entries[0].header.end not in BOUNDS:
        yield entries[0], dict(wanted)
    elif all(entry.header.end in BOUNDS for entry in entries):
        for name, value in wanted.items():
            own = [entry for entry in entries if name.endswith(f"_{entry.header.end}")]
            if len(own) != 1:
                raise RefusedEditError(f"{'no' if not own else 'more than one'} cell gives {name}")
            yield own[0], {name: value}
    else:
        raise RefusedEditError(f"more than one cell gives {_words(component)}")


def _by_level(
    row: Row, entries: Sequence[Entry], component: str, wanted: Mapping[str, type_of_wish]
) -> Iterator[tuple[Entry, dict[str, type_of_wish]]]:
    """Of levels the outermost figures are the row's: the one level that gives it, where it would stay the outermost."""
    found: dict[str, tuple[Entry, dict[str, type_of_wish]]] = {}
    for name, value in wanted.items():
        if name in PERCENTS or not isinstance(value, int):
            raise RefusedEditError(f"several levels give {_words(component)}: edit it by hand")
        low = name.endswith("_low")
        ends = list(_ends(row, entries, component, low=low))
        if not ends:
            raise RefusedEditError(f"no level gives {name} in {row.currency_of(component)}")
        least = min if low else max
        outermost = least(figure for _, figure in ends)
        if outermost == value:
            continue
        holders = [entry for entry, told in ends if told == outermost]
        if len(holders) > 1:
            levels = both([holder.level or "one" for holder in holders])
            raise RefusedEditError(f"several levels give {name} {figure(outermost)} ({levels}), and all might be meant")
        others = [told for entry, told in ends if entry is not holders[0]]
        if others and least(*others, value) != value:
            raise RefusedEditError(
                f"{name} {figure(value)} would no longer be the {'lowest' if low else 'highest'} of all levels: "
                f"another one gives {figure(least(others))}"
            )
        found.setdefault(holders[0].at, (holders[0], {}))[1][name] = value
    yield from found.values()


def _ends(row: Row, entries: Iterable[Entry], component: str, *, low: bool) -> Iterator[tuple[Entry, int]]:
    """What each level gives of one end."""
    for entry in entries:
        money = compared_range(entry, component, row.currency_of(component) or "")
        end = (money.low if low else money.high) if money else None
        times = times_to_compare(entry, component, money, row) if money else None
        if end is not None and times:
            yield entry, end.value * times


def _cell(
    subject: Subject, after: Row, place: Place, entry: Entry, component: str, values: Mapping[str, type_of_wish]
) -> Edit | None:
    """The edit of one cell; None where it says all of it already."""
    told = figures_of([entry], after, component)
    left = {name: value for name, value in values.items() if told.get(name) != _exact(value)}
    if not left:
        return None
    shown, cell = entry.raw.text, entry.cell
    if cell.unread or cell.conflicts:
        raise RefusedEditError(f"the cell `{shown}` is not understood")
    if entry.header.near:
        raise RefusedEditError("the header of its cell is misspelt")
    if cell.percent and cell.ranges:
        raise RefusedEditError(f"the cell `{shown}` gives it per cent and as an amount")
    if all(getattr(after, name) is None for name in fields_of(component)):
        return in_table(subject.document, entry.line, entry.raw, NOTHING)
    if None in left.values():
        raise RefusedEditError(f"the cell `{shown}` cannot leave one end out: set both to null, or none")
    if not cell.ranges and cell.percent is None:
        whole = {name: value for name in fields_of(component) if (value := getattr(after, name)) is not None}
        fix = empty_cell_fix(subject, after, place, entry, _exactly(whole))
        if isinstance(fix, Refused) and cell.absent and not entry.header.unit:
            text = _usual(after, component, whole)
            return in_table(subject.document, entry.line, entry.raw, text) if text else _refused(fix)
    else:
        fix = cell_fix(subject, after, place, entry, _exactly(left))
    return fix.edits[0] if isinstance(fix, Fix) else _refused(fix)


def _refused(why: Refused) -> Edit:
    raise RefusedEditError(why.reason)


def _usual(row: Row, component: str, whole: Mapping[str, int | float]) -> str | None:
    """What an empty cell says where no other one shows how."""
    percents = [whole.get(name) for name in PERCENTS]
    low, high = (whole.get(f"{component}_{end}") for end in BOUNDS)
    if any(percent is not None for percent in percents):
        first = percents[1] if percents[0] is None else percents[0]
        return None if first is None or low or high else usual_percent(first, percents[2])
    if not isinstance(low, int) or not isinstance(high, int):
        return None
    return usual_range(low, high, row.currency_of(component) or "")


def _exactly(values: Mapping[str, type_of_wish]) -> dict[str, int | Decimal | None]:
    return {name: _exact(value) for name, value in values.items()}


def _exact(value: type_of_wish) -> int | Decimal | None:
    if isinstance(value, float):
        return int(value) if value == int(value) else Decimal(str(value))
    return value


# the proof


def _prove(subject: Subject, number: int, wishes: Mapping[str, type_of_wish], setting: Setting) -> None:
    """Refuse edits after which either place reads otherwise than wished, or anything else in the frontmatter than before."""
    after = _after(subject, setting)
    values = deepcopy(subject.document.values or {})
    mine = values["compensation"][number]
    mine.update({name: value for name, value in wishes.items() if value is not None or name in mine})
    if after.document.values != values:
        raise RefusedEditError("setting it would change more of the frontmatter than that: edit it by hand")
    row = _row(after, number)
    for component in COMPONENTS:
        wanted = {name: wishes[name] for name in fields_of(component) if name in wishes}
        for table in cells_of(after.comparison, number, component) if wanted else ():
            told = figures_of(table.entries, row, component)
            wrong = next((name for name, value in wanted.items() if told.get(name) != _exact(value)), "")
            if wrong:
                cell = next((each.after for each in setting.cells if each.component == component), "")
                raise RefusedEditError(
                    f"the table would say {figure(told.get(wrong))} for {wrong}{f', with `{cell}`' if cell else ''}: "
                    "edit it by hand"
                )


def _after(subject: Subject, setting: Setting) -> Subject:
    document = Document(applied(subject.document, setting.edits), subject.document.path)
    return Subject(document, subject.as_of, subject.home, subject.policies, subject.extra_fields, subject.globs)


def _row(subject: Subject, number: int) -> Row:
    return (subject.guide.rows if subject.guide else [])[number]


def _words(component: str) -> str:
    return component.replace("_", " ")
