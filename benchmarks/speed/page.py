"""What was measured as Markdown, and its place in a page: a block between two marks, which each measuring writes anew."""

import re
from collections.abc import Sequence
from pathlib import Path


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table: the first column is words, the others are numbers."""
    every = [head, *rows]
    wide = [max(map(len, column)) for column in zip(*every, strict=True)]
    rules = [f"{'':-<{width}}" for width in wide[:1]] + [f"{'':-<{width - 1}}:" for width in wide[1:]]
    return "\n".join(_line(row, wide) for row in (head, rules, *rows))


def _line(row: Sequence[str], wide: Sequence[int]) -> str:
    first, *numbers = (
        f"{text:{'>' if place else '<'}{width}}" for place, (text, width) in enumerate(zip(row, wide, strict=True))
    )
    return f"| {' | '.join([first, *numbers])} |"


def put(page: Path, name: str, text: str) -> None:
    """Write a block of a page anew."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    before = page.read_text(encoding="utf-8")
    after, found = marks.subn(lambda match: f"{match[1]}{text.rstrip()}\n{match[2]}", before)
    if found != 1:
        raise SystemExit(f"{page} has not one block between <!-- {name} --> and <!-- /{name} -->: nothing is written")
    page.write_text(after, encoding="utf-8", newline="\n")


def megabytes(memory: int) -> str:
    return f"{memory / 1_000_000:,.0f} MB"


def seconds(taken: float) -> str:
    return f"{taken * 1000:,.0f} ms" if taken < 1 else f"{taken:,.2f} s" if taken < 100 else f"{taken:,.0f} s"
