"""Markdown that holds what a guide says and does nothing: no markup, no link, no mention, and no more than there is room for."""

import re
from collections.abc import Callable, Iterable, Sequence

from audit.harmless import harmless
from schema.shown import short

LONGEST = 200  # characters of a text from a guide
OPEN = 50  # lines; a longer list is folded away

_TICKS = re.compile("`+")


def code(text: str, longest: int = LONGEST) -> str:
    """A text as code: in there nothing is markup, and no name is a mention."""
    shown = short(harmless(text), longest).encode("utf-8", "backslashreplace").decode()
    fence = "`" * (max((len(run) for run in _TICKS.findall(shown)), default=0) + 1)
    pad = " " if not shown.strip(" ") or shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{pad}{shown or ' '}{pad}{fence}"


def cell(text: str) -> str:
    """Code in a table, which a bar would end, even one behind a backslash."""
    return code(text.replace("|", "¦"))


def fitting(lines: Iterable[str], room: int, rest: Callable[[int], str]) -> list[str]:
    """As many lines as there is room for, and a last one that tells how many more there are."""
    every = list(lines)
    shown: list[str] = []
    for line in every:
        room -= len(line.encode()) + 1
        if room < 0:
            return [*shown, rest(len(every) - len(shown))]
        shown.append(line)
    return shown


def folded(title: str, lines: Sequence[str]) -> str:
    """A list below its title, folded away where it is long."""
    if not lines:
        return title
    if len(lines) > OPEN:
        lines = ["<details>", "<summary>Show the list</summary>", "", *lines, "", "</details>"]
    return "\n".join([title, "", *lines])
