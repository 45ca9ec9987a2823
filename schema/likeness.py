"""How near two texts are; what it rests on is imported only by a run that asks, which most never do."""

from collections.abc import Iterable, Sequence

_SHORT = 5  # letters


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word that another most likely means; empty where none is near."""
    possible = [other for other in known if _may_be_near(word, other, cutoff)]
    if not possible:
        return ""
    from difflib import get_close_matches  # noqa: PLC0415  (see above)

    return next(iter(get_close_matches(word, possible, n=1, cutoff=cutoff)), "")


def _may_be_near(word: str, other: str, cutoff: float) -> bool:
    """Whether so many letters of another word stand in this one that it can be near at all, which few do of many."""
    most = 2.0 * min(len(word), len(other))
    total = len(word) + len(other)
    return most >= cutoff * total and 2.0 * sum([letter in word for letter in other]) >= cutoff * total


def likeness(one: Sequence[str], other: Sequence[str], *, junk: bool = True) -> float:
    """How much of two sequences is the same, from 0 to 1; `junk` passes over what is everywhere in a long one."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (see above)

    return SequenceMatcher(None, one, other, autojunk=junk).ratio()


def is_slip(one: str, other: str) -> bool:
    """Whether two names differ by one slip of the pen: a letter too many, too few, another one, or two in the wrong order.

    Short names do so by chance, and those with numbers (`Level 4`, `Level 5`) on purpose.
    """
    one, other = one.casefold(), other.casefold()
    if one == other or min(len(one), len(other)) < _SHORT or any(letter.isdecimal() for letter in one + other):
        return False
    start = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
    here, there = one[start:], other[start:]
    swapped = len(here) > 1 and here[1::-1] == there[:2] and here[2:] == there[2:]
    return swapped or here[1:] == there[1:] or here[1:] == there or here == there[1:]
