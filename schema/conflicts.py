"""Merge conflicts that were left in a text: git's three marks, in their order."""

import re

from schema.pattern import late

WORDS = "a merge conflict was left here: keep one side, and delete its markers"

# A line of seven `=` alone also makes a heading of the text above it, and one of seven `>` a quote: only all three are a conflict.
_MARKS = late(r"^(?:<{7} .*|={7}[ \t]*|>{7}(?: .*)?)$", re.MULTILINE)
_ORDER = "<=>"


def conflicts(text: str) -> list[tuple[int, int]]:
    """The line that opens each conflict, as offsets into a text whose lines end with line feeds."""
    found, met, opening = [], 0, (0, 0)
    for mark in _MARKS.finditer(text):
        kind = mark[0][0]
        if kind == _ORDER[0]:
            opening, met = (mark.start(), mark.start() + len(mark[0].rstrip())), 1
        elif kind == _ORDER[met]:
            met += 1
        if met == len(_ORDER):
            found.append(opening)
            met = 0
    return found
