"""Which field a name that no guide has most likely means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.guide import COMPONENTS, Guide, Row
from schema.nearest_field import SPELLINGS, nearest_field

FIELDS = (*Guide._fields, *Row._fields)
LOWS, HIGHS = ("low", "min", "minimum", "lower", "Low", "lo"), ("high", "max", "maximum", "upper", "High", "hi")


@pytest.mark.parametrize(
    ("component", "spelling"),
    [
        *((name, name) for name in COMPONENTS),
        *((means, name) for name, means in SPELLINGS.items() if means in COMPONENTS),
    ],
)
def test_a_bound_is_never_taken_for_the_other_one(component: str, spelling: str) -> None:
    """However a component and a bound are spelled, the guess is that bound of that component."""
    for bound, words in (("low", LOWS), ("high", HIGHS)):
        for word in words:
            for name in (f"{spelling}_{word}", f"{spelling}-{word}", f"{spelling} {word}"):
                assert nearest_field(name, FIELDS) == f"{component}_{bound}", name


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("compny", "company"),
        ("Company", "company"),
        ("lastUpdated", "last_updated"),
        ("last-updated", "last_updated"),
        ("updated", "last_updated"),
        ("next_review", "next_review_due"),
        ("quarter", "salary_data_quarter"),
        ("sources", "data_sources"),
        ("role_title", "role_display"),
        ("min_base", "base_low"),
        ("salaryMax", "base_high"),
        ("tc_max", "total_comp_high"),
        ("total_compensation_max", "total_comp_high"),
        ("sign_on_bonus_max", "signing_bonus_high"),
        ("bonus_percent", "bonus_pct"),
        ("bonus_percentage_max", "bonus_pct_high"),
        ("curency", "currency"),
        ("city", "region"),
    ],
)
def test_a_slip_of_the_pen_and_another_word_are_understood(name: str, field: str) -> None:
    assert nearest_field(name, FIELDS) == field


@pytest.mark.parametrize(
    "name", ["tags", "notes", "seo_keywords", "x", "", "hq", "base_mid", "description", "low", "_", "last_updated" * 9]
)
def test_a_name_that_means_nothing_of_ours_is_left_alone(name: str) -> None:
    assert nearest_field(name, FIELDS) == ""


@given(st.text(max_size=80))
def test_any_name_means_a_field_or_none(name: str) -> None:
    assert nearest_field(name, FIELDS) in {"", *FIELDS}


@given(st.sampled_from(FIELDS))
def test_a_field_means_itself_but_never_one_that_is_taken(name: str) -> None:
    assert nearest_field(name, FIELDS) == name
    assert nearest_field(name, ()) == ""
