"""What was set, in words: of each field the old value and the new one, and where both stand."""

from collections.abc import Iterator, Sequence

from audit.drafts import Change, Draft
from audit.harmless import harmless
from schema.wording import figure, per_cent


def told(drafts: Sequence[Draft]) -> str:
    """A line a field, and one a cell."""
    lines = [line for draft in drafts for line in _guide(draft)]
    return "".join(f"{harmless(line)}\n" for line in lines)


def _guide(draft: Draft) -> Iterator[str]:
    if not draft.changed:
        yield f"{draft.target.path} is so already"
        return
    for change in draft.changes:
        yield f"{draft.target.path}:{change.line} {words(change)}"
        for line, cell in change.cells:
            yield f"{draft.target.path}:{line} {cell.before or '(empty)'} -> {cell.after}"


def words(change: Change) -> str:
    """A field with its old value and its new one, and by how much a figure moved."""
    name = f"{change.region}: {change.name}" if change.region else change.name
    return f"{name} {shown(change.old)} -> {shown(change.new)}{moved(change)}"


def shown(value: object) -> str:
    return "null" if value is None else figure(value)


def moved(change: Change) -> str:
    old, new = change.old, change.new
    if not isinstance(old, int | float) or not isinstance(new, int | float) or not old or old == new:
        return ""
    return f" ({per_cent((new - old) / old, signed=True)})"
