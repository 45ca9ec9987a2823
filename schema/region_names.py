"""A region's name in two places: the same after Markdown, flags, footnotes and a currency hint are taken off."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from schema.currencies import CODES, sign_of
from schema.likeness import likeness
from schema.pattern import late
from schema.plain_text import plain_text

_LINK = late(r"\[([^\[\]]*)\]\([^()]*\)")
_RAISED = late(r"<sup>.*?</sup>|\[\^[^\]\s]*\]", re.IGNORECASE)
_MARKS = " :*†‡¹²³⁴⁵⁶⁷⁸⁹⁰"
_BRACKETS = late(r"\s*[(\[]([^()\[\]]*)[)\]]")
_TOKEN = late(r"[^\s/,&+]+")
_FILLERS = frozenset({"equiv", "equiv.", "equivalent", "and", "or", "in", "local", "approx", "approx."})
# `London, GBP`, `London – GBP`: a currency behind the name, without brackets.
_TAIL = late(r"(.*?\S)[\s,:–—-]+([A-Z]{3})")
_WORD_LIKE = frozenset({"ALL", "TOP", "TRY"})

_MOST_TOGETHER = 40  # names; guides with more are few, and keeping them would cost memory

_DASHES = late(r"\s*[‐‑‒–—―−-]\s*")
_QUOTES = late(r"[‘’‛′`´]")
_SLASH = late(r"\s*/\s*")
_AND = late(r" and ")


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """The name as a reader sees it: spaces folded, links and footnotes taken off."""
    if "[" in name or "<" in name:
        name = _RAISED.sub("", _LINK.sub(r"\1", name))
    return " ".join(plain_text(name).text.split()).rstrip(_MARKS)


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


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """What is left of a name where case, accents, and the kinds of dashes and quotes do not count."""
    text = unicodedata.normalize("NFKD", bare(name)).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _SLASH.sub("/", _DASHES.sub("-", _QUOTES.sub("'", text)))
    return " ".join(_AND.sub(" & ", text.replace(".", "").replace(",", " ")).split())


def _without_tail(name: str) -> str:
    """The folded name without a currency behind it."""
    match = _TAIL.fullmatch(without_hint(name))
    return folded(match[1]) if match and match[2] in CODES - _WORD_LIKE else folded(without_hint(name))


# From the strictest to the loosest: the first form in which two names are the same pairs them.
_FORMS: tuple[Callable[[str], str], ...] = (
    str, bare, lambda name: bare(name).casefold(), folded, lambda name: folded(without_hint(name)), _without_tail,
)  # fmt: skip


@lru_cache(maxsize=4096)
def keys(name: str) -> frozenset[str]:
    """What a name is known by, its currency hints aside: two names that share one of these mean one region."""
    return frozenset({folded(without_hint(name)), _without_tail(name)} - {""})


def pairs(names: Sequence[str], others: Sequence[str]) -> dict[int, int]:
    """Which of the names is which of the others, each at most once: by exact name first, then as readers see it."""
    if names == others and "" not in names and len(set(names)) == len(names):
        return {index: index for index in range(len(names))}  # as in most guides
    if len(names) + len(others) > _MOST_TOGETHER:
        return _pairs(names, others)
    return dict(_known_pairs(tuple(names), tuple(others)))


def _pairs(names: Sequence[str], others: Sequence[str]) -> dict[int, int]:
    found: dict[int, int] = {}
    left = list(range(len(names)))
    free = list(range(len(others)))
    for form in _FORMS:
        if not left or not free:
            break
        known: dict[str, int] = {}
        for other in free:
            known.setdefault(form(others[other]), other)
        known.pop("", None)
        for index in left:
            match = known.pop(form(names[index]), None)
            if match is not None:
                found[index] = match
                free.remove(match)
        left = [index for index in left if index not in found]
    return found


_known_pairs = lru_cache(maxsize=256)(_pairs)  # a company's guides have the same regions, on both sides


def alike(name: str, other: str) -> float:
    """How near two names are, from 0 to 1."""
    return likeness(folded(without_hint(name)), folded(without_hint(other)))
