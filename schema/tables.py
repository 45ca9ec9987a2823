"""A raw table to cells of pay: a small reader for each of the four shapes, all of which yield the same thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from schema.document import Document
from schema.headers import Header, header_of, kind_of_label, near_label
from schema.markdown import Cell as RawCell
from schema.markdown import Table
from schema.money import Cell, MoneyRange, read_cell
from schema.region_names import bare, hint, pairs, without_hint
from schema.regions import currencies_of


class Shape(Enum):
    """How a pay table is laid out."""

    REGION_ROWS = "a row a region"
    LEVEL_ROWS_REGION_COLUMNS = "a row a level, a column a region"
    COMPONENT_ROWS = "a row a component, a column a region"
    LEVEL_ROWS = "a row a level, a column a component"


@dataclass(frozen=True)
class Entry:
    """One cell of pay: whose, of what, and where."""

    region: str
    header: Header
    raw: RawCell
    line: int
    at: str
    title: str
    level: str = ""
    # Whether other cells of the same table tell of the same region and component, so that the outermost figures count.
    many: bool = False

    @cached_property
    def component(self) -> str | None:
        """The one component that the cell holds, where that is sure: by its header, or by a word in a shared column's cell."""
        if self.header.component or len(self.header.components) < 2:
            return self.header.component
        told = {component for part in self.cell.notes for component in header_of(part.text).components}
        meant = [component for component in self.header.components if component in told]
        return meant[0] if len(meant) == 1 else None

    @cached_property
    def cell(self) -> Cell:
        return read_cell(self.raw.text, hint=f"{hint(self.region)} {hint(self.title)}".strip() or None)

    def currency(self, money: MoneyRange) -> str | None:
        """The currency of one of the cell's ranges: as it says, else, where a sign means several, the region's own."""
        if money.currency is not None or not money.candidates:
            return money.currency
        local = [code for code in currencies_of(self.region) or () if code in money.candidates]
        return local[0] if len(local) == 1 else None

    def may_be(self, money: MoneyRange, currency: str) -> bool:
        """Whether a range may be in a currency: it says so, says nothing, or its sign is that of the region's own."""
        said = self.currency(money)
        if said == currency or not money.candidates:
            return True
        return currency in money.candidates and (said is None or currency in (currencies_of(self.region) or ()))


@dataclass(frozen=True, slots=True)
class RegionLabel:
    """Where a table names a region, and whether the cells below or beside it can be compared."""

    name: str
    at: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Misshapen:
    """What keeps a table from being read as it was meant."""

    at: str
    message: str


@dataclass(frozen=True, slots=True)
class PayTable:
    """A table of pay."""

    index: int
    shape: Shape
    table: Table
    regions: tuple[RegionLabel, ...]
    entries: tuple[Entry, ...]
    misshapen: tuple[Misshapen, ...]
    # Whether it tells of pay that the frontmatter has no field for, or not one field for.
    beyond: bool = False
    # Its rows or columns that no field holds.
    left_over: tuple[str, ...] = ()

    @property
    def components(self) -> frozenset[str]:
        """The components that the table has a place for."""
        return frozenset(component for entry in self.entries for component in entry.header.components)


def pay_tables(document: Document, regions: Sequence[str]) -> tuple[PayTable, ...]:
    """The tables of pay of a document, found by their headers, and by the guide's regions where a header is unclear."""
    found = []
    for index, table in enumerate(document.tables):
        shape = _shape(table, regions)
        if shape is not None:
            found.append(_Reader(index, table, shape, regions).read())
    return tuple(found)


