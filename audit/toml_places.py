"""Where a key of a TOML text stands, which tomllib does not say."""

from itertools import takewhile

from schema.pattern import late

_HEADER = late(r"\s*\[\[?([^\]]*)\]\]?")
_KEY = late(r"""\s*((?:"[^"]*"|'[^']*'|[\w.-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = late(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*\.?""")


def line_of(text: str, path: tuple[str, ...]) -> int:
    """The line of a key, or of the nearest table around it."""
    best, best_depth = 1, 0
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            here = table = _parts(header[1])
        elif key := _KEY.match(line):
            here = (*table, *_parts(key[1]))
        else:
            continue
        depth = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(here, path, strict=False)))
        if depth > best_depth:
            best, best_depth = number, depth
    return best


def _parts(text: str) -> tuple[str, ...]:
    return tuple("".join(match) for match in _PART.findall(text))
