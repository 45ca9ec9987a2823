"""A tuple with named fields is what the library's is, in all that anybody asks of one."""

import pickle
import typing
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import resolve_bases
from typing import Any

import pytest

from schema.finding import Finding, Severity, Span
from schema.named import NamedTuple

HOME = Path(__file__).resolve().parents[2]
KIND: Any = NamedTuple
NAMES = ("first", "second", "third", "fourth", "fifth")


def kinds() -> Iterator[Any]:
    """All that the project has."""
    for folder in ("schema", "audit"):
        for file in sorted((HOME / folder).rglob("*.py")):
            if file.name != "__init__.py" and "NamedTuple" in file.read_text(encoding="utf-8"):
                name = ".".join(file.relative_to(HOME).with_suffix("").parts)
                module = import_module(name)
                yield from (
                    each
                    for each in vars(module).values()
                    if isinstance(each, type) and vars(each).get("_fields") and each.__module__ == name
                )


def the_librarys(kind: Any) -> Any:
    """A kind of the same name and fields as the library makes it."""
    space = {"__annotations__": kind.__annotations__, "__module__": kind.__module__, **kind._field_defaults}
    (base,) = resolve_bases((typing.NamedTuple,))  # noqa: TID251  (what ours is held against)
    return type(base)(kind.__name__, (base,), space)


def made(number: int, defaults: int) -> Any:
    """A kind with so many fields, of which the last ones have defaults."""
    names = NAMES[:number]
    body = {name: place for place, name in enumerate(names) if place >= number - defaults}
    return type(KIND)("Kind", (KIND,), {"__annotations__": dict.fromkeys(names, int), "__module__": __name__, **body})


def answer(ask: Callable[..., object], *values: object, **named: object) -> object:
    try:
        return ask(*values, **named)
    except TypeError as error:
        return str(error)


@pytest.mark.parametrize("kind", [*kinds()], ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_each_of_ours_is_as_the_library_would_make_it(kind: Any) -> None:
    other = the_librarys(kind)
    values = range(len(kind._fields))
    assert (kind._fields, kind._field_defaults, kind.__match_args__) == (
        other._fields, other._field_defaults, other.__match_args__,
    )  # fmt: skip
    assert repr(kind(*values)) == repr(other(*values))
    assert kind(*values) == other(*values) == tuple(values)
    assert kind(**dict(zip(kind._fields, values, strict=True))) == tuple(values)
    assert all(getattr(kind(*values), name) == place for place, name in enumerate(kind._fields))
    assert issubclass(kind, tuple)
    assert not hasattr(kind(*values), "__dict__")


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("defaults", range(6))
def test_values_are_taken_as_the_library_takes_them(number: int, defaults: int) -> None:
    ours = made(number, min(defaults, number))
    other = the_librarys(ours)
    for given in range(7):
        assert answer(ours, *range(given)) == answer(other, *range(given))
        assert answer(ours._make, range(given)) == answer(other._make, range(given))
    for name in (*NAMES, "sixth"):
        assert answer(ours, 0, **{name: 9}) == answer(other, 0, **{name: 9})


def test_one_is_changed_pickled_matched_and_told_as_the_librarys_is() -> None:
    span = Span(1, 2, 3, 4)
    assert span._replace(column=9) == Span(1, 9, 3, 4)
    with pytest.raises(TypeError, match="unexpected field names"):
        span._replace(colum=9)  # type: ignore[call-arg]
    assert pickle.loads(pickle.dumps(span)) == span  # noqa: S301  (as another process gets it)
    assert type(pickle.loads(pickle.dumps(span))) is Span  # noqa: S301
    assert span._asdict() == {"line": 1, "column": 2, "end_line": 3, "end_column": 4}
    assert repr(span) == "Span(line=1, column=2, end_line=3, end_column=4)"
    assert {span: 1}[Span(1, 2, 3, 4)] == 1
    match span:
        case Span(line=line, column=column):
            assert (line, column) == (1, 2)


def test_what_a_class_body_says_beside_its_fields_is_there() -> None:
    finding = Finding("a.md", "FMT101", "x", Severity.ERROR, Span(1, 1, 1, 1), "", "says", "region", {}, (), "", "")
    assert finding.told == "region: says"
    assert Finding.__doc__ is not None
    assert [getattr(Finding, name).__doc__ for name in Finding._fields]


def test_no_field_without_a_default_follows_one_that_has_one() -> None:
    body = {"__annotations__": {"first": int, "second": int}, "first": 1, "__module__": __name__}
    with pytest.raises(TypeError, match="default"):
        type(KIND)("Kind", (KIND,), body)


def test_each_kind_has_its_own_names() -> None:
    some = [made(number, 0) for number in range(1, 5)]
    assert all(after._fields[:-1] == before._fields for before, after in pairwise(some))
    assert all(kind.__new__.__code__.co_varnames == ("_cls", *kind._fields) for kind in some)
