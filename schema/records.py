"""Which record stands at which place of a guide, and such a record of the values that could be used."""

from collections.abc import Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from schema.guide import Guide


def record_at(place: Sequence[str | int]) -> Any:
    """The record whose field stands at the end of the place."""
    record: Any = Guide
    for step in place[:-1]:
        record = _record_in(record.__annotations__.get(step)) or record
    return record


def _record_in(kind: Any) -> Any:
    """The record that an annotation speaks of, by itself or in a list; None where it speaks of none."""
    return kind if hasattr(kind, "_fields") else next(filter(None, map(_record_in, get_args(kind))), None)


def construct(kind: Any, value: Any) -> Any:
    """A value of a kind from what is left once all that is wrong is taken out: None where there is none; rows keep their places."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return construct(inner[0], value)
    if hasattr(kind, "_fields"):
        known = value if isinstance(value, dict) else {}
        return kind(**{name: construct(field, known.get(name)) for name, field in kind.__annotations__.items()})
    if value is None:
        return None
    if origin in {Union, UnionType}:
        record = next((one for one in inner if isinstance(value, dict) and hasattr(one, "_fields")), None)
        return construct(record or next(one for one in inner if one is not NoneType), value)
    if origin is list:
        return [construct(inner[0], item) for item in value if item is not None or hasattr(inner[0], "_fields")]
    return float(value) if kind is float else value
