"""Which region of the tables is which row, which tables count, and what stands on one side only."""

import pytest

from schema.pairing import Pairing, pair
from tests.schema.two_sides import (
    LEVELS,
    LONDON,
    NEW_YORK,
    ROWS,
    TWO_ROWS,
    TWO_TOTALS,
    Row,
    changed,
    row,
    subject,
)

COMPETITOR = changed(
    ROWS, ("$150K–$200K", "$180K–$250K"), ("$100K–$200K", "$200K–$400K"), ("$190K–$270K", "$290K–$400K"),
    ("£90K–£120K", "£110K–£150K"),
    ("£40K–£80K", "£80K–£160K"), ("£109K–£152K", "£150K–£210K"), ("10%", "15%"),
)  # fmt: skip
LOWER = changed(
    ROWS, ("$150K–$200K", "$150K–$170K"), ("$100K–$200K", "$100K–$140K"), ("$190K–$270K", "$190K–$220K"),
    ("£90K–£120K", "£90K–£105K"),
    ("£40K–£80K", "£40K–£60K"), ("£109K–£152K", "£109K–£130K"), ("| 10%", "| 8%"),
)  # fmt: skip
UPPER = changed(
    ROWS, ("$150K–$200K", "$165K–$200K"), ("$100K–$200K", "$130K–$200K"), ("$190K–$270K", "$210K–$270K"),
    ("£90K–£120K", "£100K–£120K"),
    ("£40K–£80K", "£55K–£80K"), ("£109K–£152K", "£125K–£152K"), ("| 10%", "| 12%"),
)  # fmt: skip


def paired(rows: tuple[Row, ...], body: str) -> Pairing:
    both = subject(rows, body)
    assert both.guide is not None
    return pair(both.guide, both.tables, both.reading.holes)


def alone(pairing: Pairing) -> tuple[list[str], list[str]]:
    return [region.name for region in pairing.only_in_table], [region.name for region in pairing.only_in_frontmatter]


def test_rows_may_stand_in_any_order_and_names_in_any_dress() -> None:
    found = paired(
        (LONDON, {**NEW_YORK, "region": "'**NEW YORK** (USD)'"}), changed(ROWS, ("London", "🇬🇧 London (GBP £)"))
    )
    assert {row: [sorted(place.names) for place in places] for row, places in found.places.items()} == {
        0: [["London (GBP £)"]], 1: [["New York"]],
    }  # fmt: skip
    assert alone(found) == ([], [])


def test_a_region_of_one_side_is_told_with_what_it_likely_is() -> None:
    found = paired((NEW_YORK, {**LONDON, "region": "Atlantis"}), ROWS)
    assert [(each.name, each.likely) for each in found.only_in_table] == [("London", "Atlantis")]
    assert [(each.name, each.likely) for each in found.only_in_frontmatter] == [("Atlantis", "London")]


def test_regions_with_other_figures_and_other_names_are_not_likely_the_same() -> None:
    other = row("Lisbon", "EUR", base=(50000, 60000), total_comp=(55000, 70000))
    assert [each.likely for each in paired((NEW_YORK, other), ROWS).only_in_table] == [""]


@pytest.mark.parametrize("region", ["null", "2024", "{a: b}"])
def test_a_row_whose_region_cannot_be_read_may_be_the_one_that_is_missing(region: str) -> None:
    assert alone(paired(({**NEW_YORK, "region": region}, LONDON), ROWS)) == ([], [])


def test_a_row_that_lost_its_label_may_be_the_one_that_is_missing() -> None:
    assert alone(paired(TWO_ROWS, changed(ROWS, ("| New York | $150K", "| $150K")))) == ([], [])


def test_a_region_that_the_frontmatter_repeats_is_told_there() -> None:
    assert alone(paired((NEW_YORK, NEW_YORK, LONDON), ROWS)) == ([], [])


def test_a_guide_without_rows_misses_no_region() -> None:
    assert alone(paired((), ROWS)) == ([], [])


def test_the_same_region_in_a_second_currency_is_no_other_region() -> None:
    second = "| London (USD) | $117K–$156K | $52K–$104K | 10% | $142K–$198K |\n"
    found = paired(TWO_ROWS, f"{ROWS}{second}")
    assert alone(found) == ([], [])
    assert sorted(found.places[1][0].names) == ["London", "London (USD)"]


def test_a_hint_in_the_frontmatter_says_what_the_tables_sign_is() -> None:
    found = paired((row("Remote (CAD)", "CAD", base=(1, 2)),), "| Region | Base |\n|---|---|\n| Remote | $1–$2 |\n")
    (entry,) = found.places[0][0].entries
    assert [entry.currency(money) for money in entry.cell.ranges] in ([], ["CAD"])
    assert [sign.candidates for sign in entry.row_signs] == [("CAD",)]


@pytest.mark.parametrize(
    "body",
    [
        f"{ROWS}\nGoogle:\n\n{COMPETITOR}",
        f"{COMPETITOR}\nOurs:\n\n{ROWS}",
        f"{ROWS}\nAgain:\n\n{COMPETITOR}\nx\n\n{COMPETITOR}",
    ],
)
def test_what_others_pay_in_the_same_regions_does_not_count(body: str) -> None:
    found = paired(TWO_ROWS, body)
    assert len(found.tables) == 1
    assert found.places[0][0].entries[0].raw.text == "$150K–$200K"


def test_the_only_table_counts_whatever_it_says() -> None:
    assert len(paired(TWO_ROWS, COMPETITOR).tables) == 1


def test_a_second_table_that_says_the_same_counts_though_a_cell_differs() -> None:
    found = paired(TWO_ROWS, f"{ROWS}\nAgain:\n\n{changed(ROWS, ('$150K', '$155K'))}")
    assert [len(places) for places in found.places.values()] == [2, 2]


def test_tables_of_one_level_each_are_one_table_of_levels() -> None:
    found = paired(TWO_ROWS, f"{LOWER}\nSenior:\n\n{UPPER}")
    assert [len(places) for places in found.places.values()] == [1, 1]
    assert all(entry.many for entry in found.places[0][0].entries)
    assert len(found.places[0][0].entries) == 8


def test_a_table_of_what_the_frontmatter_does_not_hold_counts() -> None:
    body = "| Region | Base |\n|---|---|\n| London | £90K–£120K |\n\nmore\n\n| Region | Signing Bonus |\n|---|---|\n| London | £5K |\n"
    assert len(paired((LONDON,), body).tables) == 2


def test_a_level_that_cannot_be_read_leaves_its_table_uncompared() -> None:
    found = paired(TWO_TOTALS, changed(LEVELS, (" | £160K–£220K", "")))
    assert [place.whole for places in found.places.values() for place in places] == [False, False]
    assert alone(found) == ([], [])
