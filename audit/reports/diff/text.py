"""Changes of figures for a terminal or a pipe: a table a guide."""

from itertools import groupby

from audit.figure_diff import FigureDiff, Line
from audit.reports.diff.words import cells, headline, whole
from audit.reports.style import Style, width


def render(diff: FigureDiff, style: Style) -> str:
    tables = [(path, list(lines)) for path, lines in groupby(diff.lines, key=lambda line: line.path)]
    rows = {path: [_safe(line, style) for line in lines if not whole(line)] for path, lines in tables}
    wide = [max((width(row[column]) for every in rows.values() for row in every), default=0) for column in range(5)]
    parts = []
    for path, lines in tables:
        itself = "".join(f" ({style.safe(words)})" for words in map(whole, lines) if words)
        shown = [style.paint(style.safe(path), "path") + itself, *(_row(row, wide) for row in rows[path])]
        parts.append("".join(f"{line}\n" for line in shown))
    unread = [" ".join(filter(None, (path, route))) + f": {reason}" for path, route, reason in diff.unread]
    end = [headline(diff), *(f"Not compared: {style.safe(text)}" for text in unread)]
    return "\n".join([*parts, "".join(f"{line}\n" for line in end)])


def _safe(line: Line, style: Style) -> tuple[str, ...]:
    return tuple(style.safe(cell) for cell in cells(line))


def _row(row: tuple[str, ...], wide: list[int]) -> str:
    """Words to the left, numbers to the right."""
    region, field, *numbers = row
    padded = [region + " " * (wide[0] - width(region)), field + " " * (wide[1] - width(field))]
    padded += [" " * (wide[column + 2] - width(text)) + text for column, text in enumerate(numbers)]
    return ("  " + "  ".join(padded)).rstrip()
