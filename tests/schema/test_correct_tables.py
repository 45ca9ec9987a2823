"""A table that says what the frontmatter says is left in peace, in whatever way a person writes it."""

from typing import Any

import pytest

from tests.schema.two_sides import (
    COMPONENTS,
    LEVELS,
    LONDON,
    NEW_YORK,
    ROWS,
    TWO_COLUMNS,
    TWO_ROWS,
    TWO_TOTALS,
    changed,
    found,
    row,
    subject,
)

LONDON_ROW = "| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |\n"


def one(region: str, base: str, bonus: str = "—") -> str:
    """A table of one row."""
    return f"| Region | Base Salary | Bonus |\n|---|---|---|\n| {region} | {base} | {bonus} |\n"


@pytest.mark.parametrize(
    "changes",
    [
        [("Region", "Location")],
        [("Region", "region"), ("Base Salary", "base salary"), ("Total Comp", "total comp")],
        [("Base Salary", "Base pay (annual)")], [("Base Salary", "Annual base")], [("Base Salary", "Base (USD/GBP)")],
        [("Total Comp", "TC")], [("Total Comp", "OTE")], [("Stock (RSU/4yr)", "Equity grant (4 yrs)")],
        [("Bonus", "Target bonus (% of base)")], [("Region", "**Region**"), ("Bonus", "**Bonus**")],
        [("$150K–$200K", "**$150K–$200K**"), ("New York", "**New York**")],
        [("$150K–$200K", "$150K–$200K[^1]"), ("London", "London[^2]")],
        [("$150K–$200K", "[$150K–$200K](https://acme.test)"), ("London", "[London](https://acme.test)")],
        [("New York", "🇺🇸 New York"), ("London", ":gb: London")],
        [("New York", "New York (USD $)"), ("London", "London (GBP £)")],
        [("New York", "New\u00a0York"), ("London", "London&nbsp;")], [("London", "London, GBP")],
        [("$150K–$200K", "$150,000 – $200,000")], [("$150K–$200K", "$0.15M–$0.2M")], [("$150K–$200K", "~$150K to $200K")],
        [("$150K–$200K", "150K–200K")], [("$190K–$270K", "**$190K–$270K+**")],
        [("£90K–£120K", "£90K–£120K / $117K–$156K")], [("£90K–£120K", "£7,500–£10,000/mo")],
        [("£40K–£80K", "£10K–£20K/yr")], [("£90K–£120K", "up to £120K")], [("£90K–£120K", "£90K+")],
        [("£40K–£80K", "£40K–£80K ($52K–$104K)"), ("£90K–£120K", "£90K–£120K ($117K–$156K)")],
        [("|---|---|---|---|---|", "|:---|:---:|---:|---|---|")], [("| London", "| | | | | |\n| London")],
    ],
)  # fmt: skip
def test_words_figures_and_dress_are_free(changes: list[tuple[str, str]]) -> None:
    assert found(TWO_ROWS, changed(ROWS, *changes)) == []


