"""What a header or a row's label of a pay table means: a component, its period, the years of a grant."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from schema.money_words import Period
from schema.plain_text import plain_text

_WORDS = {
    "base": ("base", "salary", "salaries", "fixed", "basepay"),
    "stock": ("stock", "stocks", "rsu", "rsus", "psu", "psus", "equity", "option", "options", "share", "shares", "esop", "esops", "grant"),
    "bonus": ("bonus", "bonuses", "variable", "incentive", "incentives"),
    "signing_bonus": ("signing", "sign-on", "signon", "sign", "joining"),
    "total_comp": ("total", "totals", "tc", "tcc", "ote", "ctc", "package"),
}  # fmt: skip
_COMPONENT_OF = {word: component for component, words in _WORDS.items() for word in words}
# Pay that the frontmatter has no field for, and columns that hold no pay.
_OTHER = frozenset(
    """carry carried interest profit profits sharing partnership partner pnl p&l participation pension 401k retirement
    allowance recreation commission commissions benefits perks notes note comment comments title level levels grade band role
    yoe experience years scope equivalent equivalents differentiator source sources currency remarks ltip lti match
    relocation retention refresher refreshers value""".split()
)
# A grant beside the usual one.
_APART = frozenset({"retention", "refresher", "refreshers", "refresh"})
_SPLIT = re.compile(r"\s*(?:/|&|\+|,|\bor\b|\band\b|\bplus\b)\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_WORD = re.compile(r"sign[- ]?on|p&l|[^\W_]+", re.IGNORECASE)
_YEARS = re.compile(r"(?<![\d.])([1-9])\s*[- ]?\s*(?:years?|yrs?|y)\b", re.IGNORECASE)
_A_YEAR = re.compile(r"(?:/|\bper\s+)\s*(?:yr|year|annum)\b|\b(?:annual|annually|annuali[sz]ed|yearly|p\.a\.?)(?!\w)", re.IGNORECASE)
_A_MONTH = re.compile(r"(?:/|\bper\s+)\s*(?:mo|mth|month)\b|\bmonthly\b|\bp\.m\.?(?!\w)", re.IGNORECASE)

REGION_WORDS = frozenset(
    """region regions location locations city cities office offices market markets country countries geo geos geography hub
    hubs site sites metro metros area areas place places""".split()
)
LEVEL_WORDS = frozenset("level levels grade grades band bands title titles seniority rank role roles".split())
COMPONENT_WORDS = frozenset("component components element elements item items compensation pay type part".split())


@dataclass(frozen=True, slots=True)
class Header:
    """A column's, or in some tables a row's, meaning.

    `components` are those that it may hold; more than one, or `shared` with pay that the frontmatter has no field for,
    means that no one field is meant for sure. `near` is the component that a misspelt header was taken for.
    """

    components: tuple[str, ...]
    shared: bool = False
    known: bool = True
    near: str = ""
    years: int | None = None
    period: Period | None = None

    @property
    def component(self) -> str | None:
        """The one component that it holds, where that is sure."""
        return self.components[0] if len(self.components) == 1 and not self.shared else None


@lru_cache(maxsize=1024)
def header_of(text: str) -> Header:
    """What a header means."""
    shown = plain_text(text).text
    years = next((int(found) for found in _YEARS.findall(shown)), None)
    period = Period.MONTH if _A_MONTH.search(shown) else Period.YEAR if _A_YEAR.search(shown) else None
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
        elif component is None and is_known and _is_pay(part):
            shared = True
    if not found and not known:
        inner = [_part(part)[0] for bracket in _BRACKETS.findall(shown) for part in _SPLIT.split(bracket[1:-1])]
        found = list(dict.fromkeys(component for component in inner if component))
        known = bool(found)
    return Header(tuple(found), shared, known, near, years, period)


def _part(text: str) -> tuple[str | None, bool, str]:
    """A part of a header: its component, whether it is understood, and the word that a misspelt one was taken for."""
    words = [word.casefold().replace(" ", "-") for word in _WORD.findall(text)]
    held = [_COMPONENT_OF[word] for word in words if word in _COMPONENT_OF]
    if held and _APART.intersection(words):
        return None, True, ""
    if held:
        return _strongest(held, words), True, ""
    if any(word in _OTHER or word in REGION_WORDS or word.isdigit() or _YEARS.fullmatch(word) for word in words):
        return None, True, ""
    for word in words:
        match = get_close_matches(word, _COMPONENT_OF, n=1, cutoff=0.8) if len(word) > 3 else []
        if match:
            return _COMPONENT_OF[match[0]], False, match[0]
    return None, not words, ""


def _strongest(held: list[str], words: list[str]) -> str:
    """`Signing Bonus` is a signing bonus, `Total Bonus` a bonus, `Stock Total` stock, `Total Equity Comp` stock."""
    for component in ("signing_bonus", "bonus", "stock", "base"):
        if component in held and not (component == "base" and "total_comp" in held and "base" not in words):
            return component
    return held[0]


def _is_pay(text: str) -> bool:
    words = {word.casefold() for word in _WORD.findall(text)}
    return bool(words & {"carry", "carried", "profit", "profits", "sharing", "partnership", "pnl", "p&l", "commission", "commissions", "ltip", "lti"})


def kind_of_label(text: str) -> str:
    """Whether the header above the labels names regions, levels or components: `region`, `level`, `component`, or nothing."""
    words = [word.casefold() for word in _WORD.findall(plain_text(text).text)]
    for kind, known in (("region", REGION_WORDS), ("component", COMPONENT_WORDS), ("level", LEVEL_WORDS)):
        if words and words[0] in known or (len(words) == 2 and words[1] in known and kind != "level"):
            return kind
    return ""


def near_label(text: str) -> str:
    """The word that a misspelt header above the labels was meant to be."""
    words = [word.casefold() for word in _WORD.findall(plain_text(text).text)]
    if len(words) != 1:
        return ""
    return next(iter(get_close_matches(words[0], ["region", "location", "level", "component"], n=1, cutoff=0.75)), "")
