"""Which names of regions are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.region_names import alike, bare, hint, keys, pairs, without_hint


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("**New York**", "New York"), ("🇬🇧 London", "London"), (":gb: London", "London"), ("New\u00a0York", "New York"),
        ("  New   York ", "New York"), ("[New York](https://acme.test)", "New York"), ("London[^2]", "London"),
        ("London*", "London"),
        ("London<sup>2</sup>", "London"), ("London†", "London"), ("London:", "London"), ("Boston &amp; NYC", "Boston & NYC"),
        ("New<br>York", "New York"),
        ("US (NYC / Bellevue)", "US (NYC / Bellevue)"), ("", ""),
    ],
)  # fmt: skip
def test_a_name_is_what_a_reader_sees(written: str, seen: str) -> None:
    assert bare(written) == seen


@pytest.mark.parametrize(
    ("name", "said", "rest"),
    [
        ("London (GBP £)", "GBP £", "London"), ("Europe (EUR/GBP)", "EUR/GBP", "Europe"),
        ("Tel Aviv (INR/USD equiv)", "INR/USD equiv", "Tel Aviv"), ("Tokyo [JPY]", "JPY", "Tokyo"),
        ("Seattle (HQ)", "", "Seattle (HQ)"),
        ("Boston (HQ) (USD)", "USD", "Boston (HQ)"), ("US (ALL)", "ALL", "US"), ("London", "", "London"),
    ],
)  # fmt: skip
def test_a_currency_in_brackets_is_a_hint_and_not_the_name(name: str, said: str, rest: str) -> None:
    assert (hint(name), without_hint(name)) == (said, rest)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("London", "London (GBP £)"), ("New York", "**NEW YORK**"), ("São Paulo", "Sa\u0303o Paulo"), ("Zürich", "Zurich"),
        ("US - Remote", "US – Remote"), ("Bangalore/Bengaluru", "Bangalore / Bengaluru"), ("Xi'an", "Xi’an"),
        ("Washington, D.C.", "Washington DC"), ("Boston & NYC", "Boston and NYC"), ("London", "London, GBP"),
        ("London", "London – GBP"),
        ("London (GBP)", "London (USD)"),
    ],
)  # fmt: skip
def test_names_that_differ_only_in_dress_are_one_region(one: str, other: str) -> None:
    assert keys(one) & keys(other)
    assert pairs([one], [other]) == {0: 0}


@pytest.mark.parametrize(
    ("one", "other"),
    [("US (NYC / Bellevue)", "US (Seattle)"), ("New York", "New York City"), ("London", "London (HQ)"),
    ("Remote US", "US Remote"), ("", "")],
)  # fmt: skip
def test_other_names_are_other_regions(one: str, other: str) -> None:
    assert pairs([one], [other]) == {}


def test_the_exact_name_is_tried_before_what_a_reader_takes_for_it() -> None:
    assert pairs(["Berlin (EUR)", "Berlin"], ["Berlin", "Berlin (EUR)"]) == {0: 1, 1: 0}


def test_a_name_is_used_once() -> None:
    assert pairs(["London", "**London**"], ["London"]) == {0: 0}
    assert pairs(["London", "London"], ["London", "London"]) == {0: 0, 1: 1}


def test_a_typing_error_is_nearer_than_another_city() -> None:
    assert alike("Lodnon (GBP)", "London") > 0.8 > alike("Lisbon", "New York")


_NAMES = st.lists(
    st.sampled_from(["London", "london", "London (GBP)", "**Paris**", "Paris", "", "US (Seattle)"]), max_size=6
)


@given(_NAMES, _NAMES)
def test_pairs_are_one_to_one_and_of_the_same_name(names: list[str], others: list[str]) -> None:
    found = pairs(names, others)
    assert len(set(found.values())) == len(found)
    assert all(keys(names[index]) & keys(others[other]) for index, other in found.items())
    assert pairs(names, names).keys() == {index for index, name in enumerate(names) if name}


@given(_NAMES, _NAMES)
def test_pairs_that_are_known_are_those_of_names_that_are_too_many_to_be_kept(
    names: list[str], others: list[str]
) -> None:
    found = pairs(names, others)
    assert pairs([*names, *(f"Place {number}" for number in range(40))], others) == found
    found[99] = 99
    assert 99 not in pairs(names, others)