def _shape(table: Table, regions: Sequence[str]) -> Shape | None:
    titles = [cell.text for cell in table.header.cells]
    if len(titles) < 2 or not table.rows:
        return None
    headers = [header_of(title) for title in titles]
    pay = [header for header in headers[1:] if header.components]
    sure = [header for header in pay if not header.near]
    labels = [row.cells[0].text for row in table.rows]
    kind = kind_of_label(titles[0]) or near_label(titles[0])
    columns = _regions_in(titles[1:], regions)
    if kind == "region" and pay:
        return Shape.REGION_ROWS
    if columns and kind in {"level", "component", ""}:
        named = sum(bool(header_of(label).components) for label in labels)
        if named >= 2 or (named and kind == "component"):
            return Shape.COMPONENT_ROWS
        if (kind == "level" or columns == len(titles) - 1) and not sure and _money(table):
            return Shape.LEVEL_ROWS_REGION_COLUMNS
    if len(pay) >= 2 and len(pairs(labels, regions)) * 2 >= min(len(labels), len(regions) or 1):
        return Shape.REGION_ROWS if kind != "level" else Shape.LEVEL_ROWS
    bases = [header for header in pay if "base" in header.components]
    if kind == "level" and bases and len(pay) >= 2:
        return Shape.LEVEL_ROWS
    return None


def _regions_in(titles: Sequence[str], regions: Sequence[str]) -> int:
    """How many columns are headed by a region: one of the guide's, or a name with a currency in brackets."""
    known = pairs(titles, regions)
    return sum(index in known or bool(hint(title) and without_hint(title)) for index, title in enumerate(titles))


def _money(table: Table) -> bool:
    """Whether at least half of the cells beside the labels hold money."""
    return _money_in([cell for row in table.rows for cell in row.cells[1:]])


def _money_in(cells: Sequence[RawCell]) -> bool:
    return 2 * sum(bool(read_cell(cell.text).ranges) for cell in cells) >= len(cells) > 0


