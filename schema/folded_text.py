"""A text as far as it counts when two are compared: Markdown, quotes, spaces, case, accents and entities aside, with places."""

import re
import unicodedata
from collections.abc import Iterator

from schema.likeness import likeness as part_in_common
from schema.named import NamedTuple
from schema.pattern import late
from schema.plain_text import plain_text

_DASHES = frozenset("-‐‑‒–—―−")
# Marks that part or decorate, and say nothing that a reader would miss.
_QUIET = frozenset("\"'“”„‟‘’‚‛«»‹›`´*_|•·\\[]†#")
# What makes a line an item, a quote, a heading, or parts a table's head from its rows.
_MARKER = late(r"^[ \t]*(?:>[ \t]*|[-+*][ \t]+|[0-9]{1,3}[.)][ \t]+|#{1,6}[ \t]+)+|^[ \t|:-]+$", re.MULTILINE)
_TRAILING = ".,;:!…-"
_ENTITY = late(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
# So many words of a text stand in a message, and so many are compared for likeness.
_MOST_WORDS = 6
_MOST_COMPARED = 400


class Folded(NamedTuple):
    """What counts of a text, each character with its place in the text as written."""

    written: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def find(self, part: "Folded") -> bool:
        """Whether it holds the other as a whole: `L4` does not stand in `L40`."""
        at = self.text.find(part.text)
        while at >= 0:
            if not (self.goes_on(at) or self.goes_on(at + len(part.text))):
                return True
            at = self.text.find(part.text, at + 1)
        return False

    def goes_on(self, at: int) -> bool:
        """Whether one word, as written, stands on both sides of a place."""
        if not 0 < at < len(self.text) or self.ends[at - 1] != self.starts[at]:
            return False
        return self.text[at - 1].isalnum() and self.text[at].isalnum()

    def without_marks(self, start: int, end: int) -> tuple[int, int]:
        """A stretch without the comma that it begins with, which stands at the word before it."""
        first = start
        while first < end and self.text[first] in _TRAILING:
            first += 1
        return (first, end) if first < end else (start, end)

    def words(self, start: int, end: int) -> tuple[int, int]:
        """Where the whole words stand, as written, that hold a stretch; nothing for no stretch."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else len(self.written.rstrip())
            return place, place
        first, last = self.starts[start], self.ends[end - 1]
        while first > 0 and not self.written[first - 1].isspace():
            first -= 1
        while last < len(self.written) and not self.written[last].isspace():
            last += 1
        return first, last


def folded(text: str) -> Folded:
    """Keep what counts of a text."""
    plain = plain_text(text)
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, piece in _pieces(_MARKER.sub(lambda match: " " * len(match[0]), plain.text)):
        start, end = plain.span(at, at + len(piece))
        for character in _unescaped(piece) if len(piece) > 1 else piece:
            for letter in _letters(character):
                if letter == "-" and kept and kept[-1] == "-":
                    continue
                kept.append(letter)
                starts.append(start)
                ends.append(end)
    while kept and kept[-1] in _TRAILING:
        del kept[-1], starts[-1], ends[-1]
    return Folded(text, "".join(kept), tuple(starts), tuple(ends))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Single characters, and entities as one."""
    at = 0
    for match in _ENTITY.finditer(text) if "&" in text else ():
        yield from zip(range(at, match.start()), text[at : match.start()], strict=True)
        yield match.start(), match[0]
        at = match.end()
    yield from zip(range(at, len(text)), text[at:], strict=True)


def _unescaped(entity: str) -> str:
    from html import unescape  # noqa: PLC0415  (its list of names is long, and few texts hold an entity)

    return unescape(entity)


def _letters(character: str) -> str:
    if character in _QUIET or character.isspace():
        return ""
    if character in _DASHES:
        return "-"
    if character.isascii():
        return character.lower()
    shown = unicodedata.normalize("NFKD", character).casefold()
    return "".join(letter for letter in shown if not unicodedata.combining(letter) and not letter.isspace())


class Parting(NamedTuple):
    """Where two texts part: a few words of each, empty where one has nothing there, and the words before."""

    first: str
    second: str
    before: str
    start: int
    end: int

    def told(self, first: str, second: str) -> str:
        """What each text says there, by the names that a reader knows them under."""
        if self.first and self.second:
            return f'{first} says "{self.first}" where {second} says "{self.second}"'
        said, more, less = (self.first, first, second) if self.first else (self.second, second, first)
        place = f'after "{self.before}"' if self.before else "at its beginning"
        return f'{more} says "{said}" {place}, and {less} does not'


def parting(first: Folded, second: Folded) -> Parting:
    """Where two texts that differ part; the places are those of the second, as written."""
    shorter = min(len(first.text), len(second.text))
    head = next((at for at in range(shorter) if first.text[at] != second.text[at]), shorter)
    tail = 0
    while tail < shorter - head and first.text[-1 - tail] == second.text[-1 - tail]:
        tail += 1
    # Whole words: `grants` and `grantees` part at their beginning.
    while head and (first.goes_on(head) or second.goes_on(head)):
        head -= 1
    while tail and (first.goes_on(len(first.text) - tail) or second.goes_on(len(second.text) - tail)):
        tail -= 1
    ours = first.words(*first.without_marks(head, len(first.text) - tail))
    start, end = second.words(*second.without_marks(head, len(second.text) - tail))
    return Parting(
        _few(first.written[slice(*ours)]),
        _few(second.written[start:end]),
        _few(" ".join(second.written[:start].split()[-3:])),
        start,
        end,
    )


def _few(text: str) -> str:
    words = [word for word in plain_text(text).text.split() if word.strip('*_`|"“”')]
    words = [word.strip('*_`"“”') for word in words]
    return " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")


def likeness(text: str, other: str) -> float:
    """Which part of the words, in their order, two texts share, from 0 to 1."""
    return part_in_common(_compared(text), _compared(other), junk=False)


def _compared(text: str) -> list[str]:
    return [word.strip('*_`"|,.;:()').casefold() for word in text.split()[:_MOST_COMPARED]]
