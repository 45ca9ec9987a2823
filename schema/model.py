"""The guide as pydantic models, made from its annotations: what says where values are wrong, and what JSON Schema is made of."""

from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag, create_model
from pydantic_core import PydanticCustomError

from schema import guide
from schema.currencies import CODES
from schema.guide import Guide
from schema.terms import Between, CurrencyCode, Filled, Says, Written

if TYPE_CHECKING:
    from schema.guide import Currency, Slug, Text

__all__ = ["Currency", "GuideModel", "Slug", "Text"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _known_code(code: str) -> str:
    if code not in CODES:
        meant = code.upper() if code.upper() in CODES else ""
        raise PydanticCustomError("currency_unknown", "no ISO 4217 code", {"meant": meant})
    return code


def _kind_of_source(value: object) -> str:
    return "record" if isinstance(value, dict | BaseModel) else "name"


@cache
def _model(record: Any) -> type[BaseModel]:
    named = record.__annotations__.items()
    fields: dict[str, Any] = {name: (_said(kind), record._field_defaults.get(name, ...)) for name, kind in named}
    model: type[BaseModel] = create_model(record.__name__, __base__=_Frozen, __doc__=record.__doc__, **fields)
    return model


def _said(kind: Any) -> Any:
    """What an annotation says, in pydantic's words."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return Annotated[_said(inner[0]), *(word for term in inner[1:] for word in _words(term))]
    if origin in {Union, UnionType}:
        kinds = tuple(map(_said, inner))
        if NoneType in inner:
            return Union[kinds]  # noqa: UP007  (kinds that are known only now)
        tagged = tuple(Annotated[kind, Tag(tag)] for kind, tag in zip(kinds, ("name", "record"), strict=True))
        return Annotated[Union[tagged], Discriminator(_kind_of_source)]  # noqa: UP007  (as above)
    if origin in {list, dict}:
        return origin[tuple(map(_said, inner))]
    return _model(kind) if hasattr(kind, "_fields") else kind


def _words(term: object) -> tuple[object, ...]:
    match term:
        case Says(words=words):
            return (Field(description=words),)
        case Filled():
            return (Field(min_length=1),)
        case Written(pattern=pattern):
            return (Field(pattern=pattern),)
        case Between(least=least, most=most):
            return (Field(ge=least, le=most),)
        case CurrencyCode():
            return AfterValidator(_known_code), Field(json_schema_extra={"enum": [*sorted(CODES)]})
    raise TypeError(f"pydantic has no word for {term}")


GuideModel = _model(Guide)
if not TYPE_CHECKING:  # models of other files are made of them, too
    Currency, Slug, Text = map(_said, (guide.Currency, guide.Slug, guide.Text))
