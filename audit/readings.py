"""How a guide was read: every row and cell of its tables of pay, what the rules say of it, and what was left over."""

from collections.abc import Iterator
from textwrap import wrap

from audit.cell_words import cell_words
from schema.finding import Fault
from schema.markdown import Table
from schema.region_names import bare
from schema.registry import matching
from schema.subject import Subject
from schema.tables import Entry, PayTable
from schema.wording import both

WIDTH = 120


def readings(subject: Subject) -> str:
    """The whole story of one guide, as lines for a person."""
    if subject.guide is None:
        return "The frontmatter cannot be read, so no table was compared with it.\n"
    return "\n".join(_Story(subject).lines()).strip("\n") + "\n"


class _Story:
    """What is told of one guide; whatever a rule says stands beside the cell, the label or the header that it is about."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.document, self.comparison = subject.document, subject.comparison
        self.rows = subject.guide.rows if subject.guide else []
        self.said: dict[str, list[str]] = {}
        for rule in matching("TAB"):
            for fault in rule().judge(subject):
                if isinstance(fault, Fault):
                    place = fault.at if isinstance(fault.at, str) and fault.at else fault.route
                    self.said.setdefault(place, []).append(f"! {rule.code} {fault.message}")

    def lines(self) -> Iterator[str]:
        for table in self.subject.tables:
            yield from self._table(table)
            yield ""
        yield from self._outside()
        for table in self.document.tables:
            if not any(table is other.table for other in self.subject.tables):
                yield from _wrapped(f"Line {table.header.line + 1} is no table of pay: {_header(table)}")

    def _line(self, route: str) -> int:
        return self.document.span(route).line

    def _says(self, route: str, indent: str = "  ") -> Iterator[str]:
        for text in self.said.pop(route, []):
            yield from _wrapped(text, indent)

    # tables

    def _table(self, table: PayTable) -> Iterator[str]:
        counts = any(other.index == table.index for other in self.comparison.tables) or not table.entries
        aside = "" if counts else ", whose figures are not the frontmatter's, so it was not compared"
        yield f"Table of pay on line {table.table.header.line + 1}: {table.shape.value}{aside}"
        yield from self._says(table.header_at)
        for column in range(len(table.table.header.cells)):
            if not table.shape.has_region_columns or not column:
                yield from self._says(f"{table.header_at}[{column}]")
        named = {label.at for label in table.regions}
        for number, row in enumerate(table.table.rows):
            yield from self._says(f"body.tables[{table.index}].rows[{number}]")
            if row.cells and f"body.tables[{table.index}].rows[{number}][0]" not in named:
                yield from self._says(f"body.tables[{table.index}].rows[{number}][0]")
        for name in dict.fromkeys(label.name for label in table.regions):
            yield ""
            yield from self._region(table, name)
        left = [*table.left_over, *(head.text for head in table.unnamed)]
        if left:
            yield ""
            yield from _wrapped(f"No field holds {both(left)}.", "  ")

    def _region(self, table: PayTable, name: str) -> Iterator[str]:
        at = [label.at for label in table.regions if label.name == name]
        number = self.comparison.row_of(name)
        line = self._line(at[0])
        if number is None:
            yield f"  {name or '(no name)'}, line {line}: no row of the frontmatter"
        else:
            row = self.rows[number]
            home = f"compensation[{number}]"
            yield f"  {name}, line {line}: {home}, line {self._line(home)}, in {row.currency or 'no currency'}"
        for route in at:
            yield from self._says(route, "    ")
        entries = [entry for entry in table.entries if entry.region == name]
        wide = max((len(_name(entry)) for entry in entries), default=0)
        for entry in entries:
            yield from self._entry(entry, number, wide)

    def _entry(self, entry: Entry, number: int | None, wide: int) -> Iterator[str]:
        row = self.rows[number] if number is not None else None
        homes = self.comparison.homes.get(entry.at, ())
        fields = [route.rpartition(".")[2] for route in homes]
        parts = [f"`{entry.raw.text}`" if entry.raw.text else "an empty cell", *cell_words(entry, row, fields)]
        parts += [f"not compared: {reason}" for route, reason in self.comparison.not_compared if route in homes]
        indent = " " * (wide + 6)
        lines = _wrapped("; ".join(parts), indent)
        yield f"    {_name(entry):<{wide}}  {next(lines).strip()}"
        yield from lines
        yield from self._says(entry.at, indent)

    # what no table has

    def _outside(self) -> Iterator[str]:
        if not self.subject.tables:
            yield "No table of pay was found."
        for place in list(self.said):
            for text in _wrapped(" ".join(self.said[place])):
                yield f"Line {self._line(place)}: {text}" if text.startswith("!") else text


def _name(entry: Entry) -> str:
    """What a cell is of: its component, or all that it may be; in a table of levels the level, too."""
    name = entry.component or "/".join(entry.header.components)
    return f"{name}, {entry.level}" if entry.level else name


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    """A text in lines of a width that a terminal has; what goes on stands further in."""
    more = indent + "  "
    yield from wrap(text, WIDTH, initial_indent=indent, subsequent_indent=more, break_long_words=False, break_on_hyphens=False)


def _header(table: Table) -> str:
    return " | ".join(bare(cell.text) for cell in table.header.cells)
