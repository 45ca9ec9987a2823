"""Deals values so that what was dealt keeps close to given proportions, in an order that nobody can foresee."""

from collections.abc import Container, Hashable, Mapping
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)

# A block is long enough to hold the rare values and short enough that a few hundred guides are in proportion.
BLOCK = 40


class Quota(Generic[T]):
    """A deck of values: a block of it holds each as often as its share says, and owes the rest to the next block."""

    def __init__(self, weights: Mapping[T, int], random: Random) -> None:
        whole = sum(weights.values())
        self._shares = {value: weight / whole for value, weight in weights.items()}
        self._owed = dict.fromkeys(weights, 0.0)
        self._random = random
        self._block: list[T] = []

    def deal(self, without: Container[T] = ()) -> T:
        """The next value that is none of those."""
        for place in range(len(self._block) - 1, -1, -1):
            if self._block[place] not in without:
                return self._block.pop(place)
        self._refill()
        return self.deal(without)

    def _refill(self) -> None:
        fresh = []
        for _ in range(BLOCK):
            for value, share in self._shares.items():
                self._owed[value] += share
            value = max(self._owed, key=self._owed.__getitem__)
            self._owed[value] -= 1
            fresh.append(value)
        self._random.shuffle(fresh)
        self._block = fresh + self._block
