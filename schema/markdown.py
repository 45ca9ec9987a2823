"""The body of a guide as blocks with places: headings, paragraphs, tables with their cells; code is not read."""

import re
from enum import Enum

from schema.markdown_lines import (
    BLANK,
    OPENING,
    Opening,
    closing_fence,
    delimiter,
    heading,
    html,
    interrupts_as_item,
    underlined,
)
from schema.members import cheap
from schema.named import NamedTuple
from schema.remembered import once

_CELL_END = re.compile(r"(?<!\\)\|")
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


# In Python 3.11 a member that is named by its enumeration costs as much as a call.
_ITEM, _PARAGRAPH = Kind.ITEM, Kind.PARAGRAPH
# What a reader does not see. A tuple, for looking a member of an enumeration up in a set runs its own hash, in Python.
UNSEEN = (Kind.COMMENT, Kind.RULE)


class Cell(NamedTuple):
    """A table's cell: its text without the space around it, and its columns, 0-based in its line."""

    text: str
    start: int
    end: int


class _Line(NamedTuple):
    line: int
    written: str


class TableRow(_Line):
    """One line of a table; nobody asks for the cells of most tables, and for their columns only who points at one."""

    @once
    def texts(self) -> list[str]:
        """The cells' texts."""
        return cell_texts(self.written)

    @once
    def cells(self) -> tuple[Cell, ...]:
        return cells(self.written)


class Table(NamedTuple):
    """A table as it is written: the delimiter may have another number of cells than the header, and then nobody sees a table."""

    header: TableRow
    rows: tuple[TableRow, ...]
    delimiter_cells: int

    @property
    def well_formed(self) -> bool:
        return self.delimiter_cells == len(self.header.texts)


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
    start, parts = _parts(line)
    found = []
    for part in parts:
        inner = part.strip(BLANK)
        left = start + (part.index(inner) if inner else min(1, len(part)))
        found.append(Cell(inner, left, left + len(inner)))
        start += len(part) + 1
    return tuple(found)


def cell_texts(line: str) -> list[str]:
    """The texts of a line's cells."""
    return [part.strip(BLANK) for part in _parts(line)[1]]


def _parts(line: str) -> tuple[int, list[str]]:
    """Where the first cell of a table's line begins, and what stands between its bars."""
    start, end = len(line) - len(line.lstrip(BLANK)), len(line.rstrip(BLANK))
    if line.startswith("|", start):
        start += 1
    if end > start and line[end - 1] == "|" and not (end - 2 >= start and line[end - 2] == "\\"):
        end -= 1
    text = line[start:end]
    return start, _CELL_END.split(text) if "\\" in text else text.split("|")


def blocks(lines: list[str], start: int = 0) -> tuple[Block, ...]:
    """The blocks of the lines from `start` on."""
    return tuple(_Reader(lines, start).read())


