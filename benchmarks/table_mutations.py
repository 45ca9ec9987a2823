"""Changes of a table's form: its names, headers, rows, bars and dashes, or the table itself."""

from collections.abc import Iterator

from benchmarks.guide_text import GuideText, Mutation, Told, misspelt
from schema.headers import header_of, kind_of_label
from schema.region_names import bare, without_hint
from schema.tables import PayTable, Shape


def table_mutations(guide: GuideText, told: list[Told]) -> Iterator[Mutation]:
    """Every change of form that a reader would want to be told of."""
    for table in guide.subject.tables:
        yield from _Form(guide, table, [cell for cell in told if cell.table is table]).all()


class _Form:
    def __init__(self, guide: GuideText, table: PayTable, told: list[Told]) -> None:
        self.guide, self.table, self.told = guide, table, told
        self.lines = guide.document.lines
        self.header = table.table.header.line + 1
        self.body = f"body.tables[{table.number}]"

    def all(self) -> Iterator[Mutation]:
        yield from self._regions()
        yield from self._headers()
        for row in range(len(self.table.table.rows)):
            yield from self._bars(row)
        yield from self._rows()
        yield from self._dashes()
        yield from self._gap()
        yield from self._table()

    def _line(self, kind: str, line: int, new: str, *others: int) -> Mutation:
        lines = frozenset({line, *others})
        return Mutation(kind, f"line {line}: {new[:80]}", self.guide.with_line(line, new), lines)

    def _regions(self) -> Iterator[Mutation]:
        rows = {name: row for row, name in self.guide.rows_of(self.table).items()}
        for label in self.table.regions:
            start, end = self.guide.value(label.at)
            text, name = self.guide.text[start:end], without_hint(label.name)
            if (
                label.name in rows
                and name in text
                and [other.name for other in self.table.regions].count(label.name) == 1
            ):
                changed = self.guide.splice(start, end, text.replace(name, "Atlantis", 1))
                region = self.guide.line(f"compensation[{rows[label.name]}].region")
                lines = frozenset({self.guide.line(label.at), region})
                yield Mutation("region renamed in the table", label.name, changed, lines, findings=2)

    def _headers(self) -> Iterator[Mutation]:
        """A header that names a component, or what the labels are, is misspelt."""
        columns = self.table.shape in {Shape.REGION_ROWS, Shape.LEVEL_ROWS}
        used = {
            cell.entry.at.rpartition("[")[2] if columns else cell.entry.at.rpartition("[")[0]
            for cell in self.told
            if self._is_held(cell)
        }
        places = [f"{self.body}.header[0]"]
        places += [f"{self.body}.header[{column}" if columns else f"{column}[0]" for column in sorted(used)]
        if self.table.shape is Shape.LEVEL_ROWS_REGION_COLUMNS:
            del places[1:]
        for at in places:
            start, end = self.guide.value(at)
            text = self.guide.text[start:end]
            new = misspelt(text)
            known = kind_of_label(text) if at.endswith("header[0]") else header_of(text).components
            if new == text or not known or (at.endswith("header[0]") and bare(text).casefold() not in _FIRST):
                continue
            changed = self.guide.splice(start, end, new)
            yield Mutation("header misspelt", f"{text} -> {new}", changed, frozenset({self.guide.line(at)}))

    @staticmethod
    def _is_held(cell: Told) -> bool:
        """Whether the row holds what the cell gives."""
        percent = cell.component == "bonus" and cell.row.bonus_pct is not None and cell.entry.cell.percent is not None
        return percent or (cell.row.low(cell.component) is not None and bool(cell.entry.cell.ranges))

    def _bars(self, row: int) -> Iterator[Mutation]:
        line = self.guide.line_of_row(self.table, row)
        text = self.lines[line - 1]
        cells = self.table.table.rows[row].cells
        if not text.startswith("|") or not text.rstrip().endswith("|") or len(cells) < 3:
            return
        last, middle = cells[-1], cells[len(cells) // 2]
        yield self._line("a cell too many", line, f"{text.rstrip()} see below |")
        yield self._line("a cell too many", line, text[: middle.start] + "| " + text[middle.start :])
        yield self._line("a cell too few", line, text[: last.start].rstrip())
        yield self._line(
            "a cell too few", line, text[: middle.start] + text[text.index("|", middle.end) + 1 :].lstrip()
        )
        bar = text.rindex("|", 0, middle.start)
        yield self._line("a bar left out", line, text[:bar] + text[bar + 1 :])

    def _rows(self) -> Iterator[Mutation]:
        """Rows of regions taken out, or written twice; rows and columns of components taken out."""
        rows = self.guide.rows_of(self.table)
        if self.table.shape in {Shape.REGION_ROWS, Shape.LEVEL_ROWS}:
            for number, name in rows.items():
                mine = [cell.entry.line + 1 for cell in self.told if cell.entry.region == name]
                if not mine or len(set(mine)) > 1:
                    continue
                region = self.guide.line(f"compensation[{number}].region")
                if len(self.table.table.rows) > 1:
                    changed = self.guide.with_line(mine[0], "")
                    yield Mutation("row removed from the table", name, changed, frozenset({region}))
                twice = f"{self.lines[mine[0] - 1]}\n{self.lines[mine[0] - 1]}"
                changed = self.guide.with_line(mine[0], twice)
                yield Mutation("row written twice in the table", name, changed, frozenset({mine[0], mine[0] + 1}))
            yield from self._columns(len(rows))
        elif self.table.shape is Shape.COMPONENT_ROWS:
            yield from self._component_rows(len(rows))

    def _columns(self, rows: int) -> Iterator[Mutation]:
        held: dict[int, list[Told]] = {}
        for cell in self.told:
            if self._is_held(cell):
                held.setdefault(int(cell.entry.at.rpartition("[")[2].rstrip("]")), []).append(cell)
        for column, cells in held.items():
            header = header_of(self.table.table.header.cells[column].text)
            same = {cell.component for cell in cells}
            shared = [cell for cell in self.told if cell.component in same and cell not in cells]
            if len(cells) < rows or len(held) < 2 or not header.component or shared:
                continue
            lines = frozenset({self.header, *self._field_lines(cells)})
            yield Mutation("column removed from the table", f"column {column}", self._without_column(column), lines)

    def _without_column(self, column: int) -> str:
        text = self.guide.text
        below = self.header + 1
        lines = [(self.header, self.table.table.header), *((row.line + 1, row) for row in self.table.table.rows)]
        for line, row in reversed(lines):
            start = self.guide.line_start(line - 1)
            cells = row.cells
            first = cells[column - 1].end if column else cells[0].start
            last = cells[column].end if column else cells[1].start
            if line == self.header:  # the dashes first, for they stand below
                dashes = self.lines[below - 1].strip().strip("|").split("|")
                at = self.guide.line_start(below - 1)
                text = text[:at] + "|" + "|".join(dashes[:-1]) + "|" + text[at + len(self.lines[below - 1]) :]
            text = text[: start + first] + (" " if column else "") + text[start + last :]
        return text

    def _component_rows(self, regions: int) -> Iterator[Mutation]:
        held: dict[int, list[Told]] = {}
        for cell in self.told:
            if self._is_held(cell):
                held.setdefault(cell.entry.line + 1, []).append(cell)
        for line, cells in held.items():
            same = {cell.component for cell in cells}
            others = [cell for cell in self.told if cell.component in same and cell not in cells]
            if len(cells) == regions and len(held) > 2 and not others:
                lines = frozenset({self.header, *self._field_lines(cells)})
                yield Mutation(
                    "component removed from the table", f"line {line}", self.guide.with_line(line, ""), lines
                )

    def _field_lines(self, cells: list[Told]) -> Iterator[int]:
        for cell in cells:
            names = (f"{cell.component}_low", "bonus_pct")
            held = next(name for name in names if getattr(cell.row, name, None) is not None)
            yield self.guide.line(f"compensation[{cell.number}].{held}")

    def _dashes(self) -> Iterator[Mutation]:
        text = self.lines[self.header].rstrip()
        if text.startswith("|") and text.endswith("|"):
            more, fewer = f"{text}---|", text[: text.rindex("|", 0, len(text) - 1) + 1]
            yield self._line_of_dashes("a dash cell too many", more)
            yield self._line_of_dashes("a dash cell too few", fewer)

    def _gap(self) -> Iterator[Mutation]:
        """An empty line cuts the last row off, if it is not the only one."""
        if len(self.table.table.rows) > 1:
            last = self.table.table.rows[-1].line + 1
            changed = self.guide.splice(self.guide.line_start(last - 1), self.guide.line_start(last - 1), "\n")
            yield Mutation("a gap in the table", f"above line {last}", changed, frozenset({last + 1}))

    def _line_of_dashes(self, kind: str, new: str) -> Mutation:
        return Mutation(kind, new, self.guide.with_line(self.header + 1, new), frozenset({self.header}))

    def _table(self) -> Iterator[Mutation]:
        if len(self.guide.subject.tables) > 1:
            return
        start = self.guide.line_start(self.header - 1)
        end = self.guide.line_start(self.table.table.rows[-1].line + 1)
        table = self.guide.text[start:end]
        yield Mutation("table removed", self.body, self.guide.splice(start, end, ""), frozenset())
        fenced = self.guide.splice(start, end, f"```\n{table}```\n")
        yield Mutation("table in a block of code", self.body, fenced, frozenset({self.header + 1}))
        hidden = self.guide.splice(start, end, f"<!--\n{table}-->\n")
        yield Mutation("table in a comment", self.body, hidden, frozenset())


_FIRST = frozenset({"region", "location", "level", "title", "component"})