class _Reader:
    """Reads one table of a known shape."""

    def __init__(self, index: int, table: Table, shape: Shape, regions: Sequence[str]) -> None:
        self.index, self.table, self.shape, self.regions = index, table, shape, regions
        self.titles = [cell.text for cell in table.header.cells]
        self.misshapen: list[Misshapen] = []

    def read(self) -> PayTable:
        self._check_form()
        labels: list[RegionLabel] = []
        entries: list[Entry] = []
        if self.table.well_formed:
            read = {
                Shape.REGION_ROWS: self._region_rows,
                Shape.LEVEL_ROWS: self._region_rows,
                Shape.LEVEL_ROWS_REGION_COLUMNS: self._region_columns,
                Shape.COMPONENT_ROWS: self._region_columns,
            }[self.shape]
            labels, entries = read()
        return PayTable(self.index, self.shape, self.table, tuple(labels), tuple(entries), tuple(self.misshapen), self._beyond(), self._left_over())

    def _pay_labels(self) -> list[str]:
        """Where the table names components: its rows' labels or its columns' headers."""
        if self.shape is Shape.LEVEL_ROWS_REGION_COLUMNS:
            return []
        return [row.cells[0].text for row in self.table.rows] if self.shape is Shape.COMPONENT_ROWS else self.titles[1:]

    def _beyond(self) -> bool:
        return any(header.shared or len(header.components) > 1 for header in map(header_of, self._pay_labels()))

    def _left_over(self) -> tuple[str, ...]:
        labels = [label for label in self._pay_labels() if not header_of(label).components and not kind_of_label(label)]
        return tuple(bare(label) for label in labels)

    def _route(self, row: int | None = None, column: int | None = None) -> str:
        place = "header" if row is None else f"rows[{row}]"
        return f"body.tables[{self.index}].{place}" + ("" if column is None else f"[{column}]")

    def _check_form(self) -> None:
        wanted = len(self.titles)
        if not self.table.well_formed:
            given = self.table.delimiter_cells
            self._misshapen(
                self._route(),
                f"the header has {wanted} cells and the line of dashes below it {given}, so readers see no table: "
                f"make it {wanted}",
            )
            return
        for number, row in enumerate(self.table.rows):
            if len(row.cells) != wanted:
                cells = "1 cell" if len(row.cells) == 1 else f"{len(row.cells)} cells"
                what = f"this row has {cells} and the header {wanted}"
                advice = "part them with bars" if len(row.cells) < wanted else "take the extra bar out, or write it as \\|"
                if len(row.cells) == 1 and number == len(self.table.rows) - 1:
                    advice = "put an empty line between the table and this line"
                self._misshapen(self._route(number), f"{what}: {advice}")

    def _misshapen(self, at: str, message: str) -> None:
        self.misshapen.append(Misshapen(at, message))

    def _headers(self) -> list[Header]:
        headers = [header_of(title) for title in self.titles]
        for number, header in enumerate(headers[1:], 1):
            if header.near:
                self._misspelt(number, header.near)
            elif not header.known and _money_in([row.cells[number] for row in self.table.rows if number < len(row.cells)]):
                title = bare(self.titles[number]) or "without a name"
                message = f"the header {title} names no component of pay, and its cells hold money: name one, such as Base or Stock"
                self._misshapen(self._route(None, number), message)
        return headers

    def _misspelt(self, column: int, near: str) -> None:
        title = bare(self.titles[column])
        self._misshapen(self._route(None, column), f"the header {title} is not understood: did you mean {near.capitalize()}?")

    def _region_rows(self) -> tuple[list[RegionLabel], list[Entry]]:
        headers = self._headers()
        label = self._label_column(headers)
        if not kind_of_label(self.titles[label]) and (near := near_label(self.titles[label])):
            self._misspelt(label, near)
        labels: list[RegionLabel] = []
        entries: list[Entry] = []
        many = any(kind_of_label(title) == "level" for column, title in enumerate(self.titles) if column != label)
        many = many and self.shape is Shape.REGION_ROWS
        for number, row in enumerate(self.table.rows):
            whole = len(row.cells) == len(self.titles)
            if not whole and len(row.cells) <= max(label, 1):
                continue
            name = bare(row.cells[label].text)
            if not many and name and any(other.name == name for other in labels):
                self._misshapen(self._route(number, label), f"{name} has a row above already: merge the two, or name what tells them apart")
                continue
            labels.append(RegionLabel(name, self._route(number, label), whole))
            if not whole:
                continue
            for column, header in enumerate(headers):
                if column != label and header.components:
                    raw = row.cells[column]
                    at, title = self._route(number, column), self.titles[column]
                    entries.append(Entry(name, header, raw, row.line, at, title, many=many))
        return labels, entries

    def _label_column(self, headers: list[Header]) -> int:
        """The column of the regions' names: of those that hold no pay the one that knows most of the guide's regions."""
        free = [number for number, header in enumerate(headers) if not header.components] or [0]
        if self.shape is Shape.REGION_ROWS:
            named = [number for number in free if kind_of_label(self.titles[number]) == "region"]
            if named:
                return named[0]

        def known(column: int) -> int:
            names = [row.cells[column].text for row in self.table.rows if column < len(row.cells)]
            return len(pairs(names, self.regions))

        titled = [number for number in free if "title" in self.titles[number].casefold()]
        return max([*titled, *free], key=known)

    def _region_columns(self) -> tuple[list[RegionLabel], list[Entry]]:
        whole = all(len(row.cells) == len(self.titles) for row in self.table.rows)
        titles = [(column, bare(title)) for column, title in enumerate(self.titles) if column]
        labels = [RegionLabel(title, self._route(None, column), whole) for column, title in titles]
        total = Header(("total_comp",))
        entries = []
        for number, row in enumerate(self.table.rows):
            if len(row.cells) != len(self.titles):
                continue
            name = row.cells[0].text
            header = total if self.shape is Shape.LEVEL_ROWS_REGION_COLUMNS else header_of(name)
            if header.near and self.shape is Shape.COMPONENT_ROWS:
                self._misshapen(self._route(number, 0), f"the component {bare(name)} is not understood: did you mean {header.near.capitalize()}?")
            if header.components:
                entries += list(self._row_of_regions(number, header))
        return labels, entries

    def _row_of_regions(self, number: int, header: Header) -> Iterator[Entry]:
        row = self.table.rows[number]
        level = bare(row.cells[0].text)
        for column in range(1, len(self.titles)):
            title = self.titles[column]
            many = self.shape is Shape.LEVEL_ROWS_REGION_COLUMNS
            yield Entry(bare(title), header, row.cells[column], row.line, self._route(number, column), title, level, many)
