"""How a guide was read: every row and cell of its tables of pay, what the rules say of it, and what was left over."""

from collections.abc import Iterator
from textwrap import wrap

from audit.cell_words import cell_words
from schema.finding import Fault, Span
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
        document = subject.document
        troubles = [(document.span_of(each.start, each.end).line, each.message) for each in document.troubles]
        why = "".join(f"  line {line}: {message}\n" for line, message in troubles)
        return f"The frontmatter cannot be read, so no table was compared with it.\n{why}"
    return "\n".join(_Story(subject).lines()).strip("\n") + "\n"


class _Story:
    """What is told of one guide; whatever a rule says stands beside the cell, the label or the header that it is about."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.document, self.comparison = subject.document, subject.comparison
        self.rows = subject.guide.rows if subject.guide else []
        # By the route of its place: the line, and what is said of it.
        self.said: dict[str, list[tuple[int, str]]] = {}
        for rule in matching("TAB"):
            for fault in rule().judge(subject):
                if isinstance(fault, Fault):
                    place = fault.at if isinstance(fault.at, str) and fault.at else fault.route
                    line = fault.at.line if isinstance(fault.at, Span) else self._line(place)
                    self.said.setdefault(place, []).append((line, f"! {rule.code} {fault.message}"))

    def lines(self) -> Iterator[str]:
        for table in self.subject.tables:
            yield from self._table(table)
            yield ""
        for place in sorted(self.said, key=lambda place: self.said[place][0]):
            for line, text in self.said.pop(place):
                yield from _wrapped(f"Line {line}: {text}")
        for other in self.document.tables:
            if not any(other is table.table for table in self.subject.tables):
                yield from _wrapped(f"Not a table of pay, on line {other.header.line + 1}: {_header(other)}")

    def _line(self, route: str) -> int:
        return self.document.span(route).line

    def _says(self, route: str, indent: str = "  ") -> Iterator[str]:
        for _, text in self.said.pop(route, []):
            yield from _wrapped(text, indent)

    def _table(self, table: PayTable) -> Iterator[str]:
        counts = any(other.number == table.number for other in self.comparison.tables) or not table.entries
        aside = "" if counts else "; not compared, for most of its figures are not the frontmatter's"
        yield f"Table of pay on line {table.table.header.line + 1}: {table.shape.value}{aside}"
        yield from self._form(table)
        for name in dict.fromkeys(label.name for label in table.regions):
            yield ""
            yield from self._region(table, name)
        left = [*table.left_over, *(head.text or "a column without a header" for head in table.unnamed)]
        if left:
            yield ""
            yield from _wrapped(f"No field holds {both(left)}.", "  ")

    def _form(self, table: PayTable) -> Iterator[str]:
        """What is said of the header and of whole rows; what is said of a region's label stands with the region."""
        labels = {label.at for label in table.regions}
        body = f"body.tables[{table.number}]"
        places = [table.header_at, *(f"{table.header_at}[{column}]" for column in range(len(table.table.header.cells)))]
        for number in range(len(table.table.rows)):
            places += [f"{body}.rows[{number}]", f"{body}.rows[{number}][0]"]
        for place in places:
            if place in self.said and place not in labels:
                yield from self._says(place)

    def _region(self, table: PayTable, name: str) -> Iterator[str]:
        at = [label.at for label in table.regions if label.name == name]
        number = self.comparison.row_of(name)
        home = "no row of the frontmatter"
        if number is not None:
            route, currency = f"compensation[{number}]", self.rows[number].currency
            home = f"{route}, line {self._line(route)}, {f'in {currency}' if currency else 'without a currency'}"
        yield f"  {name or '(no name)'}, line {self._line(at[0])}: {home}"
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
        first, *more = _wrapped("; ".join(parts), indent)
        yield f"    {_name(entry):<{wide}}  {first.strip()}"
        yield from more
        yield from self._says(entry.at, indent)


def _name(entry: Entry) -> str:
    """What a cell is of: its component, or all that it may be; in a table of levels the level, too."""
    name = entry.component or "/".join(entry.header.components)
    return f"{name}, {entry.level}" if entry.level else name


def _wrapped(text: str, indent: str = "") -> list[str]:
    """A text in lines of a width that a terminal has; what goes on stands further in."""
    hanging = f"{indent}  "
    return wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )


def _header(table: Table) -> str:
    return " | ".join(bare(cell.text) for cell in table.header.cells)
