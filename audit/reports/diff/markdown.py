"""Changes of figures for a pull request: a table of which nothing that a guide says becomes markup or a mention."""

from audit.figure_diff import FigureDiff
from audit.reports.diff.words import COLUMNS, cells, headline, whole
from audit.reports.inert_markdown import cell, code
from audit.reports.style import Style

LARGEST = 60_000  # bytes; a comment takes 65,536 characters


def render(diff: FigureDiff, style: Style) -> str:
    del style
    head = [f"| guide | {' | '.join(COLUMNS)} |", "|---|---|---|--:|--:|--:|"]
    rows: list[str] = []
    room = LARGEST
    for line in diff.lines:
        told = ("", whole(line), "", "", "") if whole(line) else cells(line)
        row = f"| {' | '.join(cell(text) if text else '' for text in (line.path, *told))} |"
        room -= len(row.encode()) + 1
        if room < 0:
            break
        rows.append(row)
    left = len(diff.lines) - len(rows)
    parts = [f"**{headline(diff)}**"]
    parts += ["\n".join([*head, *rows])] if rows else []
    parts += [f"{left:,} more are not shown."] if left else []
    parts += [f"{len(diff.unread):,} could not be compared, the first being {_first(diff)}."] if diff.unread else []
    return "\n\n".join(parts) + "\n"


def _first(diff: FigureDiff) -> str:
    path, route, reason = diff.unread[0]
    return f"{code(' '.join(filter(None, (path, route))))} ({reason})"
