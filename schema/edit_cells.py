"""Edits of a table's cells: other text in a cell, its column as wide as before where it was kept wide, and a row below the last."""

from collections.abc import Sequence

from schema.document import Document
from schema.finding import Edit
from schema.markdown import Cell, TableRow


def in_table(document: Document, line: int, cell: Cell, text: str) -> Edit:
    """The edit that puts a text into a cell; spaces that keep the column straight take up the difference."""
    shown, text = document.lines[line], text.replace("|", r"\|")
    start, end = document.line_starts[line] + cell.start, document.line_starts[line] + cell.end
    bar = shown.find("|", cell.end)
    right = (bar if bar >= 0 else len(shown)) - cell.end
    left = cell.start - (shown.rfind("|", 0, cell.start) + 1)
    grows = len(text) - len(cell.text)
    if not cell.text:  # of an empty cell all space but one on each side is free
        return Edit(start, end + min(max(right - 1, 0), len(text)), text + " " * (right == 0))
    to_left = left > 1 and right <= 1  # the column's figures stand at its right
    if grows < 0:
        straight = bar >= 0 and _is_straight(document, line, bar)
        space = " " * -grows if straight else ""
        return Edit(start, end, space + text if to_left else text + space)
    if to_left:
        return Edit(start - min(grows, left - 1), end, text)
    return Edit(start, end + min(grows, max(right - 1, 0)), text)


def _is_straight(document: Document, line: int, bar: int) -> bool:
    """Whether the lines of the table around one have a bar at the same place."""
    around = [document.lines[number] for number in (line - 1, line + 1) if 0 <= number < len(document.lines)]
    tabled = [text for text in around if "|" in text]
    return bool(tabled) and all(text[bar : bar + 1] == "|" for text in tabled)


def below(document: Document, last: TableRow, texts: Sequence[str]) -> Edit:
    """The edit that adds a row below another one, with its outer bars and, where they are kept, the width of its columns."""
    line = document.lines[last.line]
    at = document.line_starts[last.line] + len(line)
    pieces, before = [], 0
    for cell, text in zip(last.cells, texts, strict=True):
        shown = text.replace("|", r"\|")
        pieces += [line[before : cell.start], shown]
        bar = line.find("|", cell.end)
        room = (bar if bar >= 0 else len(line)) - cell.end
        space = max(room + len(cell.text) - len(shown), min(room, 1))
        pieces.append(" " * (space if bar >= 0 and _is_straight(document, last.line, bar) else min(room, 1)))
        before = cell.end + room
    pieces.append(line[before:])
    start = document.line_starts[last.line + 1] if last.line + 1 < len(document.line_starts) else len(document.text)
    eol = document.text[at:start] or _usual_break(document)
    return Edit(at, at, eol + "".join(pieces))


def _usual_break(document: Document) -> str:
    first = document.line_starts[1] if len(document.line_starts) > 1 else 0
    return document.text[len(document.lines[0]) : first] or "\n"
