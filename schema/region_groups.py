"""Which regions are the same one by two names, and which are near enough that what they pay can be compared."""

import re
from functools import lru_cache

from schema import countries
from schema.metros import metro_of
from schema.named import NamedTuple
from schema.pattern import late
from schema.region_names import folded, without_hint
from schema.regions import cities_in, countries_of, hinted_in, places_in

_REMOTE = late(r"\b(?:remote(?:ly)?|distributed|work[- ]from[- ]home|wfh|anywhere)\b", re.IGNORECASE)
_WORD = late(r"[^\W_]+")


class Understood(NamedTuple):
    """What a region's name was taken for: `known` says that it names a place; `group` is what its pay is compared within."""

    group: str
    countries: tuple[str, ...]
    metros: tuple[str, ...]
    remote: bool
    known: bool


@lru_cache(maxsize=4096)
def understood(region: str, currency: str = "") -> Understood:
    """What a region's name means; of two cities of that name, the one whose country has the currency.

    Several metropolitan areas in one name are compared with the same several alone; a name without a city (`Remote US`) with
    others of its country that are as remote.
    """
    cities = cities_in(region)
    fitting = [place for place in cities if currency in countries.currencies().get(place.country, ())]
    cities = tuple(fitting) if fitting and _is_ambiguous(cities) else cities
    metros = tuple(sorted({metro_of(place.name, place.country) for place in cities}))
    found = tuple(sorted({place.country for place in cities})) if metros else tuple(sorted(countries_of(region)))
    remote = bool(_REMOTE.search(region))
    wide = countries_of(region) - {place.country for place in cities_in(region)}
    if metros:
        names = [*metros, *(["elsewhere"] if wide else [])]
    elif places_in(region):
        names = sorted({place.name for place in places_in(region)})
    elif found:
        names = [" ".join(re.sub(r"\(.*?\)", "", folded(without_hint(region))).split())]
    else:
        names = []
    group = " + ".join(names) + (", remote" if remote and names else "")
    return Understood(group, found, metros, remote, bool(names))


def _is_ambiguous(cities: tuple[object, ...]) -> bool:
    """Whether one name has cities in several countries (`San Jose`)."""
    return len({getattr(city, "name", "") for city in cities}) == 1 and len(cities) > 1


@lru_cache(maxsize=4096)
def same_region(region: str) -> tuple[object, ...]:
    """What two names of one region share: `San Francisco` and `San Francisco, CA`, not `Seattle` and `Bellevue`.

    Where the name tells no city, every word of it counts: `Remote US` and `US (Remote)` are one region, `US (Other Markets)` is
    another.
    """
    cities = frozenset(cities_in(region))
    if cities:
        return ("cities", cities, countries_of(region), bool(_REMOTE.search(region)))
    words = frozenset(_WORD.findall(folded(without_hint(region)))) - {"the", "of", "in", "and"}
    if places_in(region):
        words = frozenset("us" if word in {"usa", "united", "states"} else word for word in words)
    return ("words", words, hinted_in(region) if not words else frozenset())
