"""A bonus in per cent, as the table and the frontmatter give it."""

from decimal import Decimal
from typing import Any

import pytest

from schema.bonus import bonuses_told, differing_percents, percent_fields, percent_told, years_told
from schema.guide import Row
from schema.headers import header_of
from schema.pay_cell import Entry


def entry(text: str, header: str = "Bonus", *, many: bool = False) -> Entry:
    return Entry("London", header_of(header), text, 0, text, many=many)


def row(**fields: Any) -> Row:
    return Row(region="London", currency="GBP", **fields)


@pytest.mark.parametrize(
    ("text", "held", "differing"),
    [
        ("10–15%", {"bonus_pct": 10.0}, []),
        ("10–15%", {"bonus_pct": 15.0}, [("bonus_pct", 10)]),
        ("12.5%", {"bonus_pct": 12.5}, []),
        ("10–15%", {"bonus_pct_low": 10.0, "bonus_pct_high": 15.0}, []),
        ("10–15%", {"bonus_pct_low": 11.0, "bonus_pct_high": 16.0}, [("bonus_pct_low", 10), ("bonus_pct_high", 15)]),
        ("up to 15%", {"bonus_pct": 15.0}, []),
        ("up to 15%", {"bonus_pct": 10.0}, []),
        ("up to 15%", {"bonus_pct": 16.0}, [("bonus_pct", 15)]),
        ("15%+", {"bonus_pct": 15.0, "bonus_pct_high": 30.0}, []),
        ("10%", {}, []),
    ],
)
def test_a_percentage_is_held_by_its_low_end_or_by_both(
    text: str, held: dict[str, float], differing: list[tuple[str, int]]
) -> None:
    told = percent_told([entry(text)])
    assert told is not None
    assert [(name, int(given)) for name, given in differing_percents(row(**held), told[1])] == differing


def test_of_levels_the_outermost_percentages_count() -> None:
    told = percent_told([entry("12–15%", many=True), entry("10%", many=True), entry("15–20%", many=True)])
    assert told is not None
    assert (told[0].raw.text, str(told[1])) == ("10%", "10–20%")


def test_a_cell_without_a_percentage_tells_none() -> None:
    assert percent_told([entry("£10K"), entry("—")]) is None


@pytest.mark.parametrize(
    ("text", "fields"),
    [("10–15%", [("bonus_pct", 10)]), ("up to 15%", [("bonus_pct_high", 15)]), ("15%+", [("bonus_pct", 15)])],
)
def test_most_guides_would_hold_the_low_end(text: str, fields: list[tuple[str, int]]) -> None:
    told = percent_told([entry(text)])
    assert told is not None
    assert [(name, int(given)) for name, given in percent_fields(told[1])] == fields


def test_what_a_bonus_may_amount_to_is_told_by_bound() -> None:
    told = bonuses_told(row(base_low=100_000, base_high=200_000), [entry("10–15% (£10K–£30K)")])
    assert told == {
        "low": (Decimal(10_000), Decimal(15_000), Decimal(10_000), Decimal(30_000)),
        "high": (Decimal(20_000), Decimal(30_000), Decimal(10_000), Decimal(30_000)),
    }
    assert bonuses_told(row(), [entry("—")]) == {}


def test_a_grants_years_are_those_of_its_cell_then_of_its_header() -> None:
    assert years_told([entry("£40K (3yr vest)", "RSU (4yr)")]) == 3
    assert years_told([entry("£40K", "RSU (4yr)")]) == 4
    assert years_told([entry("£40K", "RSU")]) is None
