"""A raw table to cells of pay: one reader for tables with regions down, one for regions across; both yield the same thing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from schema.currencies import Sign
from schema.document import Document
from schema.header_words import COMPONENT_OF
from schema.headers import Header, header_of, is_aside, is_currency_column, kind_of_label, near_label, of_levels, signs_of
from schema.markdown import Cell as RawCell
from schema.markdown import Table, TableRow
from schema.money import read_cell
from schema.pay_cell import Entry
from schema.region_names import bare, folded, pairs
from schema.table_shapes import Layout, Shape, layouts

__all__ = ["CurrencyCell", "Entry", "Misshapen", "PayTable", "RegionLabel", "Shape", "Unnamed", "pay_tables"]

_NO_REGION = frozenset({"average", "mean", "median", "overall", "blended", "all regions", "avg"})


@dataclass(frozen=True, slots=True)
class RegionLabel:
    """Where a table names a region, and whether the cells below or beside it can be compared."""

    name: str
    at: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class CurrencyCell:
    """What a column of currencies says of a row."""

    region: str
    text: str
    signs: tuple[Sign, ...]
    at: str

    @property
    def codes(self) -> frozenset[str]:
        """The currencies that it may mean: those that it names beyond doubt, else all that its sign has."""
        named = frozenset(sign.candidates[0] for sign in self.signs if len(sign.candidates) == 1)
        return named or frozenset(code for sign in self.signs for code in sign.candidates)


@dataclass(frozen=True, slots=True)
class Misshapen:
    """What keeps a table from being read as it was meant; `other` is a second place, and `says` what it has to do with this."""

    at: str
    message: str
    region: str = ""
    other: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A header or a row's label that names no component, and the cells of money that it stands for."""

    at: str
    text: str
    what: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PayTable:
    """A table of pay."""

    index: int
    shape: Shape
    table: Table
    regions: tuple[RegionLabel, ...] = ()
    entries: tuple[Entry, ...] = ()
    misshapen: tuple[Misshapen, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()
    currency_cells: tuple[CurrencyCell, ...] = ()
    # How many rows are too short or too long, and may tell of any region; the components whose row cannot be read.
    nameless: int = 0
    unsure: frozenset[str] = frozenset()
    # Its rows or columns that no field holds.
    left_over: tuple[str, ...] = ()

    @property
    def header_at(self) -> str:
        return f"body.tables[{self.index}].header"

    @property
    def components(self) -> frozenset[str]:
        """The components that the table has a place for."""
        return frozenset(component for entry in self.entries for component in entry.header.components) | self.unsure


def pay_tables(document: Document, regions: Sequence[str]) -> tuple[PayTable, ...]:
    """The tables of pay of a document, found by their headers, and by the guide's regions where a header is unclear."""
    repeated = frozenset(name for name, times in Counter(folded(region) for region in regions).items() if times > 1)
    found = layouts(document.tables, regions)
    return tuple(_Reader(index, document.tables[index], layout, regions, repeated).read() for index, layout in found.items())


class _Reader:
    """Reads one table whose layout is known; `repeated` are the regions that the guide itself names more than once."""

    def __init__(
        self, index: int, table: Table, layout: Layout, regions: Sequence[str], repeated: frozenset[str]
    ) -> None:
        self.index, self.table, self.layout, self.regions, self.repeated = index, table, layout, regions, repeated
        self.titles = [cell.text for cell in table.header.cells]
        self.misshapen: list[Misshapen] = []
        self.labels: list[RegionLabel] = []
        self.entries: list[Entry] = []
        self.unnamed: dict[tuple[str, str], list[Entry]] = {}
        self.currencies: list[CurrencyCell] = []
        self.left_over: list[str] = []
        self.nameless = 0
        self.unsure: set[str] = set()

    def read(self) -> PayTable:
        if not self.table.well_formed:
            self._dashes()
        elif not self._every_row_off():
            self._lengths()
            for column in sorted({0, max(self.layout.label, 0)}):
                if near := near_label(self.titles[column]):
                    self._misspelt(self._route(None, column), "header", self.titles[column], near)
            (self._regions_across if self.layout.columns else self._regions_down)()
        return PayTable(
            self.index, self.layout.shape, self.table, tuple(self.labels), tuple(self.entries), tuple(self.misshapen),
            tuple(self._unnamed()), tuple(self.currencies), self.nameless, frozenset(self.unsure), tuple(self.left_over),
        )  # fmt: skip

    def _route(self, row: int | None = None, column: int | None = None) -> str:
        place = "header" if row is None else f"rows[{row}]"
        return f"body.tables[{self.index}].{place}" + ("" if column is None else f"[{column}]")

    def _unnamed(self) -> Iterator[Unnamed]:
        what = "label" if self.layout.columns else "header"
        return (Unnamed(at, text, what, tuple(entries)) for (at, text), entries in self.unnamed.items())

    # form

    def _tell(self, at: str, message: str, region: str = "", twin: str = "") -> None:
        self.misshapen.append(Misshapen(at, message, region, twin, "the first one" if twin else ""))

    def _misspelt(self, at: str, what: str, text: str, near: str) -> None:
        self._tell(at, f"the {what} {bare(text)} is not understood: did you mean {near.capitalize()}?")

    def _dashes(self) -> None:
        wanted, given = len(self.titles), self.table.delimiter_cells
        self._tell(
            self._route(),
            f"the header has {_cells(wanted)} and the line of dashes below it {given}, so readers see no table: make it {wanted}",
        )

    def _every_row_off(self) -> bool:
        """Rows that are all of one length, and not of the header's: then the header is wrong, not they."""
        lengths = {len(row.cells) for row in self.table.rows}
        wanted = len(self.titles)
        if len(self.table.rows) < 2 or len(lengths) > 1 or wanted in lengths or lengths == {1}:
            return False
        given = lengths.pop()
        advice = "name the column that has no header" if wanted < given else "take out the header that has no column"
        self._tell(self._route(), f"the header has {_cells(wanted)} and every row {given}: {advice}")
        return True

    def _lengths(self) -> None:
        wanted = len(self.titles)
        for number, row in enumerate(self.table.rows):
            if len(row.cells) == wanted:
                continue
            advice = "part them with bars" if len(row.cells) < wanted else "take the extra bar out, or write it as \\|"
            if len(row.cells) == 1 and number == len(self.table.rows) - 1:
                advice = "put an empty line between the table and this line"
            label = self.layout.label
            name = bare(row.cells[label].text) if not self.layout.columns and 0 <= label < len(row.cells) else ""
            message = f"this row has {_cells(len(row.cells))} and the header {wanted}: {advice}"
            self._tell(self._route(number), message, name)

    def _whole(self, row: TableRow) -> bool:
        return len(row.cells) == len(self.titles)

    # a row a region, or a row a level that is the guide's region

    def _regions_down(self) -> None:
        pay, spare = self._pay_columns()
        ranks = [column for column, title in enumerate(self.titles) if kind_of_label(title) == "level" and column != self.layout.label]
        money = [column for column, title in enumerate(self.titles) if is_currency_column(title)]
        many = bool(ranks and self.layout.shape is Shape.REGION_ROWS) or (bool(self.layout.only) and self.layout.label >= 0)
        known: dict[tuple[str, ...], str] = {}
        if self.layout.only:
            self.labels.append(RegionLabel(self.layout.only, self._route()))
        for number, row in enumerate(self.table.rows):
            name = self._label(number, row, [*pay, *spare])
            if name is None:
                continue
            at = self._route(number, max(self.layout.label, 0))
            key = (folded(name), *(bare(row.cells[column].text) for column in ranks if column < len(row.cells)))
            if name and key in known and not self.layout.only:
                if folded(name) not in self.repeated:
                    message = f"{name} has a row above already: merge the two, or name what tells them apart"
                    self._tell(at, message, name, known[key])
                continue
            known[key] = at
            if not self.layout.only:
                self.labels.append(RegionLabel(name, at, self._whole(row)))
            if not self._whole(row):
                continue
            signs = tuple(sign for column in money for sign in signs_of(row.cells[column].text))
            self.currencies += [CurrencyCell(name, row.cells[column].text, signs, self._route(number, column)) for column in money if signs]
            level = bare(row.cells[self.layout.label].text) if self.layout.only and many else ", ".join(key[1:])
            self.entries += [self._entry(name, header, number, column, level, many=many, signs=signs) for column, header in pay.items()]
            for column, header in spare.items():
                key_of = (self._route(None, column), bare(self.titles[column]))
                self.unnamed.setdefault(key_of, []).append(self._entry(name, header, number, column, level, many=many, signs=signs))

    def _label(self, number: int, row: TableRow, pay: Sequence[int]) -> str | None:
        """The region that a row is about; None where it is about none, or is too short to tell."""
        if self.layout.only:
            return self.layout.only if self._whole(row) else None
        name = bare(row.cells[self.layout.label].text) if self.layout.label < len(row.cells) else ""
        if pairs([name], self.regions):
            return name
        if self._whole(row):
            again = [cell.text for cell in row.cells] == self.titles
            return None if again or name.casefold() in _NO_REGION or self._is_empty(row, name, pay) else name
        if len(row.cells) > 1 or number < len(self.table.rows) - 1:
            self.nameless += 1
        return None

    @staticmethod
    def _is_empty(row: TableRow, name: str, pay: Sequence[int]) -> bool:
        """Whether a row only parts others: all its cells empty, or dashes under no name."""
        texts = [row.cells[column].text for column in pay]
        return not any(texts) or not any(char.isalnum() for char in "".join((name, *texts)))

    def _pay_columns(self) -> tuple[dict[int, Header], dict[int, Header]]:
        """The columns of components, and those of money that name none; what is misspelt or repeated is told."""
        pay: dict[int, Header] = {}
        spare: dict[int, Header] = {}
        for column, header in enumerate(self.layout.headers):
            title = self.titles[column]
            if column == self.layout.label:
                continue
            if not header.components:
                if not is_aside(title) and self._has_figures(column):
                    spare[column] = header
                elif title and not kind_of_label(title) and not is_currency_column(title):
                    self.left_over.append(bare(title))
                continue
            if header.near:
                self._misspelt(self._route(None, column), "header", title, header.near)
            twin = next((other for other in pay if folded(self.titles[other]) == folded(title)), None)
            if twin is not None:
                message = f"the header {bare(title)} stands twice: name what tells the two columns apart"
                self._tell(self._route(None, column), message, twin=self._route(None, twin))
                continue
            pay[column] = header
        return _without_middles(pay), spare

    def _has_figures(self, column: int) -> bool:
        cells = [read_cell(row.cells[column].text) for row in self.table.rows if column < len(row.cells)]
        return 2 * sum(bool(cell.ranges or cell.percent) for cell in cells) >= len(cells) > 0

    def _entry(
        self, region: str, header: Header, number: int, column: int, level: str = "", *, many: bool = False,
        signs: tuple[Sign, ...] = (),
    ) -> Entry:  # fmt: skip
        row = self.table.rows[number]
        return Entry(region, header, row.cells[column], row.line, self._route(number, column), level, many, signs)

    # a column a region

    def _regions_across(self) -> None:
        levels = self.layout.shape is Shape.LEVEL_ROWS_REGION_COLUMNS
        columns = self._region_columns(whole=not levels or all(self._whole(row) for row in self.table.rows))
        known: dict[str, str] = {}
        for number, row in enumerate(self.table.rows):
            text = row.cells[0].text
            header = of_levels(self.titles[0]) if levels else header_of(text)
            if not self._whole(row):
                self.unsure.update(header.components)
                if not header.components and not levels and len(row.cells) > 1:
                    self.unsure.update(COMPONENT_OF.values())
                continue
            if levels:
                self.entries += self._row(number, header, columns, bare(text), many=True)
            elif not header.components:
                self._other_row(number, header, columns)
            elif text and (twin := known.get(folded(text))):
                self._tell(self._route(number, 0), f"{bare(text)} has a row above already: merge the two, or name what tells them apart", twin=twin)
            else:
                known[folded(text)] = self._route(number, 0)
                if header.near:
                    self._misspelt(self._route(number, 0), "component", text, header.near)
                self.entries += self._row(number, header, columns)

    def _region_columns(self, *, whole: bool) -> dict[int, str]:
        """The names by column; the second of two like it is told, and not read."""
        columns: dict[int, str] = {}
        if self.layout.only:
            self.labels.append(RegionLabel(self.layout.only, self._route(), whole))
            return dict.fromkeys(self.layout.columns, self.layout.only)
        for column in self.layout.columns:
            name, at = bare(self.titles[column]), self._route(None, column)
            twin = next((other for other, known in columns.items() if folded(known) == folded(name)), None)
            if twin is None:
                columns[column] = name
                self.labels.append(RegionLabel(name, at, whole))
            elif folded(name) not in self.repeated:
                message = f"{name} heads a column already: merge the two, or name what tells them apart"
                self._tell(at, message, name, self._route(None, twin))
        left = [column for column in range(1, len(self.titles)) if column not in self.layout.columns]
        self.left_over += [bare(self.titles[column]) for column in left if not kind_of_label(self.titles[column])]
        return columns

    def _other_row(self, number: int, header: Header, columns: dict[int, str]) -> None:
        """A row that names no component: a note, or money that should have a name."""
        text = self.table.rows[number].cells[0].text
        entries = list(self._row(number, header, columns))
        if not is_aside(text) and any(entry.cell.ranges or entry.cell.percent for entry in entries):
            self.unnamed[self._route(number, 0), bare(text)] = entries
        elif text:
            self.left_over.append(bare(text))

    def _row(self, number: int, header: Header, columns: dict[int, str], level: str = "", *, many: bool = False) -> Iterator[Entry]:
        for column, name in columns.items():
            end = header_of(self.titles[column]).end if self.layout.only else ""
            yield self._entry(name, replace(header, end=end) if end else header, number, column, level, many=many)


def _without_middles(pay: dict[int, Header]) -> dict[int, Header]:
    """The columns without medians that stand beside a component's own."""
    return {
        column: header
        for column, header in pay.items()
        if header.end != "middle"
        or not any(other.components == header.components and other.end != "middle" for other in pay.values())
    }


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"
