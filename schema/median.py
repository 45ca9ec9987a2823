"""The middle of some numbers, as `statistics.median` tells it, whose module brings much with it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

Number = TypeVar("Number", float, Decimal)


def median(values: Iterable[Number]) -> Number:
    """The one in the middle, or what lies between the two there; one value is there at least."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
