"""Takes a guide's values where they are surely right: the usual case, which needs no pydantic to be told so."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from schema.currencies import CODES
from schema.guide import Guide
from schema.pattern import late
from schema.terms import Between, CurrencyCode, Filled, Written

Taker = Callable[[Any], Any]
Test = Callable[[Any], object]
_EXACT = 2**53  # beyond it a whole number may be no decimal
_HALF = late(r"[\ud800-\udfff]")  # half a character, so that a text's characters cannot be counted


class UnsureError(Exception):
    """A value that is wrong, or of which pydantic has to tell."""


def take(values: dict[str, Any]) -> Guide:
    """The guide of these values; an UnsureError unless each of them is surely right."""
    guide: Guide = _record(Guide)(values)
    return guide


@cache
def _taker(kind: Any, test: Test | None = None) -> Taker:
    """What takes a value of the kind that an annotation says, where it passes the test of the annotation's terms."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _taker(inner[0], _test(inner[1:]) or test)
    if origin in {Union, UnionType}:
        return _either(inner, test)
    if origin is Literal:
        return _plain(str, frozenset(inner).__contains__)
    if origin is list:
        return _list(_taker(inner[0]), test)
    if origin is dict:
        return _texts(inner[1])
    if kind in {str, int, date}:
        return _plain(kind, test)
    return _decimal if kind is float else _record(kind)


def _test(terms: Iterable[object]) -> Test | None:
    for term in terms:
        if isinstance(term, Filled):
            return bool
        if isinstance(term, Written):
            return late(term.pattern).fullmatch
        if isinstance(term, CurrencyCode):
            return CODES.__contains__
        if isinstance(term, Between):
            return range(term.least, term.most + 1).__contains__
    return None


def _plain(kind: Any, test: Test | None) -> Taker:
    is_text = kind is str and test

    def taken(value: Any) -> Any:
        if type(value) is not kind or (test and not test(value)):
            raise UnsureError
        if is_text and not value.isascii() and _HALF.search(value):
            raise UnsureError
        return value

    return taken


def _decimal(value: Any) -> float:
    if type(value) is float or (type(value) is int and -_EXACT < value < _EXACT):
        return float(value)
    raise UnsureError


def _either(kinds: tuple[Any, ...], test: Test | None) -> Taker:
    nothing = NoneType in kinds
    *others, last = (_taker(kind, test) for kind in kinds if kind is not NoneType)

    def taken(value: Any) -> Any:
        if value is None and nothing:
            return None
        for taker in others:
            try:
                return taker(value)
            except UnsureError:
                continue
        return last(value)

    return taken


def _list(taker: Taker, test: Test | None) -> Taker:
    def taken(value: Any) -> list[Any]:
        if type(value) is not list or (test and not test(value)):
            raise UnsureError
        return [taker(item) for item in value]

    return taken


def _texts(kind: Any) -> Taker:
    right, taker = _right_by_type(kind), _taker(kind)

    def taken(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise UnsureError
        return {name: item if type(item) in right else taker(item) for name, item in value.items()}

    return taken


@cache
def _record(kind: Any) -> Taker:
    fields = {
        name: (place, _right_by_type(annotation), _taker(annotation))
        for place, (name, annotation) in enumerate(kind.__annotations__.items())
    }
    empty = [kind._field_defaults.get(name) for name in fields]
    required = len(fields) - len(kind._field_defaults)  # they come first

    def taken(value: Any) -> Any:
        if type(value) is not dict:
            raise UnsureError
        held = empty.copy()
        for name, inner in value.items():
            if name not in fields:
                raise UnsureError
            place, right, taker = fields[name]
            held[place] = inner if type(inner) in right else taker(inner)
        if None in held[:required]:
            raise UnsureError
        return kind._make(held)

    return taken


def _right_by_type(kind: Any) -> frozenset[type]:
    """The types whose every value is of the kind: most values are a figure or nothing, and so are taken without a call."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _right_by_type(inner[0]) & {NoneType} if _test(inner[1:]) else _right_by_type(inner[0])
    if origin in {Union, UnionType}:
        return frozenset().union(*map(_right_by_type, inner))
    return frozenset({kind} & {NoneType, int, float, str, date})