class _Reader:
    """Asks each line once what it opens by itself; the lines before `start` count as empty."""

    def __init__(self, lines: list[str], start: int) -> None:
        self.lines, self.start = lines, start
        body, opening = lines[start:], OPENING.match
        self.texts = [""] * start + [line.strip(BLANK) for line in body]
        found = [opening(line) if line and line[0] in _MARKS else None for line in body]
        self.opens: list[Opening | None] = [*[None] * start, *found]

    def read(self) -> list[Block]:
        at, texts, opens = self.start, self.texts, self.opens
        found = []
        while at < len(texts):
            if not texts[at]:
                at += 1
                continue
            opened = opens[at]
            block = self._marked(at, opened) if opened is not None else None
            if block is None:
                block = self._table(at) if self._opens_table(at) else self._text(_PARAGRAPH, at, texts[at])
            found.append(block)
            at = block.last + 1
        return found

    def _marked(self, at: int, opened: Opening) -> Block | None:
        """A block that its own first line tells."""
        kind, line = opened.lastgroup, self.lines[at]
        if kind == "item":
            return self._text(_ITEM, at, line[opened.end() :].strip(BLANK))
        if kind == "heading":
            level, text = heading(opened)
            return Block(Kind.HEADING, at, at, text, level)
        if kind == "rule":
            return Block(Kind.RULE, at, at)
        if kind == "quote":
            return self._quote(at)
        if kind == "fence":
            return Block(Kind.CODE, at, self._end(closing_fence(opened["fence"]), at + 1))
        return Block(Kind.CODE, at, at) if kind == "code" else self._html(at, opened)

    def _html(self, at: int, opened: Opening) -> Block | None:
        told = html(opened)
        if told is None:
            return None
        last = self._blank_after(at) if told[0] is None else self._end(told[0], at)
        if self.texts[at].startswith("<!--"):
            return Block(Kind.COMMENT, at, last, "\n".join(self.lines[at : last + 1]).strip(BLANK))
        return Block(Kind.HTML, at, last)

    def _end(self, closing: re.Pattern[str], start: int) -> int:
        """The first line that something closes on; the last line where nothing does."""
        lines = self.lines
        return next((number for number in range(start, len(lines)) if closing.search(lines[number])), len(lines) - 1)

    def _blank_after(self, number: int) -> int:
        while number + 1 < len(self.lines) and self.texts[number + 1]:
            number += 1
        return number

    def _opens_table(self, number: int) -> bool:
        """Whether a header and its delimiter stand here; one bare run of dashes makes a heading of the line above it."""
        if "|" not in self.lines[number] or number + 1 >= len(self.lines) or self.texts[number] == "|":
            return False
        opened, under = self.opens[number], self.lines[number + 1]
        return not (opened and opened.lastgroup == "code") and delimiter(under) > 0 and not underlined(under)

    def _table(self, at: int) -> Block:
        last = at + 1
        while last + 1 < len(self.lines) and self.texts[last + 1] and self._goes_on(last + 1):
            last += 1
        header, *rows = [TableRow(line, self.lines[line]) for line in (at, *range(at + 2, last + 1))]
        return Block(Kind.TABLE, at, last, table=Table(header, tuple(rows), delimiter(self.lines[at + 1])))

    def _goes_on(self, number: int) -> bool:
        """Whether a line still belongs to the table above it: any line does that opens no other block."""
        opened = self.opens[number]
        return opened is None or (opened.lastgroup == "html" and not _opens_block(opened))

    def _text(self, kind: Kind, at: int, text: str) -> Block:
        """A paragraph or a list's item, with the lines that go on with it."""
        last, texts = at + 1, self.texts
        if last >= len(texts) or not texts[last]:
            return Block(kind, at, at, text)
        shown = [text]
        while last < len(texts) and (under := texts[last]):
            if kind is _PARAGRAPH and under[0] in "=-" and (level := underlined(self.lines[last])):
                return Block(Kind.HEADING, at, last, " ".join(shown), level)
            opened = self.opens[last]
            if (opened is not None and _ends_text(opened, kind)) or self._opens_table(last):
                break
            shown.append(under)
            last += 1
        return Block(kind, at, last - 1, "\n".join(shown))

    def _quote(self, at: int) -> Block:
        last = at
        while last + 1 < len(self.lines) and (below := self.opens[last + 1]) and below.lastgroup == "quote":
            last += 1
        text = "\n".join([text.lstrip(">").strip(BLANK) for text in self.texts[at : last + 1]])
        return Block(Kind.QUOTE, at, last, text)


def _ends_text(opened: Opening, kind: Kind) -> bool:
    """Whether what a line opens ends the paragraph or item above it."""
    name = opened.lastgroup
    if name == "item":
        return kind is _ITEM or interrupts_as_item(opened)
    return _opens_block(opened) if name == "html" else name != "code"


def _opens_block(opened: Opening) -> bool:
    """Whether a tag opens a block of HTML that ends the text above it."""
    return (html(opened) or (None, False))[1]
