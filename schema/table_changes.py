"""What an edit did to the figures of a guide's tables: cell by cell, whatever order their rows and columns stand in."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from schema.figure_changes import FigureChange, Kind
from schema.money import MoneyRange
from schema.money_words import PER_YEAR, Period
from schema.named import NamedTuple
from schema.pay_cell import Entry
from schema.region_names import bare, folded, pairs

if TYPE_CHECKING:
    from schema.subject import Subject

type_of_key = tuple[str, tuple[str, ...], str, str]


class CellChange(NamedTuple):
    """A cell of pay whose figures changed; None where there was, or is, no such cell.

    `row` is the row of the frontmatter now that it is about, as far as one is; `entry` the cell as it is, or as it was where it
    is gone.
    """

    region: str
    row: int | None
    entry: Entry
    old: Entry | None
    new: Entry | None

    @property
    def component(self) -> str:
        return self.entry.component or ""

    @property
    def level(self) -> str:
        return bare(self.entry.level)

    @property
    def texts(self) -> tuple[str | None, str | None]:
        """What stood and what stands in the cell, with the currency where nothing else tells the two apart."""
        old, new = (bare(entry.raw.text) if entry else None for entry in (self.old, self.new))
        if self.old is None or self.new is None or old != new:
            return old, new
        return f"{old} {_codes(self.old)}".rstrip(), f"{new} {_codes(self.new)}".rstrip()

    def is_of(self, component: str) -> bool:
        """Whether the cell may tell of a component."""
        return self.entry.component == component or component in self.entry.header.components


def table_changes(now: "Subject", base: "Subject") -> tuple[CellChange, ...]:
    """Compare the cells of a guide's tables of pay with what they were."""
    return tuple(_Comparer(now, base).run())


class _Comparer:
    def __init__(self, now: "Subject", base: "Subject") -> None:
        self.now, self.base = now, base
        changes = now.figure_changes.changes
        self.renamed = {str(change.old): change.region for change in changes if change.kind is Kind.RENAMED}

    def run(self) -> Iterator[CellChange]:
        entries = [entry for table in self.now.tables for entry in table.entries]
        earlier = [entry for table in self.base.tables for entry in table.entries]
        names = {entry.region: self.now.comparison.region(entry) for entry in entries}
        former = {entry.region: self._former(entry) for entry in earlier}
        regions, others = list(dict.fromkeys(names.values())), list(dict.fromkeys(former.values()))
        same = {others[other]: regions[index] for index, other in pairs(regions, others).items()}
        cells: dict[type_of_key, list[Entry]] = {}
        were: dict[type_of_key, list[Entry]] = {}
        for entry in entries:
            cells.setdefault(_key(names[entry.region], entry), []).append(entry)
        for entry in earlier:
            name = former[entry.region]
            were.setdefault(_key(same.get(name, name), entry), []).append(entry)
        _forget_unchanged(cells, were)
        self._forget_relabelled(cells, were)
        for key in dict.fromkeys((*cells, *were)):
            for new, old in zip_longest(cells.get(key, ()), were.get(key, ())):
                entry = next(filter(None, (new, old)))
                if any(_figures(each) for each in (new, old) if each):  # else it only has other words
                    yield CellChange(key[0], self._row(key[0], new), entry, old, new)

    def _former(self, entry: Entry) -> str:
        """A region of the base as the frontmatter calls it now, else as the table did."""
        name = self.base.comparison.region(entry)
        return self.renamed.get(name, name)

    def _row(self, region: str, new: Entry | None) -> int | None:
        if new is not None and (row := self.now.comparison.row_of(new.region)) is not None:
            return row
        rows = self.now.guide.rows if self.now.guide else []
        return next((number for number, row in enumerate(rows) if row.region == region), None)

    @staticmethod
    def _forget_relabelled(cells: dict[type_of_key, list[Entry]], were: dict[type_of_key, list[Entry]]) -> None:
        """Cells that stand under another level's or region's name with the same figures did not change."""
        free: dict[tuple[object, ...], list[tuple[type_of_key, Entry]]] = {}
        for key, entries in were.items():
            for entry in entries:
                free.setdefault((key[1], key[3], *_figures(entry)), []).append((key, entry))
        gone = {key[0] for key in were} - {key[0] for key in cells}
        for key, entries in cells.items():
            for entry in list(entries):
                twins = free.get((key[1], key[3], *_figures(entry)), [])
                twin = next((each for each in twins if each[0][0] == key[0] or each[0][0] in gone), None)
                if twin is not None:
                    twins.remove(twin)
                    entries.remove(entry)
                    were[twin[0]].remove(twin[1])


def _key(region: str, entry: Entry) -> type_of_key:
    header = entry.header
    return region, (entry.component,) if entry.component else header.components, folded(entry.level), header.end


def _forget_unchanged(cells: dict[type_of_key, list[Entry]], were: dict[type_of_key, list[Entry]]) -> None:
    for key, entries in cells.items():
        for entry in list(entries):
            twin = next((old for old in were.get(key, ()) if _figures(old) == _figures(entry)), None)
            if twin is not None:
                entries.remove(entry)
                were[key].remove(twin)


def _figures(entry: Entry) -> tuple[object, ...]:
    """What a cell tells, however it is written; empty where that is nothing."""
    cell = entry.cell
    percent = cell.percent and (cell.percent.low, cell.percent.high, cell.percent.open_ended)
    unread = tuple(part.text.strip() for part in cell.unread) if not (cell.ranges or percent) else ()
    torn = tuple((torn.low.value, torn.high.value, torn.low_currency, torn.high_currency) for torn in cell.conflicts)
    return (*(_range(entry, money) for money in cell.ranges), *([percent] if percent else []), *unread, *torn)


def _range(entry: Entry, money: MoneyRange) -> tuple[object, ...]:
    period = money.period or entry.header.period
    grant = period in {None, Period.GRANT}
    times = 1 if grant else PER_YEAR.get(period, 0) if period else 1
    unit = "" if grant or (entry.component not in {None, "stock"} and times) else str(period)
    ends = tuple(end and end.value * (times or 1) for end in (money.low, money.high))
    return (*ends, entry.currency(money) or money.candidates, unit, money.open_ended)


def _codes(entry: Entry) -> str:
    return "/".join(code for money in entry.cell.ranges if (code := entry.currency(money)))


def is_told(change: CellChange, told: tuple[FigureChange, ...]) -> bool:
    """Whether changes of the frontmatter tell all that a cell's change does."""
    mine = [each for each in told if each.row == change.row or (each.row is None and each.region == change.region)]
    if any(each.kind is Kind.ADDED for each in mine) and change.old is None:
        return True
    if any(each.kind is Kind.REMOVED for each in mine) and change.new is None:
        return True
    if change.row is None:
        return False
    amounts = {(each.old, each.new) for each in mine if each.kind is Kind.FIGURE and change.is_of(each.component)}
    moved = _moves(change)
    return moved <= amounts if moved else any(each.kind is Kind.CURRENCY for each in mine)


def _moves(change: CellChange) -> set[tuple[object, object]]:
    """Each end of a cell that moved, from what to what."""
    old, new = (_ends(entry) for entry in (change.old, change.new))
    return {(was, now) for was, now in zip_longest(old, new) if was != now}


def _ends(entry: Entry | None) -> list[object]:
    """A cell's figures as the frontmatter may hold them: the ends of its ranges, of per cents the low one first."""
    if entry is None:
        return []
    ranges = [_range(entry, money)[:2] for money in entry.cell.ranges]
    percent = entry.cell.percent
    return [*(end for both in ranges for end in both), *((percent.low, percent.high) if percent else ())]
