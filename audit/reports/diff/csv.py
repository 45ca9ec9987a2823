"""Changes of figures as a table for a spreadsheet: RFC 4180, and no cell that one would take for a formula."""

from audit.figure_diff import FigureDiff, Line
from audit.reports.spreadsheet import cell
from audit.reports.style import Style

COLUMNS = ("path", "change", "region", "component", "field", "currency", "old", "new", "percent")


def render(diff: FigureDiff, style: Style) -> str:
    del style
    return "".join(f"{','.join(map(cell, row))}\r\n" for row in (COLUMNS, *map(_row, diff.lines)))


def _row(line: Line) -> tuple[object, ...]:
    return tuple(getattr(line, name) for name in COLUMNS)
