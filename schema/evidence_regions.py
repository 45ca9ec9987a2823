"""Whether a place that evidence names is a guide's region: the same, near it, within it, or around it."""

from enum import IntEnum
from functools import lru_cache

from schema.countries import display_names
from schema.metros import metro_of
from schema.region_names import keys
from schema.regions import Place, cities_in, places_in


class Reach(IntEnum):
    """How a place lies to a region, the nearest first."""

    SAME = 0
    NEAR = 1  # another city of the same metropolitan area
    WITHIN = 2  # a city in a region that is its country
    AROUND = 3  # a country around a region that is one of its cities


@lru_cache(maxsize=4096)
def reach(location: str, region: str) -> Reach | None:
    """How a place lies to a region; None where it lies elsewhere, or nothing is known of one of them."""
    if keys(location) & keys(region):
        return Reach.SAME
    there, here = places_in(location), places_in(region)
    if set(there) & set(here):
        return Reach.SAME
    if _areas(location) & _areas(region):
        return Reach.NEAR
    if any(_holds(outer, inner) for outer in here for inner in there):
        return Reach.WITHIN
    if any(_holds(outer, inner) for outer in there for inner in here):
        return Reach.AROUND
    return None


def _areas(name: str) -> set[tuple[str, str]]:
    """The metropolitan areas, each with its country, in which the cities that a name tells lie."""
    return {(metro_of(place.name, place.country), place.country) for place in cities_in(name)}


def _holds(outer: Place, inner: Place) -> bool:
    return outer.country == inner.country and outer.name == display_names().get(outer.country)


def is_known(location: str) -> bool:
    """Whether a place is one that is known."""
    return bool(places_in(location))