LAYOUTS = {
    "a column of notes first": """
| Notes | Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|---|
| see $5K | New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| – | London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
    "columns in another order": """
| Total Comp | Bonus | Region | Stock | Base |
|---|---|---|---|---|
| £109K–£152K | 10% | London | £40K–£80K | £90K–£120K |
| $190K–$270K | 10% | New York | $100K–$200K | $150K–$200K |
""",
    "a table for each half of the columns": """
| Region | Base | Bonus |
|---|---|---|
| New York | $150K–$200K | 10% |
| London | £90K–£120K | 10% |

more

| Region | Stock | Total |
|---|---|---|
| New York | $100K–$200K | $190K–$270K |
| London | £40K–£80K | £109K–£152K |
""",
    "a table for each region": f"""{changed(ROWS, (LONDON_ROW, ""))}
Abroad:

| Region | Base | Stock | Bonus | Total |
|---|---|---|---|---|
{LONDON_ROW}""",
    "the same table twice": f"{ROWS}\nAgain:\n\n{ROWS}",
    "a column for each end, and units in headers": """
| Region | Base Low | Base High | Stock | Bonus % | Total (K) |
|---|---|---|---|---|---|
| New York | $150K | $200K | $100K–$200K | 10 | 190–270 |
| London | £90K | £120K | £40K–£80K | 10 | 109–152 |
""",
    "a column for each currency": """
| Region | Base (USD) | Base (local) | Stock | Bonus | Total |
|---|---|---|---|---|---|
| New York | $150K–$200K | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| London | $117K–$156K | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
    "a column of currencies": """
| Region | Currency | Base | Stock | Bonus | Total |
|---|---|---|---|---|---|
| New York | USD | 150K–200K | 100K–200K | 10% | 190K–270K |
| London | GBP | 90K–120K | 40K–80K | 10% | 109K–152K |
""",
    "a row for each level": """
| Region | Level | Base | Stock | Bonus | Total |
|---|---|---|---|---|---|
| New York | L4 | $150K–$180K | $100K–$150K | 10% | $190K–$240K |
| New York | L5 | $170K–$200K | $120K–$200K | 12% | $210K–$270K |
| London | L4 | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
    "a table of something else": f"""{ROWS}
| City | Median rent |
|---|---|
| New York | $4,200 |
| Lisbon | €1,100 |
""",
}


@pytest.mark.parametrize("body", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_layout_is_free(body: str) -> None:
    assert found(TWO_ROWS, body) == []


@pytest.mark.parametrize(
    "changes",
    [
        [("| Level |", "| Level | YoE |"), ("|---|---|---|", "|---|---|---|---|"), ("L4) |", "L4) | 2-5 |"),
        ("(L5) |", "(L5) | 5+ |"),
         ("L6+) |", "L6+) | 8+ |")],
        [("$270K–$370K", "—")], [("| Staff+", "| Notes | high demand | – |\n| Staff+")], [(" (USD)", ""), (" (GBP £)", "")],
        [("| Level", "| **Level** ")],
    ],
)  # fmt: skip
def test_a_table_of_levels_may_hold_more(changes: list[tuple[str, str]]) -> None:
    assert found(TWO_TOTALS, changed(LEVELS, *changes)) == []


@pytest.mark.parametrize(
    "extra",
    [
        "| Level | L4 | L4 |", "| 401(k) match | $10K | — |", "| Relocation bonus | $10K | £5K |",
        "| Retention RSU grant | $20K | £9K |",
        "| Wellness stipend | $1K | £1K |", "| RSU per year | $25K–$50K | £10K–£20K |",
        "| Total Year 2 | $170K–$240K | £99K–£142K |",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["| Base Salary", "| Total Year 1"])
def test_a_table_of_components_may_hold_more(extra: str, before: str) -> None:
    assert found(TWO_COLUMNS, changed(COMPONENTS, (before, f"{extra}\n{before}"))) == []


@pytest.mark.parametrize(
    ("region", "currency", "amount"),
    [
        ("Toronto", "CAD", "$150K"), ("Sydney", "AUD", "$150K"), ("Singapore", "SGD", "$150K"), ("Hong Kong", "HKD", "$150K"),
        ("Toronto", "USD", "$150K"), ("Tokyo", "JPY", "¥150K"), ("Shanghai", "CNY", "¥150K"), ("Stockholm", "SEK", "150K kr"),
        ("Remote (CAD)", "CAD", "$150K"), ("Pune", "INR", "₹1.5L"),
    ],
)  # fmt: skip
def test_a_sign_of_many_currencies_is_the_regions_own(region: str, currency: str, amount: str) -> None:
    assert found((row(region, currency, base=(150000, 150000)),), one(region.removesuffix(" (CAD)"), amount)) == []


@pytest.mark.parametrize(
    ("held", "cell"),
    [
        ({"bonus_pct": 10}, "10%"), ({"bonus_pct": 10}, "10–15%"), ({"bonus_pct_low": 10, "bonus_pct_high": 15}, "10–15%"),
        ({"bonus": (9000, 18000)}, "£9K–£18K"), ({"bonus_pct": 10}, "£9K–£18K (10–15%)"),
        ({"bonus": (9000, 18000)}, "£9K–£18K (10–15%)"), ({"bonus": (9000, 18000), "bonus_pct": 10}, "£9K–£18K (10–15%)"),
        ({"bonus_pct": 10}, "£9K–£18K"), ({"bonus": (9000, 18000)}, "10–15%"), ({"bonus_pct": 15}, "up to 15%"),
        ({"bonus_pct": 15}, "15%+"), ({"bonus_pct": 0}, "—"), ({"bonus": (0, 0)}, "None"), ({}, "Variable"), ({}, "N/A"),
        ({}, "—"),
        ({"bonus_pct": None}, "Included in base"),
    ],
)  # fmt: skip
def test_a_bonus_may_be_money_or_per_cent_on_either_side(held: dict[str, Any], cell: str) -> None:
    assert found((row("London", "GBP", base=(90000, 120000), **held),), one("London", "£90K–£120K", cell)) == []


def test_a_check_that_cannot_be_made_is_told_as_such() -> None:
    both = subject((row("London", "GBP", bonus_pct=10),), one("London", "—", "£9K–£18K"))
    reason = "the table gives the bonus as an amount, the row per cent"
    assert both.comparison.not_compared == [("compensation[0].bonus_pct", reason)]


@pytest.mark.parametrize(
    "fields",
    [
        {"currency": "null"}, {"currency": "DOLLAR"}, {"base_low": "150K"}, {"base_low": '"155,000"'}, {"base_low": -150000},
        {"base_low": 200000, "base_high": 150000},
    ],
)  # fmt: skip
def test_a_value_that_another_rule_tells_is_not_compared(fields: dict[str, Any]) -> None:
    assert found(({**NEW_YORK, **fields}, LONDON), ROWS) == []
