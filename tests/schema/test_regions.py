"""What region names lead to, by the names that people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import countries
from schema.regions import Place, countries_of, currencies_of, hinted_in, only_places, places_in

EVERYDAY = {
    "San Mateo / San Diego (US)": "USD",
    "Tokyo (HQ / Sony AI)": "JPY",
    "London": "GBP",
    "London (SIE Europe)": "GBP",
    "Bangalore/Bengaluru": "INR",
    "Remote US": "USD",
    "US-Remote": "USD",
    "Bay Area": "USD",
    "Bay Area (US - other Sony divisions)": "USD",
    "US (NYC / Bellevue)": "USD",
    "US (Major Tech Hubs)": "USD",
    "Suwon (R&D Campus)": "KRW",
    "São Paulo (Global HQ)": "BRL",
    "Sao Paulo": "BRL",
    "ZÜRICH": "CHF",
    "Muenchen": "EUR",
    "Xi’an": "CNY",
    "Ho Chi Minh City": "VND",
    "Veldhoven (NL)": "EUR",
    "**Stockholm**": "SEK",
    "us": "USD",
    "U.S.": "USD",
    "Washington, D.C.": "USD",
    "NYC / New Jersey": "USD",
    "Trinidad & Tobago": "TTD",
    "Bosnia and Herzegovina": "BAM",
    "Republic of Ireland": "EUR",
    "Northern Ireland": "GBP",
    "Hong Kong SAR": "HKD",
    "Türkiye": "TRY",
    "REMOTE IN INDIA": "INR",
    "LONDON OR LEEDS": "GBP",
    "France (Nice)": "EUR",
}


@pytest.mark.parametrize(("region", "currency"), EVERYDAY.items())
def test_an_everyday_name_leads_to_its_one_currency(region: str, currency: str) -> None:
    assert currencies_of(region) == frozenset({currency})


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("EMEA (London/Dublin)", "GBP EUR"),
        ("APAC (Sydney/Tokyo)", "AUD JPY"),
        ("Remote US/Canada", "USD CAD"),
        ("Bay Area / India", "USD INR"),
        ("UK & Ireland", "GBP EUR"),
        ("UK&I", "GBP EUR"),
        ("Nordics", "DKK EUR ISK NOK SEK"),
        ("North America", "USD CAD"),
        ("🇺🇸 New York / 🇬🇧 London", "USD GBP"),
        ("San Francisco, New York, London", "USD GBP"),
    ],
)
def test_several_countries_lead_to_all_their_currencies(region: str, expected: str) -> None:
    assert currencies_of(region) == frozenset(expected.split())


@pytest.mark.parametrize("region", ["EMEA", "Europe", "APAC", "LATAM", "Africa", "Middle East", "Asia", "Americas"])
def test_an_area_leads_to_many_currencies_and_to_no_place(region: str) -> None:
    assert len(currencies_of(region) or ()) >= 5
    assert places_in(region) == ()


@pytest.mark.parametrize(
    "region",
    ["Global", "Remote", "Remote Global", "Anywhere", "Worldwide", "Rest of World", "Senior Data Scientist", "61-62", "MTS",
     "Tech Lead (IC5)", "", " / ", "US / Global", "Seattle / Remote", "Other (ALL)", "x" * 100_000],
)  # fmt: skip
def test_an_unknown_name_is_never_guessed(region: str) -> None:
    assert currencies_of(region) is None
    assert countries_of(region) == frozenset()


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("London (USD)", "USD"),
        ("Europe (EUR/GBP)", "EUR GBP"),
        ("Tel Aviv (ILS ₪)", "ILS"),
        ("India (INR/USD equiv)", "INR USD"),
        ("Ottawa (CAD C$)", "CAD"),
        ("Nowhere at all (SEK)", "SEK"),
        (":gb: London (GBP)", "GBP"),
        ("Tokyo [JPY]", "JPY"),
    ],
)
def test_a_currency_in_brackets_stands_before_what_the_place_says(region: str, said: str) -> None:
    assert hinted_in(region) == currencies_of(region) == frozenset(said.split())


@pytest.mark.parametrize("region", ["US (ALL)", "London (HQ)", "Singapore (R&D)", "London"])
def test_brackets_without_a_currency_say_nothing_of_one(region: str) -> None:
    assert hinted_in(region) == frozenset()


def test_a_currency_in_brackets_does_not_hide_the_place() -> None:
    assert places_in("London (USD)") == (Place("London", "GB"),)


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("Jersey", "GBP"), ("Jersey City", "USD"), ("New Jersey", "USD"),
        ("Mexico City", "MXN"), ("New Mexico", "USD"), ("New South Wales", "AUD"), ("Papua New Guinea", "PGK"),
        ("La Paz", "BOB"), ("LA", "USD"), ("Baton Rouge, LA", "USD"), ("West Virginia", "USD"),
    ],
)  # fmt: skip
def test_a_longer_name_is_not_the_shorter_one_inside_it(region: str, expected: str) -> None:
    assert currencies_of(region) == frozenset({expected})


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("Cambridge", "GBP USD"), ("Cambridge MA", "USD"), ("Cambridge (UK AI Center)", "GBP"), ("Cambridge, Massachusetts", "USD"),
        ("Cambridge / Oxford (UK)", "GBP"), ("Boston/Cambridge (US)", "USD"), ("UK (Cambridge)", "GBP"),
        ("Birmingham", "GBP USD"), ("Birmingham, AL", "USD"), ("Birmingham UK", "GBP"),
        ("Dublin", "EUR"), ("Dublin, Ohio", "USD"),
        ("Vancouver", "CAD"), ("Vancouver, WA", "USD"), ("Perth, WA", "AUD"),
        ("Paris", "EUR"), ("Paris, TX", "USD"), ("Paris, Texas", "USD"),
        ("London, Ontario", "CAD"), ("Toronto, Ontario", "CAD"), ("Melbourne, FL", "USD"), ("Melbourne", "AUD"),
        ("San Jose, CA", "USD"), ("San José, Costa Rica", "CRC"), ("Richmond, BC", "CAD"), ("Hamilton, NZ", "NZD"),
        ("Georgia", "GEL USD"), ("Atlanta, Georgia", "USD"), ("Tbilisi, Georgia", "GEL"), ("Georgia (Tbilisi)", "GEL"),
        ("Córdoba, Spain", "EUR"), ("Toronto, ON", "CAD"),
    ],
)  # fmt: skip
def test_a_name_of_several_places_is_told_by_what_stands_beside_it(region: str, expected: str) -> None:
    assert currencies_of(region) == frozenset(expected.split())


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("Bangalore IN", "INR"), ("Indianapolis, IN", "USD"), ("Munich, DE", "EUR"), ("Wilmington DE", "USD"),
        ("Tel Aviv IL", "ILS"), ("Chicago IL", "USD"), ("Ottawa, CA", "CAD"), ("Newark CA (HQ)", "USD"),
        ("Remote CA", "CAD USD"), ("Smallville, KS", "USD"), ("Remote TX", "USD"), ("Gotham, DE", "EUR USD"),
        ("Tokyo (AI Lab)", "JPY"), ("London (QA)", "GBP"), ("Berlin (ML / HR)", "EUR"),
    ],
)  # fmt: skip
def test_a_code_of_two_letters_is_a_state_or_a_country_by_its_city(region: str, expected: str) -> None:
    assert currencies_of(region) == frozenset(expected.split())


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("San Mateo / San Diego (US)", ["San Mateo US", "San Diego US"]),
        ("Bangalore", ["Bengaluru IN"]),
        ("NYC", ["New York US"]),
        ("Bay Area / Seattle (US)", ["San Francisco Bay Area US", "Seattle US"]),
        ("Germany (Berlin / Hamburg)", ["Berlin DE", "Hamburg DE"]),
        ("Remote US", ["United States US"]),
        ("EMEA (London/Munich)", ["London GB", "Munich DE"]),
        ("London / Europe", ["London GB"]),
        ("Plantation FL", ["Plantation US"]),
        ("Smallville, KS", ["Smallville US"]),
        ("Remote Texas", ["Texas US"]),
        ("Cambridge", ["Cambridge US", "Cambridge GB"]),
        ("Bangalore/Bengaluru", ["Bengaluru IN"]),
    ],
)
def test_places_are_named_once_and_by_one_name(region: str, expected: list[str]) -> None:
    assert [f"{place.name} {place.country}" for place in places_in(region)] == expected


@pytest.mark.parametrize(
    ("flag", "country"),
    [("🇬🇧", "GB"), ("🇸🇬", "SG"), (":gb:", "GB"), (":us:", "US"), (":flag-jp:", "JP"), (":singapore:", "SG"), (":uk:", "GB"),
     ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "GB")],
)  # fmt: skip
def test_a_flag_is_a_country(flag: str, country: str) -> None:
    assert {place.country for place in places_in(flag)} == {country}


def test_a_flag_beside_a_city_tells_which_city() -> None:
    assert places_in("🇬🇧 Birmingham") == (Place("Birmingham", "GB"),)
    assert places_in("Birmingham :us:") == (Place("Birmingham", "US"),)


@pytest.mark.parametrize("name", sorted(countries.names()))
def test_every_name_of_a_country_leads_to_its_currency(name: str) -> None:
    code = countries.names()[name]
    assert countries.currencies()[code] <= (currencies_of(name) or frozenset())


_SYLLABLE = st.sampled_from(
    [*"()/[];|,.-&' ", "London", "Paris", "TX", "US", "IN", "(USD)", "🇬🇧", ":gb:", "Europe", "Remote", "ß"]
)


@given(st.one_of(st.text(max_size=60), st.lists(_SYLLABLE, max_size=12).map("".join)))
def test_any_text_has_an_answer_that_fits_together(region: str) -> None:
    named = {place.country for place in places_in(region)}
    found = countries_of(region)
    assert found <= countries.currencies().keys()
    if found:
        assert named <= found
        assert currencies_of(region) is not None


@given(st.sampled_from(sorted(EVERYDAY)), st.sampled_from(["{} (HQ)", "Remote {}", "{} ", "**{}**", "{} - Office"]))
def test_what_is_no_place_changes_nothing(region: str, form: str) -> None:
    assert currencies_of(form.format(region)) == currencies_of(region)


PLACES = (
    "London", "London, London", "London, England, United Kingdom (Hybrid)", "San Mateo, CA", "Austin, TX 78701", "Remote",
    "Remote - EU", "Berlin or Munich", "Greater Boston Area", "New York, NY / San Francisco, CA", "München",
)  # fmt: skip
NO_PLACES = (
    "Paris Fashion", "Lincoln Financial", "Engineering", "Full-time", "10 months ago", "Mobile", "Senior", "Global", "Apply Now",
    "Data Engineer", "Orange", "", "12",
)  # fmt: skip


@pytest.mark.parametrize("text", PLACES)
def test_a_line_of_places_is_nothing_but_places(text: str) -> None:
    assert only_places(text)


@pytest.mark.parametrize("text", NO_PLACES)
def test_a_line_with_more_than_places_is_no_line_of_places(text: str) -> None:
    assert not only_places(text)
