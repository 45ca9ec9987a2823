"""Reads the YAML that nearly all guides keep to: a field or a list's item a line. Whatever else stands there, it refuses."""

import re
from functools import lru_cache
from typing import Any

from schema.limits import MOST_ITEMS
from schema.named import NamedTuple
from schema.pattern import late
from schema.scalar import scalar
from schema.yaml_tags import tag_of

_LONGEST = 100  # characters; what is longer stands in one guide alone
# A text without quotes begins with no character that means something to YAML, and holds no `: ` and no ` #`.
_LINE = late(
    r"""
    (?P<indent>[ ]*) (?P<dash>-[ ])?
    (?: (?P<name>[A-Za-z_][A-Za-z0-9_]{0,63}): (?:[ ](?=.)|$) )?
    (?P<value> "[^"\\]*" | '[^']*' | (?!.*(?::[ ]|[ ]\#)) [^-?:,\[\]{}\#&*!|>'"%@`\ ](?:.*[^:\ ])? )?
    """,
    re.VERBOSE,
)


class _Line(NamedTuple):
    """A line as it stands by itself: a field or an item, and the columns of its name and of its value."""

    indent: int
    is_item: bool
    name: str
    value: object
    key: tuple[int, int]
    # Empty where nothing stands behind the name, so that a list or a block of fields may follow.
    place: tuple[int, int]


class PlainYaml:
    """The values of a text, and below the same names and numbers the lines on which they stand."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self.text, self.lines = text, lines
        self.values: dict[str, Any] = {}
        self.numbers: dict[str, Any] = {}

    def line_of(self, route: tuple[str | int, ...]) -> int | None:
        """The line of the one value that stands at the end of a route."""
        held: Any = self.numbers
        for step in route:
            if isinstance(held, dict):
                held = held.get(str(step))
            elif isinstance(held, list) and isinstance(step, int) and step < len(held):
                held = held[step]
            else:
                return None
        return held if isinstance(held, int) else None

    def columns(self, number: int, *, of_key: bool = False) -> tuple[int, int]:
        """Where the value on a line begins and ends, or its key; an item has none."""
        text = self.lines[number]
        line = _known(text) if len(text) <= _LONGEST else _line(text)
        if line is None:  # it was read when the text was
            return 0, 0
        return line.key if of_key and line.name else line.place


def read_plain(text: str) -> PlainYaml | None:
    """The values of a text; None where it is not surely as plain as that."""
    lines = text.split("\n")
    if len(lines) > MOST_ITEMS:
        return None
    if not lines[-1]:
        lines.pop()
    found = PlainYaml(text, lines)
    values, numbers = found.values, found.numbers
    opened = ""  # the field below which a list or a block may begin
    dash = column = -1  # where the list's items, and the fields of its last item or of the block, stand
    items: list[Any] = []
    item_numbers: list[Any] = []
    fields: dict[str, Any] = {}
    field_numbers: dict[str, int] = {}
    for number, text_of_line in enumerate(lines):
        line = _known(text_of_line) if len(text_of_line) <= _LONGEST else _line(text_of_line)
        if line is None:
            return None
        indent, is_item, name, value, _, (start, end) = line
        if is_item:
            if opened:
                values[opened] = items = []
                numbers[opened] = item_numbers = []
                opened, dash = "", indent
            elif indent != dash:
                return None
            if not name:
                items.append(value)
                item_numbers.append(number)
                column = -1
                continue
            fields, field_numbers, column = {}, {}, indent + 2
            items.append(fields)
            item_numbers.append(field_numbers)
        elif not indent:
            if name in values:
                return None
            values[name] = value
            numbers[name] = number
            opened, dash, column = name if start == end else "", -1, -1
            continue
        elif opened:
            values[opened] = fields = {}
            numbers[opened] = field_numbers = {}
            opened, column = "", indent
        elif indent != column or name in fields:
            return None
        fields[name] = value
        field_numbers[name] = number
    return found if values else None


def _line(text: str) -> _Line | None:
    """What a line says by itself; None where that is in doubt."""
    # What cannot be printed may be a control character, a tab, or what YAML alone takes for the end of a line.
    match = _LINE.fullmatch(text) if text.isprintable() else None
    if match is None:
        return None
    written, name = match["value"], match["name"] or ""
    if not (name or (written and match["dash"])):
        return None
    key = match.span("name") if name else (0, 0)
    if written is None:
        end = match.end()
        return _Line(len(match["indent"]), bool(match["dash"]), name, None, key, (end, end))
    quoted = written[0] in "\"'"
    value = written[1:-1] if quoted else scalar(written, tag_of(written), plain=True)
    return _Line(len(match["indent"]), bool(match["dash"]), name, value, key, match.span("value"))


_known = lru_cache(maxsize=8192)(_line)  # guides repeat each other's lines: currencies, dates, figures
