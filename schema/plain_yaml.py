"""Reads the YAML that nearly all guides keep to: a field or a list's item a line. Whatever else stands there, it refuses."""

import re
from typing import Any

from schema.limits import MOST_ITEMS
from schema.pattern import late
from schema.scalar import scalar
from schema.yaml_tags import tag_of

_MOST, _LONGEST = 8192, 100  # lines to keep, and their characters: what is longer stands in one guide alone
_BEGINNING = late(
    r"""
    (?P<indent>[ ]*) (?P<dash>-[ ])?
    (?: (?P<name>[A-Za-z_][A-Za-z0-9_]{0,63}): (?:[ ](?=.)|$) )?
    """,
    re.VERBOSE,
)
# What a text without quotes does not begin with, for it means something to YAML.
_MARKS = frozenset("-?:,[]{}#&*!|>'\"%@` ")

# A line as it stands by itself: its indentation, whether it is an item, its name and its value, whether nothing stands behind the
# name, so that a list or a block of fields may follow, and the columns of its name and of its value. Tuples of a class of their own
# are taken apart at half the speed.
_Line = tuple[int, bool, str, object, bool, tuple[int, int], tuple[int, int]]
_known: dict[
    str, _Line
] = {}  # guides repeat each other's lines, currencies, dates, figures: those of a text are asked for at once


class PlainYaml:
    """The values of a text, and below the same names and numbers the lines on which they stand."""

    def __init__(self, text: str, lines: list[_Line]) -> None:
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

    def row_of(self, route: tuple[str | int, ...]) -> int | None:
        """The line on which a list's item begins that a route leads to, or to a field that it lacks."""
        name, place, *fields = *route, None, None
        items = self.numbers.get(str(name))
        if not isinstance(items, list) or not isinstance(place, int) or place >= len(items):
            return None
        row = items[place]
        if not isinstance(row, dict) or len(route) > 3 or str(fields[0]) in row:
            return None
        return int(next(iter(row.values())))

    def columns(self, number: int, *, of_key: bool = False) -> tuple[int, int]:
        """Where the value on a line begins and ends, or its key; an item has none."""
        _, _, name, _, _, key, value = self.lines[number]
        return key if of_key and name else value


def read_plain(text: str) -> PlainYaml | None:
    """The values of a text; None where it is not surely as plain as that."""
    texts = text.split("\n")
    if len(texts) > MOST_ITEMS:
        return None
    if not texts[-1]:
        texts.pop()
    lines: list[Any] = [*map(_known.get, texts)]
    found = PlainYaml(text, lines)
    values, numbers = found.values, found.numbers
    opened = ""  # the field below which a list or a block may begin
    dash = column = -1  # where the list's items, and the fields of its last item or of the block, stand
    items: list[Any] = []
    item_numbers: list[Any] = []
    fields: dict[str, Any] = {}
    field_numbers: dict[str, int] = {}
    for number, known in enumerate(lines):
        line = known or _line(texts[number])
        if line is None:
            return None
        if known is None:
            lines[number] = line
        indent, is_item, name, value, opens, _, _ = line
        if indent == column and not is_item:
            if name in fields:
                return None
        elif is_item:
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
            opened, dash, column = name if opens else "", -1, -1
            continue
        elif opened:
            values[opened] = fields = {}
            numbers[opened] = field_numbers = {}
            opened, column = "", indent
        else:
            return None
        fields[name] = value
        field_numbers[name] = number
    return found if values else None


def _line(text: str) -> _Line | None:
    """What a line says by itself; None where that is in doubt."""
    # What cannot be printed may be a control character, a tab, or what YAML alone takes for the end of a line.
    beginning = _BEGINNING.match(text) if text.isprintable() else None
    if beginning is None:
        return None
    indent, dash, name = beginning.groups("")
    start, end = beginning.end(), len(text)
    written = text[start:]
    if not (name or (written and dash)):
        return None
    value: object = None
    if written:
        mark = written[0]
        if mark in {'"', "'"}:
            if written.find(mark, 1) != len(written) - 1 or (mark == '"' and "\\" in written):
                return None
            value = written[1:-1]
        elif mark in _MARKS or written[-1] in ": " or ": " in written or " #" in written:
            return None
        else:
            value = scalar(written, tag_of(written), plain=True)
    key = beginning.span("name") if name else (0, 0)
    line = (len(indent), bool(dash), name, value, not written, key, (start, end))
    if end <= _LONGEST:
        if len(_known) >= _MOST:
            _known.clear()
        _known[text] = line
    return line
