"""Makes an enumeration's members as cheap to name and to look up as other constants, which Python does from 3.12 on."""

from enum import Enum
from typing import TypeVar

Kind = TypeVar("Kind", bound=type[Enum])


def cheap(kind: Kind) -> Kind:
    """The enumeration itself; in Python 3.11 each `Kind.MEMBER` calls a function, and so does each hash."""
    for member in kind:
        type.__setattr__(kind, member.name, member)
    if not issubclass(kind, str):
        kind.__hash__ = object.__hash__  # type: ignore[method-assign]  # there is one of each, so that identity is equality
    return kind
