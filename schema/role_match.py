"""Which of a company's guides a job's title belongs to: the roles it may mean, how sure that is, and why."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from schema.named import NamedTuple
from schema.role_titles import (
    APART,
    DIRECTOR,
    FAMILIES,
    INTERN,
    LEANS,
    NEUTRAL,
    OCCUPATIONS,
    PLAIN,
    RANK_NAMES,
    RANKS,
)
from schema.shown import short
from schema.title_words import Title, readings, words_of_name


class Confidence(StrEnum):
    """How sure it is that a title means a role; `certain` is what a record says itself."""

    CERTAIN = "certain"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """From 0 for the surest."""
        return _ORDER[self]


_ORDER = {each: number for number, each in enumerate(Confidence)}


class Role(NamedTuple):
    """A role that a company has a guide for."""

    slug: str
    display: str = ""


class RoleMatch(NamedTuple):
    """A role that a title may mean."""

    role: str
    confidence: Confidence
    reason: str


class _Known(NamedTuple):
    """A role in the words of titles: its name less its rank, the family that it is, and the words that it is called by."""

    role: Role
    words: tuple[str, ...]
    ranks: tuple[int, ...]
    family: str
    names: frozenset[tuple[str, ...]]


class _Named(NamedTuple):
    """A role whose name a title bears, before its rank is looked at."""

    known: _Known
    confidence: Confidence
    reason: str


def match_roles(title: str, roles: Iterable[Role]) -> tuple[RoleMatch, ...]:
    """The roles that a title may mean, the likeliest first; none where none is near."""
    return _matched(title, tuple(sorted(set(roles))))


@lru_cache(maxsize=1024)
def _matched(title: str, roles: tuple[Role, ...]) -> tuple[RoleMatch, ...]:
    own = [role.slug for role in roles if role.display and role.display.casefold() == title.strip().casefold()]
    if own:
        return tuple(RoleMatch(slug, Confidence.HIGH, _SAME) for slug in own)
    known = [_known(role) for role in roles]
    best: dict[str, RoleMatch] = {}
    for reading in readings(title):
        for match in _ranked(reading, list(_named(reading, known))):
            if match.role not in best or match.confidence.rank < best[match.role].confidence.rank:
                best[match.role] = match
    return tuple(sorted(best.values(), key=lambda match: (match.confidence.rank, match.role)))


# names

_SAME = "it is the role's name"
_LEANS = "it is a software engineer of that kind"


@cache
def _known(role: Role) -> _Known:
    slug = readings(role.slug.replace("-", " "))
    first = slug[0] if slug else Title((role.slug,))
    names = {first.words, *(reading.words for reading in readings(role.display))}
    family = next((slug for slug in FAMILIES if first.words in _names(slug, 0)), "")
    return _Known(role, first.words, first.ranks, family, frozenset(names))


@cache
def _names(family: str, strength: int) -> frozenset[tuple[str, ...]]:
    return frozenset(words_of_name(name) for name in FAMILIES[family][strength])


_STRENGTHS = (
    (Confidence.HIGH, "it is another name of the role"),
    (Confidence.MEDIUM, "it is a kind of the role"),
    (Confidence.LOW, "it is a neighbour of the role"),
)


def _named(title: Title, known: Sequence[_Known]) -> Iterator[_Named]:
    """The roles whose name a title bears, in whole or with words around it."""
    families = _families(title)
    exact = [each for each in known if title.words in each.names]
    for each in exact:
        sure, _ = families.get(each.family, (Confidence.MEDIUM if title.likely else Confidence.HIGH, ""))
        yield _Named(each, sure, _SAME if sure is Confidence.HIGH else families[each.family][1])
    if exact and not title.beside:
        return
    leaning = {family for family in LEANS if families.get(family, ("", ""))[1] == _LEANS}
    for each in known:
        if each in exact:
            continue
        if each.family in families and (not exact or each.family in leaning):
            yield _Named(each, *families[each.family])
        elif not each.family and (found := _special(title, each)):
            yield found


def _families(title: Title) -> dict[str, tuple[Confidence, str]]:
    """The families that a title may be of, with how sure that is."""
    words, known = title.words, _families_by_name()
    for size in range(
        min(len(words), _LONGEST_NAME), 0, -1
    ):  # a longer name is a closer one: no `data platform engineer` is a
        found: dict[str, tuple[Confidence, str]] = {}  # `platform engineer`
        for at in range(len(words) - size, -1, -1):
            if OCCUPATIONS.intersection(words[at + size :]):
                continue
            for family, strength in known.get(words[at : at + size], ()):
                confidence, said = _STRENGTHS[strength]
                sure, why = _around(family, at, at + size, title, confidence)
                if family not in found or sure.rank < found[family][0].rank:
                    found[family] = sure, said + why
        if found:
            return _leaning(title, found)
    return {}


@cache
def _families_by_name() -> dict[tuple[str, ...], list[tuple[str, int]]]:
    """Each name with the families that have it, and whether it is theirs, a kind's or a neighbour's."""
    found: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for family in FAMILIES:
        for strength in range(len(_STRENGTHS)):
            for name in _names(family, strength):
                found.setdefault(name, []).append((family, strength))
    return found


_LONGEST_NAME = 5


def _inside(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a name stands in a title, and not before another's work."""
    size = len(name)
    return any(
        words[at : at + size] == name and not OCCUPATIONS.intersection(words[at + size :])
        for at in range(len(words) - size + 1)
    )


