"""The table of countries holds together."""

import re

import pytest

from schema import countries
from schema.currencies import CODES


def test_every_country_has_a_code_of_two_letters_once() -> None:
    codes = list(countries.display_names())
    assert len(codes) == len(set(codes)) >= 240
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)


def test_every_currency_of_a_country_is_one_that_a_guide_may_name() -> None:
    assert {code for found in countries.currencies().values() for code in found} <= CODES


def test_no_name_is_two_countries() -> None:
    lines = [line.split(" ", 2)[2].split("=") for line in countries._lines()]
    names = [name for found in lines for name in found]
    assert len(names) == len(set(names)) == len(countries.names())


def test_areas_and_customs_are_about_known_countries() -> None:
    known = countries.currencies().keys()
    assert {member for members in countries.areas().values() for member in members} <= known
    assert countries.customary_currencies().keys() <= known


@pytest.mark.parametrize("code", sorted(countries.customary_currencies()))
def test_a_customary_currency_is_not_the_country_s_own(code: str) -> None:
    assert countries.customary_currencies()[code] not in countries.currencies()[code]


@pytest.mark.parametrize("code", ["US", "DE", "IN", "KH", "BG"])
def test_a_country_s_own_currency_is_one_of_its_currencies(code: str) -> None:
    assert countries.own_currencies()[code] in countries.currencies()[code]


def test_bulgaria_has_the_euro_and_still_its_old_currency() -> None:
    assert countries.own_currencies()["BG"] == "EUR"
    assert countries.currencies()["BG"] == {"EUR", "BGN"}
