"""Which lines of a text an edit wrote."""

from collections.abc import Sequence
from difflib import SequenceMatcher

# Comparing lines takes time by the product of their numbers; what is larger is no guide.
_MOST = 1_000_000


def changed_lines(now: Sequence[str], before: Sequence[str]) -> frozenset[int]:
    """The 1-based lines that are not those of the base; none where the two are too long to be compared."""
    start, end = 0, len(now)
    old_end = len(before)
    while start < min(end, old_end) and now[start] == before[start]:
        start += 1
    while min(end, old_end) > start and now[end - 1] == before[old_end - 1]:
        end, old_end = end - 1, old_end - 1
    if (end - start) * (old_end - start) > _MOST:
        return frozenset()
    matcher = SequenceMatcher(None, before[start:old_end], now[start:end])
    return frozenset(
        start + line + 1
        for kind, _, _, first, last in matcher.get_opcodes()
        if kind != "equal"
        for line in range(first, last)
    )
