"""Reads tables whose columns are regions, and whose rows are levels or components."""

from collections.abc import Iterator

from schema.header_words import COMPONENT_OF
from schema.headers import Header, header_of, is_aside, kind_of_label, of_levels
from schema.pay_cell import Entry
from schema.pay_table import RegionLabel
from schema.region_names import bare, folded
from schema.remembered import once
from schema.table_reader import TableReader
from schema.table_shapes import Shape


class RegionsAcross(TableReader):
    """A reader of `| Level | San Francisco | London |` and of `| Component | San Francisco | London |`."""

    def _read_cells(self) -> None:
        if self.layout.shape is Shape.LEVEL_ROWS_REGION_COLUMNS:
            self._read_levels()
        else:
            self._read_components()
        named = frozenset(self.layout.columns)
        left = (title for column, title in enumerate(self.titles) if column and column not in named)
        self.left_over += [bare(title) for title in left if not kind_of_label(title)]

    def _read_levels(self) -> None:
        """A level that cannot be read may be the lowest or the highest, so that nothing is compared."""
        self._name_columns(whole=all(self._is_whole(row) for row in self.table.rows))
        header = of_levels(self.titles[0])
        for number, row in enumerate(self.table.rows):
            if self._is_whole(row):
                self.entries += self._row(number, header, bare(row.texts[0]), many=True)

    def _read_components(self) -> None:
        self._name_columns(whole=True)
        seen: dict[str, str] = {}
        for number, row in enumerate(self.table.rows):
            text = row.texts[0]
            header, at, key = header_of(text), self._route(number, 0), folded(text)
            if not self._is_whole(row):
                # A row that lost its label may be any component's.
                self.unsure.update(header.components or (COMPONENT_OF.values() if len(row.texts) > 1 else ()))
            elif not header.components:
                self._read_other(number, header)
            elif key in seen:
                message = f"{bare(text)} has a row above already: merge the two, or name what tells them apart"
                self._tell(at, message, twin=seen[key])
            else:
                seen[key] = at
                if header.near:
                    self._tell_misspelt(at, "component", text, header.near)
                self.entries += self._row(number, header)

    def _read_other(self, number: int, header: Header) -> None:
        """A row that names no component: a note, or figures that should have a name."""
        text = self.table.rows[number].texts[0]
        entries = list(self._row(number, header))
        if not is_aside(text) and any(entry.cell.ranges or entry.cell.percent for entry in entries):
            self.unnamed[self._route(number, 0)] = bare(text), entries
        elif text:
            self.left_over.append(bare(text))

    def _row(self, number: int, header: Header, level: str = "", *, many: bool = False) -> Iterator[Entry]:
        for column, name in self.columns.items():
            end = self.ends.get(column, "")
            yield self._entry(name, header._replace(end=end) if end else header, number, column, level, many=many)

    def _name_columns(self, *, whole: bool) -> None:
        """Find each column's region; the second of two like it is told, and not read."""
        self.columns: dict[int, str] = {}
        if self.layout.only:
            self.labels.append(RegionLabel(self.layout.only, self._route(), whole))
            self.columns = dict.fromkeys(self.layout.columns, self.layout.only)
            return
        seen: dict[str, int] = {}
        for column in self.layout.columns:
            name, at = bare(self.titles[column]), self._route(None, column)
            twin = seen.setdefault(folded(name), column)
            if twin == column:
                self.columns[column] = name
                self.labels.append(RegionLabel(name, at, whole))
            elif folded(name) not in self._repeated:
                message = f"{name} heads a column already: merge the two, or name what tells them apart"
                self._tell(at, message, name, self._route(None, twin))

    @once
    def ends(self) -> dict[int, str]:
        """The columns `Low` and `High` of a table that tells of one region."""
        return {column: header_of(self.titles[column]).end for column in self.layout.columns if self.layout.only}
