"""What is fuzzed: a reader with the inputs to begin from, and the promises that it makes on any input."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

Features = Iterable[Hashable]


class BrokenError(Exception):
    """A promise that an input breaks; the first words name the promise, what follows the colon is of this input."""


class Target(NamedTuple):
    """One reader: `run` holds it to its promises and tells what an input led to, so that inputs that lead elsewhere are kept.

    `once` is what is timed and weighed: the reader alone, on one input.
    """

    name: str
    run: Callable[[bytes], Features]
    once: Callable[[bytes], object]
    seeds: Callable[[], Sequence[bytes]]
    seconds: float = 1.0


def hold(promise: str, *, kept: bool, told: object = "") -> None:
    """Raise where a promise is not kept."""
    if not kept:
        raise BrokenError(f"{promise}: {told}")
