"""JSON in pieces, for a report with more in it than one text should hold."""

import json
from collections.abc import Iterable, Iterator
from typing import Any


def pieces(value: dict[str, Any], *, ascii_only: bool) -> Iterator[str]:
    """A dictionary as `json.dumps` with an indent of two writes it; each item of an iterator in it is made when its turn comes.

    A piece ends with a line.
    """
    encode = json.JSONEncoder(ensure_ascii=ascii_only, indent=2).encode
    held = ""
    for part in _parts(value, encode, "\n"):
        before, line_end, after = part.rpartition("\n")
        if line_end:
            yield f"{held}{before}\n"
            held = after
        else:
            held += part
    yield f"{held}\n"


def _parts(value: object, encode: Any, newline: str) -> Iterator[str]:
    inner = f"{newline}  "
    if isinstance(value, dict) and value:
        for number, (name, each) in enumerate(value.items()):
            yield f"{',' if number else '{'}{inner}{encode(name)}: "
            yield from _parts(each, encode, inner)
        yield f"{newline}}}"
    elif isinstance(value, Iterator):
        yield from _items(value, encode, newline)
    else:
        yield encode(value).replace("\n", newline)


def _items(values: Iterable[object], encode: Any, newline: str) -> Iterator[str]:
    number = -1
    for number, each in enumerate(values):
        # No string of JSON holds a line break, so all that stand there are those between its parts.
        yield f"{',' if number else '['}{newline}  " + encode(each).replace("\n", f"{newline}  ")
    yield f"{newline}]" if number >= 0 else "[]"
