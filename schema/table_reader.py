"""What both readers of tables share: routes, what is told of a table's form, and the table that comes of it."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from schema.currencies import Sign
from schema.headers import Header, near_label
from schema.markdown import Table, TableRow
from schema.pay_cell import Entry
from schema.pay_table import CurrencyCell, Misshapen, PayTable, RegionLabel, Unnamed
from schema.region_names import bare, folded, keys
from schema.remembered import once
from schema.table_shapes import Layout


class TableReader(ABC):
    """Reads one table whose layout is known, in a guide that has these regions."""

    def __init__(self, index: int, table: Table, layout: Layout, regions: Sequence[str]) -> None:
        self.index, self.table, self.layout, self.regions = index, table, layout, regions
        self.titles = table.header.texts
        self.misshapen: list[Misshapen] = []
        self.labels: list[RegionLabel] = []
        self.entries: list[Entry] = []
        self.unnamed: dict[str, tuple[str, list[Entry]]] = {}
        self.currencies: list[CurrencyCell] = []
        self.left_over: list[str] = []
        self.nameless = 0
        self.unsure: set[str] = set()

    def read(self) -> PayTable:
        if not self.table.well_formed:
            self._tell_dashes()
        elif not self._every_row_is_off():
            self._tell_lengths()
            for column in sorted({0, max(self.layout.label, 0)}):
                if near := near_label(self.titles[column]):
                    self._tell_misspelt(self._route(None, column), "header", self.titles[column], near)
            self._read_cells()
        return PayTable(
            self.index, self.layout.shape, self.table, tuple(self.labels), tuple(self.entries), tuple(self.misshapen),
            tuple(self._unnamed()), tuple(self.currencies), self.nameless, frozenset(self.unsure), tuple(self.left_over),
        )  # fmt: skip

    @abstractmethod
    def _read_cells(self) -> None:
        """Read a table that is one."""

    def _unnamed(self) -> Iterator[Unnamed]:
        what = "label" if self.layout.columns else "header"
        return (Unnamed(at, text, what, tuple(entries)) for at, (text, entries) in self.unnamed.items())

    def _route(self, row: int | None = None, column: int | None = None) -> str:
        return _route(self.index, row, column)

    def _entry(
        self,
        region: str,
        header: Header,
        number: int,
        column: int,
        level: str,
        signs: tuple[Sign, ...] = (),
        *,
        many: bool,
    ) -> Entry:
        row, at = self.table.rows[number], _route(self.index, number, column)
        return Entry(region, header, row.texts[column], row.line, at, level, many, signs, row, column)

    def _is_whole(self, row: TableRow) -> bool:
        return len(row.texts) == len(self.titles)

    @once
    def _keys(self) -> frozenset[str]:
        """What the guide's regions are known by."""
        return frozenset().union(*map(keys, self.regions))

    @once
    def _repeated(self) -> frozenset[str]:
        """The regions that the guide itself names more than once."""
        return frozenset(name for name, times in Counter(map(folded, self.regions)).items() if times > 1)

    def _is_known(self, name: str) -> bool:
        """Whether a name is one of the guide's regions."""
        return not self._keys.isdisjoint(keys(name))

    # form

    def _tell(self, at: str, message: str, region: str = "", twin: str = "") -> None:
        self.misshapen.append(Misshapen(at, message, region, twin, "the first one" if twin else ""))

    def _tell_misspelt(self, at: str, what: str, text: str, near: str) -> None:
        self._tell(at, f"the {what} {bare(text)} is not understood: did you mean {near.capitalize()}?")

    def _tell_dashes(self) -> None:
        wanted, given = len(self.titles), self.table.delimiter_cells
        header = f"the header has {_cells(wanted)} and the line of dashes below it {given}"
        self._tell(self._route(), f"{header}, so readers see no table: make it {wanted}")

    def _every_row_is_off(self) -> bool:
        """Whether rows are all of one length, and not of the header's: then the header is wrong, not they."""
        lengths = {len(row.texts) for row in self.table.rows}
        wanted = len(self.titles)
        if len(self.table.rows) < 2 or len(lengths) > 1 or wanted in lengths or lengths == {1}:
            return False
        given = lengths.pop()
        advice = "name the column that has no header" if wanted < given else "take out the header that has no column"
        self._tell(self._route(), f"the header has {_cells(wanted)} and every row {given}: {advice}")
        return True

    def _tell_lengths(self) -> None:
        wanted = len(self.titles)
        for number, row in enumerate(self.table.rows):
            given = len(row.texts)
            if given == wanted:
                continue
            advice = "part them with bars" if given < wanted else "take the extra bar out, or write it as \\|"
            label = -1 if self.layout.columns else self.layout.label
            name = bare(row.texts[label]) if 0 <= label < given else ""
            if given == 1 and number == len(self.table.rows) - 1 and not self._is_known(name):
                advice = "put an empty line between the table and this line"
            message = f"this row has {_cells(given)} and the header {wanted}: {advice}"
            self._tell(self._route(number), message, name)


@lru_cache(maxsize=1024)
def _route(table: int, row: int | None, column: int | None) -> str:
    place = "header" if row is None else f"rows[{row}]"
    return f"body.tables[{table}].{place}" + ("" if column is None else f"[{column}]")


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"
