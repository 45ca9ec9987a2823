"""The nodes of one block of plain YAML, made from its lines as composing the whole would give them."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from schema.plain_yaml import PlainYaml


class _Mark:
    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index = index


class PlainNode:
    """A mapping or a scalar, with what an edit asks of a node of PyYAML's."""

    flow_style = False

    def __init__(self, kind: str, value: Any, start: int, end: int, style: str = "") -> None:
        self.id, self.value, self.style = kind, value, style
        self.start_mark, self.end_mark = _Mark(start), _Mark(end)


def block_of(plain: PlainYaml, route: Sequence[str | int]) -> PlainNode | None:
    """The block of fields at the end of a route; None where there is none."""
    numbers: Any = plain.numbers
    for step in route:
        inside = isinstance(step, int) and step < len(numbers) if isinstance(numbers, list) else step in numbers
        if not inside:
            return None
        numbers = numbers[step]
        if not isinstance(numbers, dict | list):
            return None
    if not isinstance(numbers, dict) or not all(isinstance(number, int) for number in numbers.values()):
        return None
    starts = [*accumulate((len(line) + 1 for line in plain.text.split("\n")), initial=0)]
    pairs = [
        (
            _scalar(plain, starts[number], plain.columns(number, of_key=True)),
            _scalar(plain, starts[number], plain.columns(number)),
        )
        for number in numbers.values()
    ]
    return PlainNode("mapping", pairs, pairs[0][0].start_mark.index, pairs[-1][1].end_mark.index)


def _scalar(plain: PlainYaml, start: int, columns: tuple[int, int]) -> PlainNode:
    first, end = start + columns[0], start + columns[1]
    text = plain.text[first:end]
    style = text[:1] if text.startswith(("'", '"')) else ""
    return PlainNode("scalar", text[1:-1] if style else text, first, end, style)
