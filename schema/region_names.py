"""A region's name in two places: the same after Markdown, flags and a currency hint in brackets are taken off."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from schema.currencies import sign_of
from schema.plain_text import plain_text

_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_TOKEN = re.compile(r"[^\s/,&+]+")
_FILLERS = frozenset({"equiv", "equiv.", "equivalent", "and", "or", "in", "local", "approx", "approx."})


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """The name as a reader sees it, spaces folded."""
    return " ".join(plain_text(name).text.split())


@lru_cache(maxsize=4096)
def hint(name: str) -> str:
    """The currency hints in a name's brackets: `London (GBP £)` gives `GBP £`."""
    return " ".join(found for found in _BRACKETS.findall(bare(name)) if _is_hint(found))


@lru_cache(maxsize=4096)
def without_hint(name: str) -> str:
    """The name without its currency hints; other brackets belong to it."""
    return " ".join(_BRACKETS.sub(lambda match: "" if _is_hint(match[1]) else match[0], bare(name)).split())


def _is_hint(text: str) -> bool:
    """Whether a bracket holds currencies and nothing else: `GBP £`, `EUR/GBP`, `INR/USD equiv`."""
    tokens = [token for token in _TOKEN.findall(text) if token.casefold() not in _FILLERS]
    return bool(tokens) and all(sign_of(token) is not None for token in tokens)


def pairs(names: Sequence[str], others: Sequence[str]) -> dict[int, int]:
    """Which of the names is which of the others, each at most once: by exact name first, then as readers see it."""
    found: dict[int, int] = {}
    for form in (str, bare, lambda name: bare(name).casefold(), lambda name: without_hint(name).casefold()):
        free = {index: form(name) for index, name in enumerate(others) if index not in found.values()}
        for index, name in enumerate(names):
            if index in found:
                continue
            match = next((other for other, text in free.items() if text == form(name)), None)
            if match is not None:
                found[index] = match
                del free[match]
    return found


def alike(name: str, other: str) -> float:
    """How near two names are, from 0 to 1."""
    return SequenceMatcher(None, without_hint(name).casefold(), without_hint(other).casefold()).ratio()
