"""The body of a guide as blocks with places: headings, paragraphs, tables with their cells; code is not read."""

import re
from enum import Enum

from schema import markdown_lines as lines_of
from schema.markdown_lines import BLANK
from schema.members import cheap
from schema.named import NamedTuple

_CELL_END = re.compile(r"(?<!\\)\|")
_OPENING = frozenset("#`~<*-_")
# With what a line begins that may open something else than a paragraph or a table.
_MARKS = frozenset(" \t#`~<*-_>+0123456789")


@cheap
class Kind(Enum):
    """What a block is, as far as a guide's rules care."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    HTML = "html"
    COMMENT = "comment"
    RULE = "rule"
    TABLE = "table"


# What a reader does not see. A tuple, for looking a member of an enumeration up in a set runs its own hash, in Python.
UNSEEN = (Kind.COMMENT, Kind.RULE)


class Cell(NamedTuple):
    """A table's cell: its text without the space around it, and its columns, 0-based in its line."""

    text: str
    start: int
    end: int


class TableRow(NamedTuple):
    """One line of a table."""

    line: int
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """A table as it is written: the delimiter may have another number of cells than the header, and then nobody sees a table."""

    header: TableRow
    rows: tuple[TableRow, ...]
    delimiter_cells: int

    @property
    def well_formed(self) -> bool:
        return self.delimiter_cells == len(self.header.cells)


class Block(NamedTuple):
    """A stretch of whole lines, 0-based, the last included."""

    kind: Kind
    first: int
    last: int
    text: str = ""
    level: int = 0
    table: Table | None = None


def cells(line: str) -> tuple[Cell, ...]:
    """The cells of a table's line: split at every bar that no backslash escapes, the outer bars taken off."""
    start, end = len(line) - len(line.lstrip(" \t")), len(line.rstrip(" \t"))
    if line.startswith("|", start):
        start += 1
    if end > start and line[end - 1] == "|" and not (end - 2 >= start and line[end - 2] == "\\"):
        end -= 1
    text = line[start:end]
    found = []
    for part in _CELL_END.split(text) if "\\" in text else text.split("|"):
        inner = part.strip(" \t")
        left = start + (part.index(inner) if inner else min(1, len(part)))
        found.append(Cell(inner, left, left + len(inner)))
        start += len(part) + 1
    return tuple(found)


def blocks(lines: list[str], start: int = 0) -> tuple[Block, ...]:
    """The blocks of the lines from `start` on."""
    return tuple(_Reader(lines, start).read())


