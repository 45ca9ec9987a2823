"""JSON in pieces, for a report with more in it than one text should hold."""

import json
from collections.abc import Callable, Iterable, Iterator
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Any

_Quoted = Callable[[str], str]
_PIECE = 1 << 13  # characters, about: handing on each item by itself would take longer than writing it


def pieces(value: dict[str, Any], *, ascii_only: bool) -> Iterator[str]:
    """A dictionary as `json.dumps` with an indent of two writes it; each item of an iterator in it is made when its turn comes.

    A piece ends with a line.
    """
    held: list[str] = []
    size = 0
    for part in _parts(value, encode_basestring_ascii if ascii_only else encode_basestring, "\n"):
        size += len(part)
        if size < _PIECE:
            held.append(part)
            continue
        before, line_end, after = part.rpartition("\n")
        yield "".join([*held, before, line_end])
        held, size = [after], len(after)
    yield "".join([*held, "\n"])


def _parts(value: object, quoted: _Quoted, newline: str) -> Iterator[str]:
    inner = f"{newline}  "
    if isinstance(value, dict) and value:
        for number, (name, each) in enumerate(value.items()):
            yield f"{',' if number else '{'}{inner}{quoted(name)}: "
            yield from _parts(each, quoted, inner)
        yield f"{newline}}}"
    elif isinstance(value, Iterator):
        yield from _items(value, quoted, newline)
    else:
        yield _text(value, quoted, newline)


def _items(values: Iterable[object], quoted: _Quoted, newline: str) -> Iterator[str]:
    inner = f"{newline}  "
    number = -1
    for number, each in enumerate(values):
        yield f"{',' if number else '['}{inner}{_text(each, quoted, inner)}"
    yield f"{newline}]" if number >= 0 else "[]"


def _text(value: object, quoted: _Quoted, newline: str) -> str:
    """What `json` itself writes in four times the time, as it has no C for an indent."""
    if isinstance(value, str):
        return quoted(value)
    inner = f"{newline}  "
    if isinstance(value, dict):
        items = [
            # Most are texts, and a call for each would take as long as all the rest.
            f"{inner}{quoted(name)}: {quoted(each) if type(each) is str else _text(each, quoted, inner)}"
            for name, each in value.items()
        ]
        return f"{{{','.join(items)}{newline}}}" if items else "{}"
    if isinstance(value, list | tuple):
        items = [f"{inner}{_text(each, quoted, inner)}" for each in value]
        return f"[{','.join(items)}{newline}]" if items else "[]"
    return str(value) if type(value) is int else json.dumps(value)
