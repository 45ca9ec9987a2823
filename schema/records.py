"""Which model stands at which place of a guide, and such a model of the values that could be used."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from schema.guide import ComponentCurrencies, Confirmation, Guide, Review, Row, Source

_NESTED: dict[str, type[BaseModel]] = {
    "currencies": ComponentCurrencies,
    "review": Review,
    "confirmed": Confirmation,
}
_LISTED: dict[str, type[BaseModel]] = {"compensation": Row, "data_sources": Source}


def model_at(place: Sequence[str | int]) -> type[BaseModel]:
    """The model whose field stands at the end of the place."""
    for step in reversed(place[:-1]):
        if step in _NESTED:
            return _NESTED[str(step)]
    return _LISTED.get(str(place[0]), Guide) if len(place) > 1 else Guide


def construct(model: type[BaseModel], values: object) -> Any:
    """A model of the values that are left, None where there is none; the rows keep their places."""
    known = values if isinstance(values, dict) else {}
    return model.model_construct(**{name: _value(name, known.get(name)) for name in model.model_fields})


def _value(name: str, value: Any) -> Any:
    if name in _NESTED and isinstance(value, dict):
        return construct(_NESTED[name], value)
    if name == "compensation" and isinstance(value, list):
        return [construct(Row, row) for row in value]
    if isinstance(value, list):
        record = _LISTED.get(name, Source)
        return [construct(record, item) if isinstance(item, dict) else item for item in value if item is not None]
    if name.startswith("bonus_pct") and isinstance(value, int):
        return float(value)
    return value
