"""A cell's Markdown as the plain text a reader sees, each character with its place in the cell."""

import re
from collections import Counter

from schema.named import NamedTuple
from schema.pattern import late

# What a reader does not see, or sees as decoration: joiners, marks of direction, flags and other pictures.
_UNSEEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
_PICTURE = r"\u2600-\u27bf\u2b50\U0001f1e6-\U0001faff"
_SPACE = r"\t\u00a0\u2000-\u200a\u202f\u205f\u3000"

# One class at its beginning, which a search passes over most of a text with. Alone a colon and an `&` mean nothing.
_MEANT = r"(?:(?<![:&])|(?<=:)(?=[a-z])|(?<=&)(?=[A-Za-z#]))"
_MARKED = late(rf"[\\&<*_`\[:{_UNSEEN}{_PICTURE}{_SPACE}]{_MEANT}")
_MARKED_ASCII = late(rf"[\\&<*_`\[:\t]{_MEANT}")
_PIECE = late(
    rf"""
      \\(?P<escaped>[!-/:-@\[-`{{-~])
    | &(?P<entity>[A-Za-z]{{2,8}}|\#[0-9]{{1,6}}|\#[xX][0-9A-Fa-f]{{1,5}});
    | (?P<line>(?i:<br\s{{0,3}}/?>))
    | (?P<gone>(?i:</?(?:b|i|em|strong|small|span|nobr|code|wbr)\s{{0,3}}/?>|:(?:flag[-_])?[a-z][a-z]:)
          |\]\([^()\s]{{0,500}}\)|[{_UNSEEN}{_PICTURE}])
    | (?P<note>\[\^[^\]\s]{{1,40}}\])
    | (?P<space>[{_SPACE}])
    | (?P<emphasis>\*{{1,3}}|_{{1,3}}|`{{1,2}})
    """,
    re.VERBOSE,
)
_ENTITIES = {
    "nbsp": " ", "thinsp": " ", "ensp": " ", "emsp": " ", "ndash": "–", "mdash": "—", "minus": "−", "hyphen": "-", "amp": "&",
    "pound": "£", "euro": "€", "yen": "¥", "dollar": "$", "plus": "+", "sol": "/", "percnt": "%", "lpar": "(", "rpar": ")",
    "lt": "<", "gt": ">", "comma": ",", "period": ".", "quot": '"', "apos": "'", "ast": "*", "le": "≤", "ge": "≥", "middot": "·",
}  # fmt: skip


class PlainText(NamedTuple):
    """What a reader sees; `starts` and `ends` are where each of its characters stands as written, None where nothing moved."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch that is not empty stands in the text as written."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def is_plain(text: str) -> bool:
    """Whether a reader sees a text letter by letter as it is written."""
    return (_MARKED_ASCII if text.isascii() else _MARKED).search(text) is None


def plain_text(text: str) -> PlainText:
    """Take off Markdown, escapes, entities, flags and odd spaces."""
    if is_plain(text):
        return PlainText(text)
    pieces = list(_PIECE.finditer(text))
    runs = Counter(match[0] for match in pieces if match["emphasis"])
    shown: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in pieces:
        start, end = match.span()
        shown.append(text[at:start])
        starts.extend(range(at, start))
        ends.extend(range(at + 1, start + 1))
        for character in _shown(match, runs):
            shown.append(character)
            starts.append(start)
            ends.append(end)
        at = end
    shown.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return PlainText("".join(shown), tuple(starts), tuple(ends))


def _shown(match: re.Match[str], runs: Counter[str]) -> str:
    """What a reader sees in place of a piece of Markdown."""
    kind = match.lastgroup
    if kind == "escaped":
        return match[1]
    if kind == "entity":
        return _entity(match["entity"]) or match[0]
    if kind == "line":
        return "\n"
    if kind == "note":
        return "†"
    if kind == "space":
        return " "
    if kind == "emphasis":
        # Between two letters or digits, or without a partner, it is no emphasis: `2*3` is not 23.
        before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
        return match[0] if (before.isalnum() and after.isalnum()) or runs[match[0]] % 2 else ""
    return ""


def _entity(name: str) -> str:
    if not name.startswith("#"):
        return _ENTITIES.get(name, "")
    number = int("0" + name[1:], 16) if name[1] in "xX" else int(name[1:])
    shown = chr(number) if 32 <= number <= 0x10FFFF else ""
    return " " if shown.isspace() else shown
