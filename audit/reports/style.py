"""How text looks where a report goes: colour where it is wanted, nothing that steers a terminal, and how wide characters are."""

import unicodedata
from functools import lru_cache

from audit.harmless import harmless
from schema.named import NamedTuple
from schema.pattern import late

_CODES = {
    "error": "1;31", "warning": "1;33", "info": "1;36", "bold": "1", "dim": "2", "path": "1", "other": "1;34",
}  # fmt: skip
_COLOUR = late("\x1b\\[[0-9;]*m")
_NO_WIDTH = frozenset({"Mn", "Mc", "Me", "Cf"})
# Characters of which each adds one column, wherever it stands: of most texts all.
_EVEN = late("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*")
_IN_COLOUR, _JOINER = "\ufe0f", "\u200d"
_SKIN = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


class Style(NamedTuple):
    """What the place that a report goes to can show, and how much of it is asked for.

    `limit` is how many findings are shown, None for all; on a `terminal` text is wrapped to its `width`.
    """

    colour: bool = False
    width: int = 120
    terminal: bool = False
    limit: int | None = None
    statistics: bool = False
    quiet: bool = False
    encoding: str = "utf-8"

    def paint(self, text: str, name: str) -> str:
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.colour and text else text

    def safe(self, text: str) -> str:
        """Text from a guide on one line, harmless, and in characters that can be shown."""
        text = harmless(text)
        return text if text.isascii() else text.encode(self.encoding, "backslashreplace").decode(self.encoding)


def width(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() or is_even(text) else sum(columns(text))


def is_even(text: str) -> bool:
    """Whether it is plain that a text has as many columns as characters."""
    return _EVEN.fullmatch(text) is not None


def columns(text: str) -> list[int]:
    """How many columns each character adds: an emoji that is joined to another adds none, one that is asked for in colour two."""
    found: list[int] = []
    joined = False
    for character in text:
        if character == _IN_COLOUR:
            found.append(1 if found and found[-1] == 1 else 0)
        else:
            found.append(0 if joined else _columns(character))
        joined = character == _JOINER
    return found


@lru_cache(4096)
def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if character in _SKIN or unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, room: int) -> list[str]:
    """A text as lines that take at most so many columns, broken at spaces; a word longer than that stays whole."""
    lines: list[str] = []
    taken = room
    for word in text.split(" "):
        columns = width(_COLOUR.sub("", word))
        if lines and taken + 1 + columns <= room:
            lines[-1] += f" {word}"
            taken += 1 + columns
        else:
            lines.append(word)
            taken = columns
    return lines
