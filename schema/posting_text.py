"""A saved job posting as the lines that a reader saw, without the HTML or Markdown it was saved with, each with its place."""

import html
import re
from bisect import bisect_right
from functools import cached_property
from string import ascii_lowercase, ascii_uppercase

from schema.pattern import late
from schema.traced import Traced

_IS_HTML = late(
    r"<(?:!doctype|html|body|head|div|br|p|li|ul|h[1-6])\b[^<>]{0,500}>|</(?:p|div|li|span|a|h[1-6])>",
    re.IGNORECASE,
)
_TAG = late(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)|<!")
_INLINE = frozenset("a abbr b bdi em font i mark nobr s small span strong sub sup u wbr".split())
# What is no text to a reader; a page's data is read apart.
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe"})
_FILLER = "\x02"
_BREAK = late(f"[\n\x0b\x0c\x85\u2028\u2029][\n\x0b\x0c\x85\u2028\u2029 \t\r{_FILLER}]*")
_BLANK = f" \t\r{_FILLER}"
_FILLED = late(f"{_FILLER}+")
_ENTITY = late(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_UNPRINTED = late(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f]+")
_ODD_SPACE = late(r"[\t\r\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_IMAGE = late(r"!\[[^\]\n]{0,300}\]\([^()\s]{0,2000}\)")
_LINK = late(r"\[([^\[\]\n]{1,300})\]\([^()\s]{0,2000}\)")
_EMPHASIS = late(r"(?<![^\W_])(?:\*{1,3}|_{1,3})(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3})(?![^\W_])|`+|\\(?=[-*_#.+!$])")
_OPENING = late(r"^[ ]*(?:#{1,6}[ ]+|[-*+>•·▪◦‣–][ ]+|\|[ ]*)+")
_CLOSING = late(r"[ ]*(?:\|[ ]*|[ ]#{1,6}[ ]*)$")
_HEADING = late(r"^[ ]*#{1,2}[ ]+\S")
_TITLE_TAG = frozenset({"h1", "h2"})
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
_MOST_DATA = 20
# Beyond this no line holds a fact by itself: it is prose, which is read where an amount stands in it.
LONGEST_LINE = 300
# No posting is longer, as a reader sees it; the rest is some other text.
_MOST_LINES = 3_000
_MOST_CHARACTERS = 200_000


class Line:
    """A line as a reader saw it, without bullets, marks and spaces around it."""

    def __init__(self, shown: str, start: int, *, heading: bool) -> None:
        self.start = start
        self._raw = shown
        self.heading = heading or _HEADING.match(shown) is not None
        self._short = len(shown) <= 2 * LONGEST_LINE

    @cached_property
    def traced(self) -> Traced:
        traced = Traced(self._raw, self.start)
        cleaned(traced)
        if self._short:
            for pattern, put in ((_IMAGE, ""), (_LINK, r"\1"), (_OPENING, ""), (_CLOSING, ""), (_EMPHASIS, "")):
                traced.sub(pattern, put)
        return traced

    @property
    def long(self) -> bool:
        return len(self._raw) > LONGEST_LINE

    @cached_property
    def text(self) -> str:
        return self.traced.text.strip()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `text` stands in the file."""
        lead = len(self.traced.text) - len(self.traced.text.lstrip())
        return self.traced.span(lead + start, lead + end)

    @property
    def whole(self) -> tuple[int, int]:
        return self.span(0, len(self.text))


class PostingText:
    """The text of a file, what of it a reader saw, and its lines. Offsets are those of the file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._titles: list[tuple[int, int]] = []
        self.data: list[tuple[int, int]] = []  # where a page holds data for programs: JSON-LD
        self.shown = self._without_tags() if _IS_HTML.search(text) else text
        self.cut = False  # whether there is more of it than is read
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    @cached_property
    def lines(self) -> list[Line]:
        """The lines that hold anything."""
        found: list[Line] = []
        left, start = _MOST_CHARACTERS, 0
        for match in (*_BREAK.finditer(self.shown), None):
            end = match.start() if match else len(self.shown)
            piece = self.shown[start:end].rstrip(_BLANK)
            start += len(piece) - len(piece.lstrip(_BLANK))
            piece = piece.lstrip(_BLANK)[:left]
            if piece:
                heading = any(first <= start <= last for first, last in self._titles)
                line = Line(piece, start, heading=heading)
                left -= len(piece)
                if line.long or line.text:
                    found.append(line)
            if left <= 0 or len(found) >= _MOST_LINES:
                self.cut = match is not None or left <= 0
                break
            start = match.end() if match else end
        return found

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of an offset, as an editor counts them."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def quote(self, start: int, end: int) -> str:
        """The words that stand there, on one line."""
        traced = Traced(self.shown[start:end])
        cleaned(traced)
        return " ".join(traced.text.split()) or " ".join(self.text[start:end].split())  # data that no reader saw

    def _without_tags(self) -> str:
        """The text with its tags blanked: as long as it was, a break where a block begins or ends."""
        text, low = self.text, self.text.translate(_SMALL)
        pieces: list[str] = []
        at = 0
        while match := _TAG.search(text, at):
            start, name = match.start(), (match[2] or "").lower()
            end = text.find(">", start)
            if end < 0:
                break
            if text.startswith("<!--", start):
                close = text.find("-->", start)
                end = close + 2 if close >= 0 else len(text) - 1
            elif name in _UNSEEN and not match[1]:
                end = self._skipped(low, name, start, end)
            elif name in _TITLE_TAG and not match[1] and len(self._titles) < _MOST_DATA:
                close = text.find("</", end)
                self._titles.append((end, close if close >= 0 else len(text)))
            blank = _FILLER if name in _INLINE else " "
            pieces += (text[at:start], "\n" if blank == " " else blank, blank * (end - start))
            at = end + 1
        return "".join([*pieces, text[at:]])

    def _skipped(self, low: str, name: str, start: int, end: int) -> int:
        """The end of what a reader does not see: the end of the file, where nothing closes it."""
        close = low.find(f"</{name}", end)
        if name == "script" and "ld+json" in low[start:end] and len(self.data) < _MOST_DATA:
            self.data.append((end + 1, close if close >= 0 else len(low)))
        behind = low.find(">", close) if close >= 0 else -1
        return behind if behind >= 0 else len(low) - 1


def cleaned(traced: Traced) -> None:
    """Take off what is left of HTML, and what nobody sees."""
    for pattern, put in (
        (_FILLED, ""),
        (_ENTITY, lambda match: html.unescape(match[0])),
        (_UNPRINTED, ""),
        (_ODD_SPACE, " "),
    ):
        traced.sub(pattern, put)
