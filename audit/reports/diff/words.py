"""How a change of a figure is told to people, in whatever format."""

from audit.figure_diff import FigureDiff, Line
from audit.report import count
from schema.differences import PERCENTS
from schema.wording import figure, per_cent

COLUMNS = ("region", "field", "base", "now", "%")
_ROWS = {"region-added": "new row", "region-removed": "row removed"}


def headline(diff: FigureDiff) -> str:
    """What the whole edit came to."""
    base = f"{diff.base[:12]} of {diff.day}"
    if not diff.guides:
        return f"No guide changed since {base}."
    if not diff.lines:
        return f"No figure changed since {base}, in {count(diff.guides, 'guide')} that did."
    guides = len({line.path for line in diff.lines})
    return f"{count(len(diff.lines), 'change')} in {count(guides, 'guide')} since {base}."


def whole(line: Line) -> str:
    """What happened to the guide itself; empty where a change is of something in it."""
    if line.change == "guide-renamed":
        return f"was {line.old}"
    return {"guide-added": "new", "guide-deleted": "deleted"}.get(line.change, "")


def cells(line: Line) -> tuple[str, ...]:
    """A change as a row of the table: region, field, what was, what is, by how much."""
    if line.change in _ROWS:
        return (line.region, _ROWS[line.change], "", "", "")
    if line.change == "cell":
        what = " ".join(filter(None, (line.component or "pay", line.field)))
        return (line.region, f"{what} (table)", _value(line.old), _value(line.new), "")
    share = "" if line.share is None else per_cent(line.share, signed=True)
    name = f"{line.field} {line.currency}" if line.currency and line.field not in PERCENTS else line.field
    return (line.region, name, _value(line.old), _value(line.new), share)


def _value(value: object) -> str:
    return "—" if value is None else figure(value)
