"""`typing.NamedTuple` for a quarter of what it takes to make one: a run begins with a hundred kinds of them."""

from collections.abc import Iterable, Sequence
from types import FunctionType, resolve_bases
from typing import TYPE_CHECKING, Any

type_of_space = dict[str, Any]


class _Named(tuple[Any, ...]):
    """What all of them have in common."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()
    _form = ""

    @classmethod
    def _make(cls, values: Iterable[Any]) -> "_Named":
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **values: Any) -> "_Named":
        made = self._make(map(values.pop, self._fields, self))
        if values:
            raise TypeError(f"Got unexpected field names: {[*values]}")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        return self.__class__.__name__ + self._form % self

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Kind(type):
    """Makes a class in one go, where the library makes one of the fields and then writes the class body into it."""

    def __new__(cls, name: str, bases: tuple[type, ...], space: type_of_space) -> Any:
        del cls, bases
        fields = tuple(space.get("__annotations__", ()))
        if len(fields) >= len(_MAKERS):
            return _by_library(name, space)
        defaults = {field: space[field] for field in fields if field in space}
        if tuple(defaults) != fields[len(fields) - len(defaults) :]:
            raise TypeError(f"{name}: a field without a default comes after one that has one")
        space.update(zip(fields, _getters(len(fields)), strict=True))
        space |= {
            "__slots__": (),
            "__new__": _maker(name, fields, tuple(defaults.values())),
            "__match_args__": fields,
            "_fields": fields,
            "_field_defaults": defaults,
            "_form": f"({', '.join(f'{field}=%r' for field in fields)})",
        }
        return type(name, (_Named,), space)


_known_getters: list[Any] = []


def _getters(number: int) -> Sequence[Any]:
    """What gives the value at each place, which is the same for all classes."""
    from collections import _tuplegetter  # type: ignore[attr-defined]  # noqa: PLC0415  (a property would be slower)

    while len(_known_getters) < number:
        _known_getters.append(_tuplegetter(len(_known_getters), "the value of one field"))
    return _known_getters[:number]


_new = tuple.__new__
# What makes a tuple of so many values, given by place or by name: each kind's is one of these with its own names.
_MAKERS: Sequence[Any] = (
    lambda _cls: _new(_cls, ()),
    lambda _cls, a: _new(_cls, (a,)),
    lambda _cls, a, b: _new(_cls, (a, b)),
    lambda _cls, a, b, c: _new(_cls, (a, b, c)),
    lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
    lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
    lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
    lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
    lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
    lambda _cls, a, b, c, d, e, f, g, h, i: _new(_cls, (a, b, c, d, e, f, g, h, i)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j: _new(_cls, (a, b, c, d, e, f, g, h, i, j)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
)


def _maker(name: str, fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
    maker = _MAKERS[len(fields)]
    code = maker.__code__.replace(co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__")
    return FunctionType(code, maker.__globals__, "__new__", defaults)


def _by_library(name: str, space: type_of_space) -> Any:
    """The few kinds of many fields."""
    import typing  # noqa: PLC0415  (for the name that means ours here)

    (base,) = resolve_bases((typing.NamedTuple,))  # noqa: TID251  (as below)
    return type(base)(name, (base,), space)


class _Probe:
    field: int


if TYPE_CHECKING or "__annotations__" not in vars(_Probe):  # from Python 3.14 on they are worked out when somebody asks
    from typing import NamedTuple  # noqa: TID251  (the one)
else:
    NamedTuple = type.__new__(_Kind, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