def _around(family: str, start: int, end: int, title: Title, confidence: Confidence) -> tuple[Confidence, str]:
    """How sure a name is among the words around it."""
    others = [word for word in (*title.words[:start], *title.words[end:]) if word not in NEUTRAL]
    if family == "software-engineer" and (
        APART.intersection(others) or any(APART.issuperset(part) for part in title.beside)
    ):
        return Confidence.LOW, ", of a kind that is paid by another table"
    if others:
        return _weaker(confidence, Confidence.MEDIUM), f', with "{" ".join(others)}" beside it'
    if title.likely:
        return _weaker(confidence, Confidence.MEDIUM), ", an abbreviation of several jobs"
    return confidence, ""


def _leaning(title: Title, found: dict[str, tuple[Confidence, str]]) -> dict[str, tuple[Confidence, str]]:
    """`Software Engineer, Machine Learning` stands between two roles."""
    if "software-engineer" not in found:
        return found
    around = {" ".join(part) for part in title.beside} | {" ".join(title.words[:size]) for size in (1, 2)}
    for family in LEANS:
        if family not in found and not around.isdisjoint(_leans(family)):
            sure, said = found["software-engineer"]
            return found | {
                "software-engineer": (_weaker(sure, Confidence.MEDIUM), f"{said}, of the kind of {family}"),
                family: (Confidence.MEDIUM, _LEANS),
            }
    return found


@cache
def _leans(family: str) -> frozenset[str]:
    return frozenset(" ".join(words_of_name(word)) for word in LEANS[family])


def _special(title: Title, known: _Known) -> _Named | None:
    """A company's own role, where a title holds every word that tells it from others."""
    told = [word for word in known.words if word not in {"engineer", "platform", "the"}]
    every = {*title.words, *(word for part in title.beside for word in part)}
    if len(known.words) > 1 and _inside(known.words, title.words):
        return _Named(known, Confidence.MEDIUM, "it holds the role's name")
    if len(told) > 1 and every.issuperset(known.words):
        return _Named(known, Confidence.MEDIUM, "it holds every word of the role's name")
    return None


# ranks


def _ranked(title: Title, named: Sequence[_Named]) -> Iterator[RoleMatch]:
    """The roles of the title's rank, or of the nearest rank that there is a guide for."""
    groups: dict[object, list[_Named]] = {}
    for each in named:
        groups.setdefault(each.known.family or each.known.words, []).append(each)
    for group in groups.values():
        nearest = min(_apart(title, each) for each in group)
        for each in group:
            if _apart(title, each) == nearest:
                yield _with_rank(title, each, nearest)


def _apart(title: Title, named: _Named) -> int:
    """How many ranks lie between a title and a role, at the least."""
    return min(abs(one - other) for one in title.ranks for other in named.known.ranks)


def _with_rank(title: Title, named: _Named, apart: int) -> RoleMatch:
    known, confidence, reason = named
    said = f'"{" ".join(word if word in RANKS else word.upper() for word in title.said)}"'
    highest = max(title.ranks)
    if apart:
        near = apart == 1 and highest not in {DIRECTOR, INTERN}
        confidence = _weaker(confidence, Confidence.MEDIUM if near else Confidence.LOW)
        reason += f"; no guide is for {said}" if title.said else "; no guide is without a rank"
    elif len(title.ranks) > 1:
        confidence = _weaker(confidence, Confidence.MEDIUM)
        reason += f"; {said} may be {' or '.join(RANK_NAMES[rank] for rank in title.ranks)}"
    elif title.said:
        reason += f"; {said} is {'its rank' if highest != PLAIN else 'a level of it'}"
    return RoleMatch(known.role.slug, confidence, short(reason, 160))


def _weaker(one: Confidence, other: Confidence) -> Confidence:
    return one if one.rank >= other.rank else other
