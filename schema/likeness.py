"""How near two texts are; what it rests on is imported only by a run that asks, which most never do."""

from collections.abc import Iterable, Sequence


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word that another most likely means; empty where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415  (see above)

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=cutoff)), "")


def likeness(one: Sequence[str], other: Sequence[str], *, junk: bool = True) -> float:
    """How much of two sequences is the same, from 0 to 1; `junk` passes over what is everywhere in a long one."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (see above)

    return SequenceMatcher(None, one, other, autojunk=junk).ratio()
