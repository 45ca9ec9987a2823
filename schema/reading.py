"""From a document's values to a Guide: what is refused becomes a problem, and the rest is kept."""

from collections.abc import Collection
from typing import Any

from schema.document import Document
from schema.guide import REQUIRED, Guide, Row
from schema.named import NamedTuple
from schema.problem import Problem, Wrong
from schema.taking import UnsureError, take

__all__ = ["REQUIRED", "Problem", "Reading", "Wrong", "read_guide"]


class Reading(NamedTuple):
    """What could be understood of a document's frontmatter."""

    guide: Guide | None
    problems: tuple[Problem, ...] = ()

    @property
    def holes(self) -> frozenset[str]:
        """The routes at which something stands in the text, or should, that could not be used; with those that it means."""
        return frozenset(route for problem in self.problems for route in (problem.route, problem.means) if route)


def read_guide(document: Document, extra_fields: Collection[str] = ()) -> Reading:
    """Understand a document's frontmatter, as far as it goes."""
    values = document.values
    if values is None:
        return Reading(None)
    if extra_fields:
        values = _without(values, extra_fields)
    try:
        return Reading(take(values))
    except UnsureError:
        return _in_doubt(document, values)


def _in_doubt(document: Document, values: dict[str, Any]) -> Reading:
    """What pydantic makes of the values."""
    from schema.problems import problems_of  # noqa: PLC0415  (pydantic takes as long to import as all else together)
    from schema.records import construct  # noqa: PLC0415  (as above)

    found = problems_of(values, lambda place: _source(document, place))
    kept = _copied(values)
    for place, _ in found:
        _prune(kept, place)
    return Reading(construct(Guide, kept), tuple(problem for _, problem in found))


def _source(document: Document, place: tuple[str | int, ...]) -> str:
    """How a value stands in the text."""
    _, node = document.tree.node(place)
    return str(node.value) if node and node.id == "scalar" else ""


def _without(values: dict[str, Any], extra: Collection[str]) -> dict[str, Any]:
    """The values less the fields that the configuration allows beside ours; `compensation[].note` is one of every row."""
    inner = {name.partition("[].")[2] for name in extra if name.startswith("compensation[].")}
    kept = {name: value for name, value in values.items() if name not in extra or name in Guide._fields}
    if inner and isinstance(kept.get("compensation"), list):
        kept["compensation"] = [
            {name: value for name, value in row.items() if name not in inner or name in Row._fields}
            if isinstance(row, dict)
            else row
            for row in kept["compensation"]
        ]
    return kept


def _copied(value: Any) -> Any:
    """The same values in lists and mappings of their own: what an anchor shares is parted."""
    if isinstance(value, dict):
        return {name: _copied(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_copied(inner) for inner in value]
    return value


def _prune(value: Any, place: tuple[str | int, ...]) -> None:
    """Take out what stands at the end of a place; the items of a list keep their places."""
    *path, last = place
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return
    if isinstance(value, dict):
        value.pop(str(last), None)
    elif isinstance(value, list) and isinstance(last, int) and last < len(value):
        value[last] = None
