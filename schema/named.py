"""`typing.NamedTuple` for a quarter of what it takes to make one: a run begins with a hundred kinds of them."""

from collections import namedtuple
from collections.abc import Iterable
from functools import cache
from types import FunctionType
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
        defaults = {field: space[field] for field in fields if field in space}
        if tuple(defaults) != fields[len(fields) - len(defaults) :]:
            raise TypeError(f"{name}: a field without a default comes after one that has one")
        make, getters = _like(len(fields))
        code = make.__code__.replace(co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__")
        space.update(zip(fields, getters, strict=True))
        space |= {
            "__slots__": (),
            "__new__": FunctionType(code, make.__globals__, "__new__", tuple(defaults.values())),
            "__match_args__": fields,
            "_fields": fields,
            "_field_defaults": defaults,
            "_form": f"({', '.join(f'{field}=%r' for field in fields)})",
        }
        return type(name, (_Named,), space)


@cache
def _like(number: int) -> tuple[FunctionType, tuple[object, ...]]:
    """What makes a tuple of so many values, and what gives the value at each place: the library's, which but for names is alike."""
    names = [f"field{place}" for place in range(number)]
    kind: Any = namedtuple("_Like", names)  # type: ignore[misc]  # noqa: PYI024  (nobody makes one)
    make: Any = kind.__new__
    return make, tuple(vars(kind)[name] for name in names)


class _Probe:
    field: int


if TYPE_CHECKING or "__annotations__" not in vars(_Probe):  # from Python 3.14 on they are worked out when somebody asks
    from typing import NamedTuple  # noqa: TID251  (the one)
else:
    NamedTuple = type.__new__(_Kind, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
