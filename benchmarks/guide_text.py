"""A guide's text with the places of its values and cells, and what it is with one of them changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schema.document import Document
from schema.guide import Guide, Row
from schema.region_names import pairs
from schema.subject import Subject
from schema.tables import Entry, PayTable


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change: the guide after it, what was changed, how many findings it has to lead to, and on which lines.

    `lines` are 1-based: the findings' places and their related places must be among them, and all of them told. A region
    that is renamed is told by two findings that name each other; what changes no meaning by none.
    """

    kind: str
    what: str
    text: str
    lines: frozenset[int]
    findings: int = 1


@dataclass(frozen=True, slots=True)
class Unheld:
    """A number that the frontmatter cannot hold, so that a change of it is not told by comparing."""

    why: str
    what: str


@dataclass(frozen=True, slots=True)
class Told:
    """A cell that gives a figure of a row, with the row and the component."""

    number: int
    row: Row
    component: str
    entry: Entry
    table: PayTable


class GuideText:
    """One guide, to be changed in one place at a time."""

    def __init__(self, subject: Subject, guide: Guide) -> None:
        self.subject, self.guide = subject, guide
        self.document: Document = subject.document
        self.text = self.document.text
        self.names = [row.region or "" for row in guide.rows]

    # places

    def line_start(self, line: int) -> int:
        return self.document.line_starts[line]

    def value(self, route: str) -> tuple[int, int]:
        """Offsets of a scalar of the frontmatter, or of a cell."""
        span = self.document.span(route)
        start = self.line_start(span.line - 1) + span.column - 1
        return start, start + span.end_column - span.column

    def line(self, route: str) -> int:
        return self.document.span(route).line

    def line_of_row(self, table: PayTable, row: int) -> int:
        """The 1-based line of a row of a table."""
        return table.table.rows[row].line + 1

    # changes

    def splice(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    def with_value(self, route: str, new: str) -> str:
        return self.splice(*self.value(route), new)

    def with_line(self, line: int, new: str) -> str:
        """The text with another line in the place of one, 1-based; an empty one takes the line out."""
        start, end = self.line_start(line - 1), self.line_start(line)
        return self.splice(start, end, f"{new}\n" if new else "")

    # cells

    def told(self) -> Iterator[Told]:
        """The cells that give a figure of a row."""
        for table in self.subject.tables:
            for number, region in self.rows_of(table).items():
                row = self.guide.rows[number]
                for entry in entries_of(table, region):
                    component = self._component(row, entry)
                    if component is not None:
                        yield Told(number, row, component, entry, table)

    def rows_of(self, table: PayTable) -> dict[int, str]:
        """The rows that a table tells of, with its names of them."""
        labels = [label.name for label in table.regions]
        return {row: labels[index] for index, row in pairs(labels, self.names).items()}

    @staticmethod
    def _component(row: Row, entry: Entry) -> str | None:
        if entry.component:
            return entry.component
        held = [component for component in entry.header.components if row.low(component) is not None]
        return held[0] if held else None


def entries_of(table: PayTable, region: str) -> list[Entry]:
    return [entry for entry in table.entries if entry.region == region]


def misspelt(text: str) -> str:
    """Every word with its second and third letters swapped; words of two letters or with digits stay."""
    return re.sub(
        r"(?<![^\W_])[^\W\d_]{3,}(?![^\W_])", lambda match: match[0][0] + match[0][2] + match[0][1] + match[0][3:], text
    )
