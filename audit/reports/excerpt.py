"""Lines of a guide as a report shows them: numbered, cut to what fits, with marks under the words that are meant."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby

from audit.reports.style import Style, columns, is_even, width, wrapped
from schema.finding import Span
from schema.named import NamedTuple

NARROWEST = 20


class Mark(NamedTuple):
    """A stretch to underline: with which sign, in which colour, and what to say about it."""

    span: Span
    sign: str
    colour: str
    note: str = ""


def excerpt(source: Mapping[int, str], marks: Sequence[Mark], style: Style, gutter: int) -> Iterator[str]:
    """The marked lines in their order, three dots where lines between them are left out."""
    marks = sorted((mark for mark in marks if mark.span.line in source), key=lambda mark: mark.span)
    bar = style.paint("|", "dim")
    if marks:
        yield f"{' ' * gutter} {bar}"
    before = 0
    for number, here in groupby(marks, key=lambda mark: mark.span.line):
        if before and number > before + 1:
            yield style.paint("...", "dim")
        before = number
        for line, text in _line(source[number], list(here), style, gutter):
            label = style.paint((str(number) if line else "").rjust(gutter), "dim")
            yield f"{label} {bar} {text}".rstrip()


def _line(text: str, marks: Sequence[Mark], style: Style, gutter: int) -> Iterator[tuple[bool, str]]:
    """A line of the source and what stands under it; written again for each mark where it has to be cut."""
    room = max(style.width - gutter - 3, NARROWEST)
    line = _Line(text, style)
    shown: str | None = None
    for mark in marks:
        cut = line.cut(mark.span, room)
        if cut.shown != shown:
            yield True, cut.shown
        shown = cut.shown
        under = " " * cut.before + style.paint(mark.sign * cut.marked, mark.colour)
        if not mark.note or not style.terminal or cut.before + cut.marked + 1 + width(mark.note) <= room:
            yield False, f"{under} {mark.note}"
            continue
        yield False, under
        for words in wrapped(mark.note, room):
            yield False, words


class _Cut(NamedTuple):
    """As much of a line as fits, around a mark: what is shown, the columns before the mark, and the columns marked."""

    shown: str
    before: int
    marked: int


class _Line:
    """A line as it can be shown: its `pieces`, one for each character, and the columns before each of them, and in all."""

    def __init__(self, text: str, style: Style) -> None:
        plain = style.safe(text) == text
        self.pieces: Sequence[str] = text if plain else [style.safe(character) for character in text]
        self.ends: Sequence[int] = range(len(text) + 1) if plain and is_even(text) else self._ends(text)
        self.dots = style.safe("…")

    def cut(self, span: Span, room: int) -> _Cut:
        """What is shown of it around a span."""
        pieces, ends, long = self.pieces, self.ends, len(self.pieces)
        start = min(span.column - 1, long)
        end = min(span.end_column - 1, long) if span.end_line == span.line else long
        left, right = self._window(start, end, room)
        prefix, suffix = self.dots if left else "", self.dots if right < long else ""
        return _Cut(
            prefix + "".join(pieces[left:right]) + suffix,
            width(prefix) + ends[start] - ends[left],
            max(ends[min(end, right)] - ends[start], 1),
        )

    def _ends(self, text: str) -> list[int]:
        wide = (
            took if piece == character else width(piece)
            for piece, character, took in zip(self.pieces, text, columns(text), strict=True)
        )
        return [0, *accumulate(wide)]

    def _window(self, start: int, end: int, room: int) -> tuple[int, int]:
        """The first character shown and the one after the last: a quarter of the room for what stands before the mark."""
        last = len(self.pieces)
        room -= start >= last  # a mark behind the text takes a column of its own
        if self.ends[-1] <= room:
            return 0, last
        cut = width(self.dots)
        left = start
        ahead = max(room // 4, room - 2 * cut - (self.ends[-1] - self.ends[start]))
        if self.ends[end] + cut <= room:
            ahead = room  # the beginning of the line, which says what it is, as long as the mark is in sight
        while left > 0 and self.ends[start] - self.ends[left - 1] + cut * (left > 1) <= ahead:
            left -= 1
        first = min(start + 1, last)  # the first character that is meant is always in sight
        while left < start and self.ends[first] - self.ends[left] + cut * ((left > 0) + (first < last)) > room:
            left += 1
        right = max(start, left)
        taken = cut * (left > 0)
        while right < last and self.ends[right + 1] - self.ends[left] + taken + cut * (right + 1 < last) <= room:
            right += 1
        return left, right
