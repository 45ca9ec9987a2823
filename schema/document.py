"""A guide's text and its places: frontmatter values, body blocks, and where every one of them stands. Never raises."""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Any

from schema import frontmatter, markdown
from schema.finding import Part, Span
from schema.limits import LARGEST_TEXT
from schema.markdown import UNSEEN, Block, Cell, Kind, Table
from schema.pattern import late
from schema.remembered import once
from schema.routes import in_body, steps
from schema.scalar import Miswritten
from schema.trouble import Flaw, Trouble
from schema.yaml_tree import Tree

MOST_LINES = 20_000  # the longest real guide has 300; a CRLF counts twice

_BREAK = late(r"\r\n|\n|\r")
_OPENING = late(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = late(r"\n---[ \t]*$", re.MULTILINE)
_LATE_OPENING = late(r"\s*(---)[ \t]*[\r\n]")
_SURROGATE = late(r"[\ud800-\udfff]")
_CONFLICT = "<<<<<<< "
_MARK = b"\xef\xbb\xbf"
# The longer marks first: that of UTF-32 begins like that of UTF-16.
_OTHER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"), (b"\x00\x00\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"),
)  # fmt: skip


class Document:
    """The text of one guide."""

    def __init__(self, data: bytes | str, path: str = "-") -> None:
        self.path = path
        self.troubles: list[Trouble] = []
        text = self._whole(data) if isinstance(data, str) else self._decode(data)
        if len(text) > MOST_LINES and text.count("\n") + text.count("\r") > MOST_LINES:
            text = self._too_large(f"the file has more than {MOST_LINES:,} lines", "has some 100")
        self.has_mark = text.startswith("\ufeff")
        self.text = text.removeprefix("\ufeff")
        if not self.troubles and _holds_nul(data):
            self._nul()
        self.tree = Tree(0)
        self.body_start = 0
        if not self.troubles and not self._in_conflict():
            self._split()

    @classmethod
    def unreadable(cls, path: str, message: str) -> "Document":
        """A file that there is no text of."""
        document = cls("", path)
        document.troubles = [Trouble(Flaw.UNDECODABLE, message, 0, 0)]
        return document

    # text

    def _decode(self, data: bytes) -> str:
        if len(data) > LARGEST_TEXT:
            return self._too_large(f"the file is larger than {LARGEST_TEXT:,} bytes", "is some 6,000")
        for mark, name in _OTHER_MARKS:
            if data.startswith(mark):
                self._trouble(Flaw.UNDECODABLE, f"the file is {name}, not UTF-8: save it as UTF-8", 0, 0)
                return ""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            at = len(data[: error.start].decode("utf-8")) - data.startswith(_MARK)
            message = f"byte 0x{data[error.start]:02X} is not UTF-8: save the file as UTF-8"
            self._trouble(Flaw.UNDECODABLE, message, at, at + 1)
            return data.decode("utf-8", errors="replace")

    def _whole(self, text: str) -> str:
        """A text that was decoded elsewhere, where bytes that are no UTF-8 may have become lone surrogates."""
        if len(text) > LARGEST_TEXT:
            return self._too_large(f"the file is larger than {LARGEST_TEXT:,} bytes", "is some 6,000")
        found = _SURROGATE.search(text)
        if found is None:
            return text
        at = found.start() - text.startswith("\ufeff")
        self._trouble(
            Flaw.UNDECODABLE, "a character stands here that UTF-8 cannot write: save the file as UTF-8", at, at + 1
        )
        return _SURROGATE.sub("\ufffd", text)

    def _too_large(self, what: str, usual: str) -> str:
        self.troubles.clear()  # they would point into a text that is not kept
        self._trouble(Flaw.TOO_MUCH, f"{what}, so it was not read: a guide {usual}", 0, 0)
        return ""

    def _nul(self) -> None:
        at = self.text.index("\0")
        message = "a NUL character stands here, as in no text: delete it"
        if self.text.count("\0") * 3 > len(self.text):
            message = "every other byte is NUL, as in UTF-16: save the file as UTF-8"
        self._trouble(Flaw.UNDECODABLE, message, at, at + 1)

    def _trouble(self, flaw: Flaw, message: str, start: int, end: int) -> None:
        self.troubles.append(Trouble(flaw, message, start, end))

    @once
    def line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(match.end() for match in _BREAK.finditer(self.text))]
        return list(accumulate(map((1).__add__, map(len, self.lines[:-1])), initial=0))

    @once
    def lines(self) -> list[str]:
        return _BREAK.split(self.text) if "\r" in self.text else self.text.split("\n")

    def _in_conflict(self) -> bool:
        """Whether a merge left both sides in the text: neither is what the guide says, so nothing more is read of it."""
        if "<" not in self.text or _CONFLICT not in self.text:  # one character is found much sooner than eight
            return False
        from schema.conflicts import WORDS, conflicts  # noqa: PLC0415  (hardly any guide needs it)

        found = conflicts(self._unixed)
        for start, end in found:
            self._trouble(Flaw.UNREADABLE, WORDS, start, end)
        return bool(found)

    # frontmatter

    def _split(self) -> None:
        opening = _OPENING.match(self.text)
        if opening is None:
            self._no_opening()
            return
        text = self._unixed
        fence = text.find("\n---", opening.end() - 1)  # a pattern looks for it much longer
        closing = _CLOSING.search(text, fence) if fence >= 0 else None
        if closing is None:
            if self._unclosed(opening.end(), len(self.text)):
                return
            message = "the frontmatter opens here and never ends: put --- on a line of its own after the last field"
            self._trouble(Flaw.MISSING, message, 0, 3)
            return
        end = closing.start() + 1
        self.tree = frontmatter.read(self.text[opening.end() : end], opening.end())
        if self.tree.troubles and self.tree.root is None and self._unclosed(opening.end(), end):
            return
        self.body_start = closing.end()
        self.troubles.extend(self.tree.troubles)
        if self.tree.troubles and self.tree.root is None:
            return
        if self.has_mark:
            message = "an invisible byte order mark stands before ---, so programs see no frontmatter: save as UTF-8 without it"
            self._trouble(Flaw.MISSING, message, 0, 3)
        values = self.tree.values
        if values is None:
            self.tree.root = None
            self._trouble(Flaw.MISSING, "the frontmatter is empty: a guide needs its fields here", 0, 3)
        elif not isinstance(values, dict):
            self.tree.root = self.tree.values = None
            kind = "a list" if isinstance(values, list) else "text"
            message = f"the frontmatter is {kind}, not fields: write `name: value` lines"
            if isinstance(values, Miswritten) and values.tag:
                message = f"the frontmatter {values.misread}: take the tag off"
            self._trouble(Flaw.UNREADABLE, message, *self._first(opening.end()))

    def _unclosed(self, start: int, end: int) -> bool:
        """Whether the body begins before the frontmatter ends; a line of `---` below that is a rule between two parts of it."""
        from schema.unclosed import body_in  # noqa: PLC0415  (only frontmatter that cannot be read needs it)

        first = bisect_right(self.line_starts, start) - 1
        body = body_in(self.lines[first : bisect_right(self.line_starts, end) - 1])
        if body is None:
            return False
        line = first + body.line
        message = f"the frontmatter is not closed before the {body.what} on line {line + 1}: put --- on a line of its own there"
        self._trouble(Flaw.MISSING, message, *self._first(self.line_starts[line]))
        return True

    @property
    def _unixed(self) -> str:
        """The text with a lone carriage return as a line break of the same length, as the fences need it."""
        return re.sub(r"\r(?=\n)", " ", self.text).replace("\r", "\n") if "\r" in self.text else self.text

    def _first(self, at: int) -> tuple[int, int]:
        end = self.line_starts[bisect_right(self.line_starts, at)] if at < self.line_starts[-1] else len(self.text)
        return at, at + len(self.text[at:end].rstrip())

    def _no_opening(self) -> None:
        if not self.text.strip():
            self._trouble(
                Flaw.MISSING, "the file is empty: a guide begins with frontmatter between two lines of ---", 0, 0
            )
        elif late := _LATE_OPENING.match(self.text):
            message = "something stands before the opening ---, so programs see no frontmatter: make it the first line"
            self._trouble(Flaw.MISSING, message, late.start(1), late.end(1))
        else:
            message = "the file does not begin with frontmatter: put the fields first, between two lines of ---"
            self._trouble(Flaw.MISSING, message, *self._first(0))

    @property
    def values(self) -> dict[str, Any] | None:
        """The frontmatter's fields, or None where it cannot be read."""
        return self.tree.values if isinstance(self.tree.values, dict) else None

    # body

    @once
    def body_line(self) -> int:
        """The 0-based line on which the body starts."""
        if not self.body_start or "\r" in self.text:
            return bisect_right(self.line_starts, self.body_start) if self.body_start else 0
        return self.text.count("\n", 0, self.body_start) + 1  # without asking where every line starts

    @once
    def blocks(self) -> tuple[Block, ...]:
        return markdown.blocks(self.lines, self.body_line)

    @once
    def tables(self) -> tuple[Table, ...]:
        return tuple(block.table for block in self.blocks if block.table is not None)

    # places

    def span_of(self, start: int, end: int) -> Span:
        """Offsets into the text as a span."""
        line = bisect_right(self.line_starts, start)
        last = bisect_right(self.line_starts, end)
        return Span(line, start - self.line_starts[line - 1] + 1, last, end - self.line_starts[last - 1] + 1)

    def cell_span(self, row_line: int, cell: Cell) -> Span:
        return Span(row_line + 1, cell.start + 1, row_line + 1, cell.end + 1)

    def line_span(self, line: int) -> Span:
        """A whole line, 0-based, without the space around it."""
        text = self.lines[line]
        left = len(text) - len(text.lstrip())
        return Span(line + 1, left + 1, line + 1, max(len(text.rstrip()), left) + 1)

    def span(self, route: str, part: Part = Part.VALUE) -> Span:
        """Where a route leads; as far as the text has it, so a missing field points at what should hold it."""
        if in_body(route):
            return self._body_span(route)
        if self.values is None or not route:
            return self.line_span(0)
        wanted = steps(route)
        plain = self.tree.plain  # its first line is below the opening fence
        if plain is not None and (number := plain.line_of(wanted)) is not None:
            start, end = plain.columns(number, of_key=part is Part.KEY)
            return Span(number + 2, start + 1, number + 2, end + 1)
        if plain is not None and (number := plain.row_of(wanted)) is not None:
            start, end = plain.columns(number, of_key=True)[0], plain.columns(number)[1]
            return Span(number + 2, start + 1, number + 2, end + 1)
        key, node = self.tree.node(wanted)
        if part is Part.KEY and key is not None:
            return self.span_of(*self.tree.offsets(key))
        if node is self.tree.root:
            return self.line_span(0)
        return self.value_span(*self.tree.offsets(node))

    def value_span(self, start: int, end: int) -> Span:
        """A scalar's own text; of a mapping or list the first line, which is where a reader looks."""
        if start == end:
            return self.span_of(start, end)
        line = bisect_right(self.line_starts, start)
        line_end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        text = self.text[start : min(end, line_end)].rstrip(" \t\r\n")
        return self.span_of(start, start + len(text))

    def _body_span(self, route: str) -> Span:
        where, place, *rest = [*steps(route), "", ""][1:]
        if where == "tables" and isinstance(place, int) and place < len(self.tables):
            return self._table_span(self.tables[place], rest)
        if where == "lines" and isinstance(place, int):
            return self.line_span(min(max(place, 1), len(self.lines)) - 1)
        if where == "title" and (title := self.title):
            return self.line_span(title.first)
        return self.line_span(min(self.body_line, len(self.lines) - 1))

    def _table_span(self, table: Table, wanted: list[str | int]) -> Span:
        """`header[2]`, `rows[1]` or `rows[1][2]` of a table; the header's line where nothing more is said."""
        row = table.header
        places = [step for step in wanted if isinstance(step, int)]
        if wanted[0] == "rows" and places:
            number = places.pop(0)
            row = table.rows[min(number, len(table.rows) - 1)] if table.rows else row
        if places and places[0] < len(row.cells):
            return self.cell_span(row.line, row.cells[places[0]])
        return self.line_span(row.line)

    @once
    def first_shown(self) -> Block | None:
        """The first block that a reader sees; None where there is nothing to read."""
        return next((block for block in self.blocks if block.kind not in UNSEEN), None)

    @once
    def title(self) -> Block | None:
        """The body's first heading."""
        return next((block for block in self.blocks if block.kind is Kind.HEADING), None)


def _holds_nul(data: bytes | str) -> bool:
    return b"\0" in data if isinstance(data, bytes) else "\0" in data  # a text takes forty times as long as its bytes
