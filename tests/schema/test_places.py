"""The tables of cities and states hold together."""

from schema import countries, places


def test_every_city_and_state_is_in_a_known_country() -> None:
    known = countries.display_names().keys()
    for table in (places.cities(), places.subdivisions()):
        assert {country for meanings in table.values() for _, country in meanings} <= known


def test_names_are_clean() -> None:
    for name in [*places.cities(), *places.subdivisions()]:
        assert name == " ".join(name.split())
        assert name


def test_every_other_name_leads_to_the_name_this_project_uses() -> None:
    for table in (places.cities(), places.subdivisions()):
        for meanings in table.values():
            for name, country in meanings:
                assert (name, country) in table[name]


def test_a_name_of_two_countries_keeps_both() -> None:
    assert places.cities()["Cambridge"] == (("Cambridge", "US"), ("Cambridge", "GB"))


def test_all_american_states_have_their_code() -> None:
    codes = {
        name
        for name, meanings in places.subdivisions().items()
        if len(name) == 2 and any(of == "US" for _, of in meanings)
    }
    assert len(codes) == 51
