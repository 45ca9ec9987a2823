"""What a header or a row's label of a pay table means: a component, its period, the years of a grant, its currency."""

import re
from functools import lru_cache

from schema.currencies import CODES, Sign, sign_of
from schema.header_words import (
    A_DAY,
    A_MONTH,
    A_WEEK,
    A_YEAR,
    AN_HOUR,
    APART,
    COMPONENT_OF,
    COMPONENT_WORDS,
    COUNTED_YEARS,
    ENDS,
    GENERIC,
    LEVEL_WORDS,
    NO_CODES,
    OTHER,
    PAY_NOUNS,
    REGION_WORDS,
    SCALES,
    SCENARIO,
    SHARED_PAY,
    YEARS,
)
from schema.likeness import nearest
from schema.money_words import COUNTED, Period
from schema.named import NamedTuple
from schema.plain_text import plain_text
from schema.remembered import once

_SPLIT = re.compile(r"\s*(?:/|&|\+|,|\bor\b|\band\b|\bplus\b)\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_WORD = re.compile(r"sign[- ]?(?:on|up)|all[- ]in|p&l|[^\W_]+", re.IGNORECASE)
_RETIREMENT = re.compile(r"401 ?\(k\)", re.IGNORECASE)
_SIGN = re.compile(r"[^\s()\[\]/,;:+–—-]+")
_PERIODS = (
    (A_MONTH, Period.MONTH), (A_YEAR, Period.YEAR), (AN_HOUR, Period.HOUR), (A_DAY, Period.DAY), (A_WEEK, Period.WEEK),
)  # fmt: skip


class _Header(NamedTuple):
    components: tuple[str, ...]
    shared: bool = False
    known: bool = True
    near: str = ""
    years: int | None = None
    period: Period | None = None
    end: str = ""
    percent: bool = False
    # The suffix that all its amounts lack: `K` for `Base ($K)`.
    unit: str = ""
    signs: tuple[Sign, ...] = ()


class Header(_Header):
    """A column's, or in some tables a row's, meaning.

    `components` are those that it may hold; more than one, or `shared` with pay that the frontmatter has no field for,
    means that no one field is meant for sure. `near` is the word that a misspelt one was taken for. `end` is `low`,
    `high` or `middle` where a column holds one end of a range.
    """

    @once
    def component(self) -> str | None:
        """The one component that it holds, where that is sure."""
        return self.components[0] if len(self.components) == 1 and not self.shared else None


_TOTAL = Header(("total_comp",))


@lru_cache(maxsize=1024)
def header_of(text: str) -> Header:
    """What a header means."""
    shown = _RETIREMENT.sub("401k", plain_text(text).text)
    outside = _BRACKETS.sub(" ", shown).strip() or shown
    found: list[str] = []
    shared = known = False
    near = ""
    for part in _SPLIT.split(outside):
        component, is_known, misspelt = _part(part)
        known = known or is_known
        if component and component not in found:
            found.append(component)
            near = near or misspelt
        elif component is None and is_known and SHARED_PAY.intersection(_words(part)):
            shared = True
    if not found and not known:
        inner = [_part(part)[0] for bracket in _BRACKETS.findall(shown) for part in _SPLIT.split(bracket[1:-1])]
        found = list(dict.fromkeys(component for component in inner if component))
        known = bool(found)
    words = _words(shown)
    return Header(
        tuple(found),
        shared,
        known,
        near,
        _years(shown),
        next((period for pattern, period in _PERIODS if pattern.search(shown)), None),
        _end(words),
        "%" in shown or not {"percent", "percentage", "pct"}.isdisjoint(words),
        next(
            (SCALES[word] for bracket in _BRACKETS.findall(shown) for word in _scale_words(bracket) if word in SCALES),
            "",
        ),
        _signs(shown),
    )


def of_levels(title: str) -> Header:
    """What a table of levels gives, by the header above the levels: `Level (Base)`; a total where it says nothing."""
    named = [header_of(bracket[1:-1]) for bracket in _BRACKETS.findall(plain_text(title).text)]
    return next((header for header in named if header.component), _TOTAL)


def _words(text: str) -> list[str]:
    return [word.casefold().replace(" ", "-") for word in _WORD.findall(text)]


def _part(text: str) -> tuple[str | None, bool, str]:
    """A part of a header: its component, whether it is understood, and the word that a misspelt one was taken for."""
    words = _words(text)
    held = [COMPONENT_OF[word] for word in words if word in COMPONENT_OF]
    if held and not APART.isdisjoint(words):
        return None, True, ""
    if {"long", "term"} <= set(words) or {"total", "cash"} <= set(words):
        return None, True, ""
    if held:
        return _strongest(held, words), True, ""
    if words and PAY_NOUNS.intersection(words) and all(word in GENERIC or word.isdigit() for word in words):
        return "total_comp", True, ""
    if any(word in OTHER or word in REGION_WORDS for word in words):
        return None, True, ""
    for word in words:
        match = nearest(word, COMPONENT_OF, 0.8) if len(word) > 3 else ""
        if match:
            return COMPONENT_OF[match], False, match
    return None, not words, ""


def _strongest(held: list[str], words: list[str]) -> str:
    """`Signing Bonus` is a signing bonus, `Total Bonus` a bonus, `Stock Total` stock, `Total Equity Comp` stock."""
    for component in ("signing_bonus", "bonus", "stock", "base"):
        if component in held and not (component == "base" and "total_comp" in held and "base" not in words):
            return component
    return held[0]


def _years(shown: str) -> int | None:
    counted = COUNTED_YEARS.search(shown)
    return COUNTED[counted[1].casefold()] if counted else next((int(found) for found in YEARS.findall(shown)), None)


def _end(words: list[str]) -> str:
    """Which end of a range a column holds; none where it names both."""
    ends = {ENDS[word] for word in words if word in ENDS}
    return ends.pop() if len(ends) == 1 else ""


def _scale_words(bracket: str) -> list[str]:
    return [word.lstrip("$£€₹¥'’").casefold() for word in bracket[1:-1].replace("/", " ").replace(",", " ").split()]


def _signs(shown: str) -> tuple[Sign, ...]:
    """The currencies that a header names: `Base (USD)`, `Total Comp, GBP`, `Stock ($)`."""
    found: dict[Sign, None] = {}
    for token in _SIGN.findall(shown):
        is_code = token.upper() in CODES - NO_CODES and (token.isupper() or token.islower())
        symbol = token if is_code else token.rstrip("KMLkml")
        if symbol and (is_code or not symbol[-1].isalnum()) and (sign := sign_of(symbol)) is not None:
            found[sign] = None
    return tuple(found)


@lru_cache(maxsize=1024)
def signs_of(text: str) -> tuple[Sign, ...]:
    """The currencies that a cell or a hint names."""
    return tuple(dict.fromkeys(sign for token in _SIGN.findall(text) if (sign := sign_of(token)) is not None))


@lru_cache(maxsize=1024)
def kind_of_label(text: str) -> str:
    """Whether the header above the labels names regions, levels or components: `region`, `level`, `component`, or nothing."""
    words = _words(plain_text(text).text)
    for kind, known in (("region", REGION_WORDS), ("component", COMPONENT_WORDS), ("level", LEVEL_WORDS)):
        if (words and words[0] in known) or (len(words) == 2 and words[1] in known and kind != "level"):
            return kind
    return ""


@lru_cache(maxsize=1024)
def near_label(text: str) -> str:
    """The word that a misspelt header above the labels was meant to be."""
    words = _words(plain_text(text).text)
    if len(words) != 1 or kind_of_label(text):
        return ""
    return nearest(words[0], ["region", "location", "level", "title", "component", "currency"], 0.75)


@lru_cache(maxsize=1024)
def is_currency_column(text: str) -> bool:
    return _words(plain_text(text).text)[:1] in (["currency"], ["currencies"], ["ccy"])


@lru_cache(maxsize=1024)
def is_aside(text: str) -> bool:
    """Whether a column is known to hold neither a region's figures nor a component's: `Notes`, `YoE`, `Title`."""
    header = header_of(text)
    return kind_of_label(text) in {"region", "level"} or (header.known and not header.components)


@lru_cache(maxsize=1024)
def is_scenario(text: str) -> bool:
    """Whether a header names a step of an offer, a year or a quantile rather than a region: `Initial`, `Year 2`."""
    return not SCENARIO.isdisjoint(_words(plain_text(text).text))


@lru_cache(maxsize=1024)
def is_generic(text: str) -> bool:
    """Whether a header says no more than that figures stand below it: `Range`, `Amount (USD)`."""
    words = _words(_BRACKETS.sub(" ", plain_text(text).text))
    return all(word in GENERIC or word in ENDS for word in words)
