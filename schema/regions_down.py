"""Reads tables whose rows are regions, or levels that the guide has for regions, and whose columns are components."""

from functools import lru_cache

from schema.currencies import Sign
from schema.headers import Header, header_of, is_aside, is_currency_column, kind_of_label, signs_of
from schema.markdown import TableRow
from schema.money import read_cell
from schema.named import NamedTuple
from schema.pay_table import CurrencyCell, RegionLabel
from schema.region_names import bare, folded
from schema.remembered import once
from schema.table_reader import TableReader
from schema.table_shapes import Shape

# Labels of rows that sum up the others.
_NO_REGION = frozenset({"average", "avg", "mean", "median", "overall", "blended", "all regions"})


class RegionsDown(TableReader):
    """A reader of `| Region | Base Salary | … |`."""

    def _read_cells(self) -> None:
        self._find_columns()
        if self.layout.only:
            self.labels.append(RegionLabel(self.layout.only, self._route()))
        seen: dict[tuple[str, ...], str] = {}
        for number, row in enumerate(self.table.rows):
            name = self._region(number, row)
            if name is None:
                continue
            levels = [bare(row.texts[column]) for column in self.levels if column < len(row.texts)]
            at, key = self._route(number, max(self.layout.label, 0)), (folded(name), *levels)
            if self.layout.only:
                self._read_row(number, name, bare(row.texts[0]))
            elif name and key in seen:
                if key[0] not in self._repeated:
                    message = f"{name} has a row above already: merge the two, or name what tells them apart"
                    self._tell(at, message, name, seen[key])
            else:
                seen[key] = at
                self.labels.append(RegionLabel(name, at, self._is_whole(row)))
                if self._is_whole(row):
                    self._read_row(number, name, ", ".join(levels))

    def _read_row(self, number: int, name: str, level: str) -> None:
        texts = self.table.rows[number].texts
        signs: tuple[Sign, ...] = ()
        for column in self.currency_columns:
            signs += signs_of(texts[column])
        for column in self.currency_columns if signs else ():
            self.currencies.append(CurrencyCell(name, texts[column], signs, self._route(number, column)))
        many = self._many
        self.entries += [
            self._entry(name, header, number, column, level, signs, many=many) for column, header in self.pay.items()
        ]
        for column, header in self.spare.items():
            _, entries = self.unnamed.setdefault(self._route(None, column), (bare(self.titles[column]), []))
            entries.append(self._entry(name, header, number, column, level, many=self._many))

    @once
    def _many(self) -> bool:
        """Whether a region has a row for each level."""
        if self.layout.only:
            return self.layout.label >= 0
        return bool(self.levels) and self.layout.shape is Shape.REGION_ROWS

    # rows

    def _region(self, number: int, row: TableRow) -> str | None:
        """The region that a row is about; None where it is about none, or is too short to tell."""
        if self.layout.only:
            return self.layout.only if self._is_whole(row) else None
        name = bare(row.texts[self.layout.label]) if self.layout.label < len(row.texts) else ""
        if self._is_known(name):
            return name
        if self._is_whole(row):
            return None if self._is_apart(row, name) else name
        if len(row.texts) > 1 or number < len(self.table.rows) - 1:
            self.nameless += 1
        return None

    def _is_apart(self, row: TableRow, name: str) -> bool:
        """Whether a row only parts or sums up others: empty cells, dashes under no name, the header again, an average."""
        texts = [row.texts[column] for column in (*self.pay, *self.spare)]
        nothing = not any(texts) or not any(char.isalnum() for char in "".join((name, *texts)))
        return nothing or name.casefold() in _NO_REGION or row.texts == self.titles

    # columns

    def _find_columns(self) -> None:
        """Part the columns of components from those of figures that name none; what is misspelt or repeated is told."""
        columns = _columns(tuple(self.titles), self.layout.label)
        self.levels, self.currency_columns, self.pay = columns.levels, columns.currencies, columns.pay
        self.spare: dict[int, Header] = {}
        for column, what in columns.told.items():
            self._tell_column(column, what)
        for column in columns.others:
            title = self.titles[column]
            if not is_aside(title) and self._holds_figures(column):
                self.spare[column] = self.layout.headers[column]
            elif title and not kind_of_label(title) and column not in self.currency_columns:
                self.left_over.append(bare(title))

    def _tell_column(self, column: int, what: int | str) -> None:
        """A header that stands twice, with the place of the first, or one that is taken for another word."""
        title = self.titles[column]
        if isinstance(what, str):
            self._tell_misspelt(self._route(None, column), "header", title, what)
        else:
            message = f"the header {bare(title)} stands twice: name what tells the two columns apart"
            self._tell(self._route(None, column), message, twin=self._route(None, what))

    def _holds_figures(self, column: int) -> bool:
        cells = [read_cell(row.texts[column]) for row in self.table.rows if column < len(row.texts)]
        return 2 * sum(bool(cell.ranges or cell.percent) for cell in cells) >= len(cells) > 0


class _Columns(NamedTuple):
    """What the columns of a table hold beside its labels, as far as their headers say."""

    levels: list[int]
    currencies: list[int]
    pay: dict[int, Header]
    others: list[int]
    # Of a column of pay, which one has the same header, or the word that its own was taken for.
    told: dict[int, int | str]


@lru_cache(maxsize=512)
def _columns(titles: tuple[str, ...], label: int) -> _Columns:
    found = _Columns([], [], {}, [], {})
    first: dict[str, int] = {}
    pay: dict[int, Header] = {}
    for column, title in enumerate(titles):
        if column == label:
            continue
        header = header_of(title)
        if kind_of_label(title) == "level":
            found.levels.append(column)
        if is_currency_column(title):
            found.currencies.append(column)
        if not header.components:
            found.others.append(column)
        elif (twin := first.setdefault(folded(title), column)) != column:
            found.told[column] = twin
        else:
            pay[column] = header
            if header.near:
                found.told[column] = header.near
    found.pay.update(_without_middles(pay))
    return found


def _without_middles(pay: dict[int, Header]) -> dict[int, Header]:
    """The columns without medians that stand beside a component's own."""
    own = {header.components for header in pay.values() if header.end != "middle"}
    return {column: header for column, header in pay.items() if header.end != "middle" or header.components not in own}
