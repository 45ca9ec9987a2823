"""What one line of Markdown opens, by itself: a heading, a fence, an item, a table's delimiter."""

import re

from schema.pattern import late
from schema.remembered import remembered

BLANK = " \t"

Opening = re.Match[str]

_CODE = late(r" {4}| {0,3}\t")
# What a line opens is the name of its last group; an opening tag may be of no block all the same.
OPENING = late(
    r"""
    \ {0,3}(?:
          (?P<rule>(?=(?P<mark>[-*_])[-*_ \t]*$)(?:(?P=mark)[ \t]*){3,}$)
        | (?P<heading>\#{1,6})(?=[ \t]|$)
        | (?P<item>(?:[-+*]|(?P<number>[0-9]{1,9})[.)])(?:[ \t]+|$))
        | (?P<quote>>)
        | (?P<fence>`{3,}(?=[^`]*$)|~{3,})
        | (?P<html><)
        | (?P<code>(?<=\ {3})\ |\t)
    )
    """,
    re.VERBOSE,
)
_UNDERLINE = late(r" {0,3}(?:(=+)|-+)[ \t]*$")
_DELIMITER = late(r"[-:|][-:|][-:| \t]*|\|[ \t][-:| \t]*")
_DELIMITER_CELL = late(r":?-+:?")

_ATTRIBUTE = r"""(?:[ \t]+[A-Za-z_:][A-Za-z0-9:._-]*(?:[ \t]*=[ \t]*(?:[^"'=<>`\x00-\x20]+|'[^']*'|"[^"]*"))?)"""
_VERBATIM = r"script|pre|style|textarea"
_BLOCK = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav"
    "|noframes|ol|optgroup|option|p|param|search|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
# How a block of HTML opens, what ends it, and whether it ends a paragraph: the seven kinds of CommonMark, in its order.
_HTML = (
    (
        late(rf"<(?:{_VERBATIM})(?=[ \t>]|$)", re.IGNORECASE),
        late(rf"</(?:{_VERBATIM})>", re.IGNORECASE),
        True,
    ),
    (late(r"<!--"), late(r"-->"), True),
    (late(r"<\?"), late(r"\?>"), True),
    (late(r"<![A-Za-z]"), late(r">"), True),
    (late(r"<!\[CDATA\["), late(r"\]\]>"), True),
    (late(rf"</?(?:{_BLOCK})(?=[ \t]|/?>|$)", re.IGNORECASE), None, True),
    (
        late(rf"(?:<[A-Za-z][A-Za-z0-9-]*{_ATTRIBUTE}*[ \t]*/?>|</[A-Za-z][A-Za-z0-9-]*[ \t]*>)[ \t]*$"),
        None,
        False,
    ),
)


def heading(opened: Opening) -> tuple[int, str]:
    """The level and the text of a heading that begins with hashes."""
    text = opened.string[opened.end() :].strip(BLANK)
    bare = text.rstrip("#")
    if not bare or bare[-1] in BLANK:
        text = bare.rstrip(BLANK)
    return len(opened["heading"]), text


def underlined(line: str) -> int:
    """The level of the heading that a line makes of the paragraph above it; 0 where it makes none."""
    match = _UNDERLINE.match(line)
    return 0 if match is None else 1 if match[1] else 2


def closing_fence(mark: str) -> re.Pattern[str]:
    return re.compile(rf" {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")


def interrupts_as_item(opened: Opening) -> bool:
    """Whether a list that begins here ends a paragraph: not an empty item, and no number but 1, so `in\\n2025. Then` is text."""
    return opened["number"] in {None, "1"} and bool(opened.string[opened.end() :].strip(BLANK))


def html(opened: Opening) -> tuple[re.Pattern[str] | None, bool] | None:
    """What ends the block of HTML that a line opens (None: a blank line), and whether it ends a paragraph; None of other tags."""
    text = opened.string.lstrip(" ")
    return next(((end, interrupts) for start, end, interrupts in _HTML if start.match(text)), None)


@remembered
def delimiter(line: str) -> int:
    """How many cells the line between a table's header and its rows has; 0 where the line is none."""
    text = line.strip(BLANK)
    if _CODE.match(line) or not _DELIMITER.fullmatch(text) or "-" not in text:
        return 0
    parts = text.split("|")
    if not parts[0].strip(BLANK):
        del parts[0]
    if parts and not parts[-1].strip(BLANK):
        del parts[-1]
    return len(parts) if all(_DELIMITER_CELL.fullmatch(part.strip(BLANK)) for part in parts) else 0
