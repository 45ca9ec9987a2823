"""What one line of Markdown opens, by itself: a heading, a fence, an item, a table's delimiter."""

import re

from schema.pattern import late
from schema.remembered import remembered

BLANK = " \t"

_RULE = frozenset("*-_ \t")
_CODE = late(r" {4}| {0,3}\t")
_FENCE = late(r" {0,3}(`{3,}|~{3,})(.*)")
_HEADING = late(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = late(r" {0,3}(?:(=+)|-+)[ \t]*$")
_ITEM = late(r" {0,3}(?:[-+*]|([0-9]{1,9})[.)])(?:[ \t]+|$)")
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


def is_blank(line: str) -> bool:
    return not line.strip(BLANK)


def is_code(line: str) -> bool:
    """Whether a line is indented as code is."""
    return _CODE.match(line) is not None


def is_rule(line: str) -> bool:
    if line[-1:] not in _RULE:  # as of most lines that begin as one
        return False
    marks = line.replace(" ", "").replace("\t", "")
    return len(marks) > 2 and marks[0] in "*-_" and marks.count(marks[0]) == len(marks) and not is_code(line)


def is_quote(line: str) -> bool:
    return line.lstrip(" ").startswith(">") and not is_code(line)


def heading(line: str) -> tuple[int, str] | None:
    """The level and the text of a heading that begins with hashes."""
    match = _HEADING.match(line)
    if match is None:
        return None
    text = line[match.end() :].strip(BLANK)
    bare = text.rstrip("#")
    if not bare or bare[-1] in BLANK:
        text = bare.rstrip(BLANK)
    return len(match[1]), text


def underlined(line: str) -> int:
    """The level of the heading that a line makes of the paragraph above it; 0 where it makes none."""
    match = _UNDERLINE.match(line)
    return 0 if match is None else 1 if match[1] else 2


def fence(line: str) -> str:
    """The mark that opens a block of code; empty where none does."""
    match = _FENCE.match(line)
    return "" if match is None or (match[1][0] == "`" and "`" in match[2]) else match[1]


def closing_fence(mark: str) -> re.Pattern[str]:
    return re.compile(rf" {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")


def item(line: str) -> str | None:
    """The text of a list's item; None where the line is none."""
    match = _ITEM.match(line)
    return line[match.end() :] if match else None


def interrupts_as_item(line: str) -> bool:
    """Whether a list that begins here ends a paragraph: not an empty item, and no number but 1, so `in\\n2025. Then` is text."""
    match = _ITEM.match(line)
    return match is not None and match[1] in {None, "1"} and not is_blank(line[match.end() :])


def html(line: str) -> tuple[re.Pattern[str] | None, bool] | None:
    """What ends the block of HTML that a line opens (None: a blank line), and whether it ends a paragraph."""
    text = line.lstrip(" ")
    if not text.startswith("<") or len(line) - len(text) > 3:
        return None
    return next(((end, interrupts) for start, end, interrupts in _HTML if start.match(text)), None)


def is_comment(line: str) -> bool:
    return line.lstrip(" ").startswith("<!--") and not is_code(line)


@remembered
def delimiter(line: str) -> int:
    """How many cells the line between a table's header and its rows has; 0 where the line is none."""
    text = line.strip(BLANK)
    if is_code(line) or not _DELIMITER.fullmatch(text) or "-" not in text:
        return 0
    parts = text.split("|")
    if not parts[0].strip(BLANK):
        del parts[0]
    if parts and not parts[-1].strip(BLANK):
        del parts[-1]
    return len(parts) if all(_DELIMITER_CELL.fullmatch(part.strip(BLANK)) for part in parts) else 0
