"""Which names mean one region, and which regions' pay is compared."""

from itertools import combinations

import pytest

from schema import places
from schema.metros import members
from schema.region_groups import same_region, understood

BAY = "San Francisco Bay Area"


@pytest.mark.parametrize(
    ("region", "group"),
    [
        ("Bay Area", BAY), ("SF", BAY), ("San Francisco / Bay Area", BAY), ("Sunnyvale HQ", BAY), ("San Mateo CA", BAY),
        ("Bay Area Remote", f"{BAY}, remote"), ("Remote US", "United States, remote"), ("US (Remote)", "United States, remote"),
        ("US (Other Markets)", "United States"), ("São Paulo", "São Paulo"), ("Sao Paulo (Global HQ)", "São Paulo"),
        ("Bengaluru", "Bengaluru"), ("Bangalore", "Bengaluru"), ("India (Bangalore)", "Bengaluru"), ("BLR", "Bengaluru"),
        ("Seattle / Austin", "Austin + Seattle"), ("US (Seattle / Austin)", "Austin + Seattle"), ("Bellevue", "Seattle"),
        ("London / Europe", "London + elsewhere"), ("Suwon (R&D Campus)", "Seoul"), ("Gurgaon", "Delhi"),
        ("Remote Global", ""), ("Somewhere", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_name_is_compared_within_its_area(region: str, group: str) -> None:
    assert understood(region).group == group
    assert understood(region).known is bool(group)


def test_a_currency_tells_which_of_two_namesakes_is_meant() -> None:
    assert understood("San Jose", "USD").countries == ("US",)
    assert understood("San Jose", "CRC").countries == ("CR",)
    assert set(understood("San Jose").countries) == {"CR", "US"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("San Francisco", "San Francisco, CA"), ("San Francisco", "SF"), ("NYC", "New York City"), ("Remote US", "US (Remote)"),
        ("Remote USA", "US remote"), ("London", "London (SIE Europe)"), ("London", "London (GBP)"), ("Bangalore", "Bengaluru"),
        ("Seattle / Austin", "Austin / Seattle"), (":gb: London", "London"),
    ],
)  # fmt: skip
def test_two_names_of_one_region(one: str, other: str) -> None:
    assert same_region(one) == same_region(other)


def test_names_of_regions_that_are_several() -> None:
    several = [
        "US (NYC / Bellevue)", "US (Seattle)", "Bellevue", "San Francisco", "Bay Area", "Bay Area Remote", "Remote US",
        "US (Other Markets)", "US (Major Tech Hubs)", "London", "London / Europe", "Europe", "Remote Global", "Cambridge, MA",
        "Cambridge, UK", "Remote US/Canada",
    ]  # fmt: skip
    assert [pair for pair in combinations(several, 2) if same_region(pair[0]) == same_region(pair[1])] == []


def test_every_member_of_an_area_is_a_place_that_is_known() -> None:
    known = {meant for table in (places.cities(), places.subdivisions()) for each in table.values() for meant in each}
    assert {place for place in members() if place not in known} == set()


def test_no_area_lies_in_another() -> None:
    areas = {(area, country) for (_, country), area in members().items()}
    assert areas & members().keys() == set()
