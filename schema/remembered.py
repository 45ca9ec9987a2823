"""Answers about short texts are kept, because guides repeat them by thousands: labels, headings, regions, names of sources."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

_LONGEST = 100  # characters; what is longer stands in one guide alone, and keeping it would cost memory
_MOST = 4096

Answer = TypeVar("Answer")


def remembered(ask: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """A function of one text that is asked once for each of many short ones."""
    known = lru_cache(maxsize=_MOST)(ask)

    def answer(text: str) -> Answer:
        return known(text) if len(text) <= _LONGEST else ask(text)

    return answer
