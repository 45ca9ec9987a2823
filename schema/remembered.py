"""Answers that are kept: about short texts, which guides repeat by thousands (labels, headings, sources), and of properties."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Generic, TypeVar, cast

_LONGEST = 100  # characters; what is longer stands in one guide alone, and keeping it would cost memory
_MOST = 4096

Answer = TypeVar("Answer")
Holder = TypeVar("Holder")


def remembered(ask: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """A function of one text that is asked once for each of many short ones."""
    known = lru_cache(maxsize=_MOST)(ask)

    def answer(text: str) -> Answer:
        return known(text) if len(text) <= _LONGEST else ask(text)

    return answer


def kept_with(ask: Callable[[Holder], Answer]) -> Callable[[Holder], Answer]:
    """A question about a document that several rules ask; the answer is kept with it, and goes when it goes."""
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def answer(holder: Holder) -> Answer:
        held = vars(holder)
        if name not in held:
            held[name] = ask(holder)
        return cast("Answer", held[name])

    return answer


class once(Generic[Answer]):  # noqa: N801  (it is written as `functools.cached_property` is)
    """A property that is worked out when first asked for, without the lock that `cached_property` takes before Python 3.12."""

    def __init__(self, ask: Callable[[Any], Answer]) -> None:
        self.ask, self.name, self.__doc__ = ask, ask.__name__, ask.__doc__

    def __get__(self, holder: Any, kind: type | None = None) -> Answer:
        answer = holder.__dict__[self.name] = self.ask(holder)
        return answer