class _Reader:
    def __init__(self, lines: list[str], start: int) -> None:
        self.lines = lines
        self.at = start
        self.found: list[Block] = []

    def read(self) -> list[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.strip(BLANK):
                self._block(line)
            else:
                self.at += 1
        return self.found

    def _add(self, kind: Kind, last: int, text: str = "", level: int = 0, table: Table | None = None) -> None:
        self.found.append(Block(kind, self.at, last, text, level, table))
        self.at = last + 1

    def _block(self, line: str) -> None:
        if line[0] in _MARKS and self._opens_marked(line):
            return
        if self._opens_table(self.at):
            self._table()
        else:
            self._text(Kind.PARAGRAPH, line.strip(BLANK))

    def _opens_marked(self, line: str) -> bool:
        """Blocks that their own first line tells."""
        head = line.lstrip(" ")[:1]
        if line[0] in BLANK and lines_of.is_code(line):
            self._add(Kind.CODE, self.at)
        elif head == "#" and (title := lines_of.heading(line)):
            self._add(Kind.HEADING, self.at, title[1], title[0])
        elif head in "`~" and (mark := lines_of.fence(line)):
            self._add(Kind.CODE, self._end(lines_of.closing_fence(mark), self.at + 1))
        elif head == "<" and (opened := lines_of.html(line)):
            self._html(line, opened[0])
        elif head in "*-_" and lines_of.is_rule(line):
            self._add(Kind.RULE, self.at)
        elif (text := lines_of.item(line)) is not None:
            self._text(Kind.ITEM, text.strip(BLANK))
        elif head == ">":
            self._quote()
        else:
            return False
        return True

    def _html(self, line: str, end: re.Pattern[str] | None) -> None:
        last = self._blank_after(self.at) if end is None else self._end(end, self.at)
        if lines_of.is_comment(line):
            self._add(Kind.COMMENT, last, "\n".join(self.lines[self.at : last + 1]).strip(BLANK))
        else:
            self._add(Kind.HTML, last)

    def _end(self, closing: re.Pattern[str], start: int) -> int:
        """The first line that something closes on; the last line where nothing does."""
        lines = self.lines
        return next((number for number in range(start, len(lines)) if closing.search(lines[number])), len(lines) - 1)

    def _blank_after(self, number: int) -> int:
        while number + 1 < len(self.lines) and not lines_of.is_blank(self.lines[number + 1]):
            number += 1
        return number

    def _opens_table(self, number: int) -> bool:
        """Whether a header and its delimiter stand here; one bare run of dashes makes a heading of the line above it."""
        if number + 1 >= len(self.lines) or "|" not in self.lines[number]:
            return False
        line, under = self.lines[number : number + 2]
        if lines_of.is_code(line) or line.strip(BLANK) == "|":
            return False
        return not lines_of.underlined(under) and lines_of.delimiter(under) > 0

    def _table(self) -> None:
        last = self.at + 1
        rows = []
        while last + 1 < len(self.lines) and self._goes_on(self.lines[last + 1]):
            last += 1
            rows.append(TableRow(last, cells(self.lines[last])))
        header = TableRow(self.at, cells(self.lines[self.at]))
        table = Table(header, tuple(rows), lines_of.delimiter(self.lines[self.at + 1]))
        self._add(Kind.TABLE, last, table=table)

    def _goes_on(self, line: str) -> bool:
        """Whether a line still belongs to the table above it: any line does that opens no other block."""
        if line.startswith("|"):
            return True
        if lines_of.is_blank(line) or lines_of.is_code(line):
            return False
        return not self._interrupts(line) and lines_of.item(line) is None

    def _interrupts(self, line: str) -> bool:
        head = line.lstrip(" ")[:1]
        if head == ">":
            return lines_of.is_quote(line)
        if head not in _OPENING:
            return False
        if head == "<":
            opened = lines_of.html(line)
            return opened is not None and opened[1]
        if head == "#":
            return lines_of.heading(line) is not None
        return bool(lines_of.fence(line)) if head in "`~" else lines_of.is_rule(line)

    def _text(self, kind: Kind, first: str) -> None:
        """A paragraph or a list's item, with the lines that go on with it."""
        last, text = self.at, [first]
        while last + 1 < len(self.lines):
            line = self.lines[last + 1]
            if not line.strip(BLANK):
                break
            if kind is Kind.PARAGRAPH and (level := lines_of.underlined(line)):
                self._add(Kind.HEADING, last + 1, " ".join(text), level)
                return
            if self._ends_text(kind, line) or self._opens_table(last + 1):
                break
            last += 1
            text.append(line.strip(BLANK))
        self._add(kind, last, "\n".join(text))

    def _ends_text(self, kind: Kind, line: str) -> bool:
        if self._interrupts(line):
            return True
        return lines_of.interrupts_as_item(line) if kind is Kind.PARAGRAPH else lines_of.item(line) is not None

    def _quote(self) -> None:
        last = self.at
        while last + 1 < len(self.lines) and lines_of.is_quote(self.lines[last + 1]):
            last += 1
        text = "\n".join(line.lstrip(" ").lstrip(">").strip(BLANK) for line in self.lines[self.at : last + 1])
        self._add(Kind.QUOTE, last, text)
