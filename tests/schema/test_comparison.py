"""What a careful person would call a contradiction between table and frontmatter is found once, where it is."""

import re
from typing import Any

import pytest

from schema.differences import Kind
from schema.document import Document
from schema.example import AS_OF
from schema.subject import Subject
from tests.schema.two_sides import (
    COMPONENTS,
    LEVELS,
    LONDON,
    NEW_YORK,
    ROWS,
    TITLES,
    TWO_COLUMNS,
    TWO_ROWS,
    TWO_TITLES,
    TWO_TOTALS,
    Row,
    changed,
    findings,
    found,
    guide,
    row,
    subject,
)

SHAPES = ((TWO_ROWS, ROWS), (TWO_TOTALS, LEVELS), (TWO_COLUMNS, COMPONENTS), (TWO_TITLES, TITLES))
HEADER = "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |"
OTHER_LONDON = "| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |\n"


@pytest.mark.parametrize(("rows", "body"), SHAPES)
def test_both_sides_say_the_same_in_every_shape(rows: tuple[Row, ...], body: str) -> None:
    assert found(rows, body) == []
    assert found(tuple(reversed(rows)), body) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "field", "marked"),
    [
        ("$150K–", "$155K–", "TAB302", "compensation[0].base_low", "$155K–$200K"),
        ("$150K–$200K", "$155K–$205K", "TAB302", "compensation[0].base_low", "$155K–$205K"),
        ("$190K–$270K", "$190K–$270M", "TAB302", "compensation[0].total_comp_high", "$190K–$270M"),
        ("10% | £109K", "12% | £109K", "TAB302", "compensation[1].bonus_pct", "12%"),
        ("$100K–$200K", "—", "TAB304", "compensation[0].stock_low", "—"),
        ("10% | £109K", "N/A | £109K", "TAB304", "compensation[1].bonus_pct", "N/A"),
        ("10% | $190K", "Variable | $190K", "TAB304", "compensation[0].bonus_pct", "Variable"),
        (OTHER_LONDON, "", "TAB306", "compensation[1].region", "London"),
        ("£40K–£80K", "$40K–$80K", "TAB307", "compensation[1].stock_low", "$40K–$80K"),
        ("£90K–£120K", "£90K–€120K", "TAB308", "body.tables[0].rows[1][1]", "£90K–€120K"),
        ("$150K–$200K", "$150K–$200K of it", "TAB309", "body.tables[0].rows[0][1]", "of it"),
        ("Bonus", "Kicker", "TAB310", "body.tables[0].header[3]", "Kicker"),
        ("$150K–$200K", "$200K–$150K", "TAB312", "body.tables[0].rows[0][1]", "$200K–$150K"),
    ],
)
def test_a_change_in_a_table_of_regions_is_found_once_at_its_cell(
    old: str, new: str, rule: str, field: str, marked: str
) -> None:
    assert found(TWO_ROWS, changed(ROWS, (old, new))) == [(rule, field, marked)]


@pytest.mark.parametrize(
    ("fields", "rule", "field", "marked"),
    [
        ({"base_low": None}, "TAB303", "compensation[0].base_low", "$150K–$200K"),
        ({"stock_low": None, "stock_high": None}, "TAB303", "compensation[0].stock_low", "$100K–$200K"),
        ({"bonus_pct": None}, "TAB303", "compensation[0].bonus_pct", "10%"),
        ({"signing_bonus_low": 9000}, "TAB304", "compensation[0].signing_bonus_low", HEADER),
        ({"currency": "EUR"}, "TAB307", "compensation[0].currency", "$150K–$200K"),
        ({"bonus_pct": 12}, "TAB302", "compensation[0].bonus_pct", "10%"),
    ],
)
def test_a_change_in_the_frontmatter_is_found_once_at_the_cell(
    fields: dict[str, Any], rule: str, field: str, marked: str
) -> None:
    assert found(({**NEW_YORK, **fields}, LONDON), ROWS) == [(rule, field, marked)]


def test_a_row_without_any_figure_is_one_finding() -> None:
    assert found((row(), LONDON), ROWS) == [("TAB303", "compensation[0]", "$150K–$200K")]


def test_a_row_that_is_missing_is_one_finding() -> None:
    assert found((NEW_YORK,), ROWS) == [("TAB305", "compensation", "London")]


def test_a_column_that_is_missing_is_one_finding() -> None:
    body = changed(
        ROWS, (" | Total Comp", ""), ("---|---|\n", "---|\n"), (" | $190K–$270K", ""), (" | £109K–£152K", "")
    )
    header = "| Region | Base Salary | Stock (RSU/4yr) | Bonus |"
    assert found(TWO_ROWS, body) == [("TAB304", "compensation[0].total_comp_low", header)]
    (finding,) = findings(TWO_ROWS, body)
    assert [place.field for place in finding.related] == [f"compensation[{number}].total_comp_low" for number in (0, 1)]


def test_a_hint_that_is_not_the_rows_currency_is_a_contradiction_where_no_cell_says_otherwise() -> None:
    body = changed(ROWS, ("London", "London (USD)"), ("£", ""))
    assert found(TWO_ROWS, body) == [("TAB307", "compensation[1].currency", "90K–120K")]


def test_a_cell_that_converts_at_a_rate_of_its_own_is_found() -> None:
    body = changed(
        ROWS,
        ("£90K–£120K", "£90K–£120K / $117K–$156K"),
        ("£40K–£80K", "£40K–£80K / $52K–$204K"),
        ("£109K–£152K", "£109K–£152K / $142K–$198K"),
    )
    assert found(TWO_ROWS, body) == [("TAB311", "body.tables[0].rows[1][2]", "£40K–£80K / $52K–$204K")]


def test_of_two_cells_that_convert_at_two_rates_the_unlikely_one_is_told() -> None:
    for wrong, right in (("£90K–£120K", "£109K–£152K"), ("£109K–£152K", "£90K–£120K")):
        body = changed(ROWS, (wrong, f"{wrong} / $190K–$260K"), (right, f"{right} / {_in_dollars(right)}"))
        assert [marked for _, _, marked in found(TWO_ROWS, body)] == [f"{wrong} / $190K–$260K"]


def _in_dollars(text: str) -> str:
    return re.sub(r"£([0-9]+)", lambda match: f"${round(int(match[1]) * 1.3)}", text)


@pytest.mark.parametrize(
    ("old", "new", "rule", "field", "marked"),
    [
        ("$200K–", "$210K–", "TAB302", "compensation[0].total_comp_low", "$210K–$280K"),
        ("$200K–$280K", "—", "TAB302", "compensation[0].total_comp_low", "$270K–$370K"),
        ("$270K–$370K", "€270K–€370K", "TAB307", "compensation[0].total_comp_low", "€270K–€370K"),
        ("£160K–£220K", "£220K–£160K", "TAB312", "body.tables[0].rows[1][2]", "£220K–£160K"),
        (" | £160K–£220K", "", "TAB310", "body.tables[0].rows[1]", "| Senior (L5) | $270K–$370K |"),
        ("| Level", "| Lveel", "TAB310", "body.tables[0].header[0]", "Lveel"),
    ],
)
def test_a_change_in_a_table_of_levels_is_found_once_at_its_cell(
    old: str, new: str, rule: str, field: str, marked: str
) -> None:
    assert found(TWO_TOTALS, changed(LEVELS, (old, new))) == [(rule, field, marked)]


@pytest.mark.parametrize(
    ("old", "new", "rule", "field", "marked"),
    [
        ("$100K–", "$110K–", "TAB302", "compensation[0].stock_low", "$110K–$200K"),
        ("Sign-On Bonus", "Golden Hello", "TAB310", "body.tables[0].rows[3][0]", "Golden Hello"),
        (" | £40K–£80K", "", "TAB310", "body.tables[0].rows[2]", "| RSU Grant (4yr vest) | $100K–$200K |"),
        (
            "| Sign-On Bonus | $10K–$30K | £5K–£15K |\n", "",
            "TAB304", "compensation[0].signing_bonus_low", "| Component | San Francisco (USD) | London (GBP £) |",
        ),
    ],
)  # fmt: skip
def test_a_change_in_a_table_of_components_is_found_once_at_its_cell(
    old: str, new: str, rule: str, field: str, marked: str
) -> None:
    assert found(TWO_COLUMNS, changed(COMPONENTS, (old, new))) == [(rule, field, marked)]


@pytest.mark.parametrize(
    ("old", "new", "rule", "field", "marked"),
    [
        ("$215K", "$216K", "TAB302", "compensation[1].base_high", "$150K - $216K"),
        ("15%", "12%", "TAB302", "compensation[1].bonus_pct", "12%"),
        ("| Level", "| Lveel", "TAB310", "body.tables[0].header[0]", "Lveel"),
    ],
)
def test_a_change_in_a_table_of_titles_is_found_once_at_its_cell(
    old: str, new: str, rule: str, field: str, marked: str
) -> None:
    assert found(TWO_TITLES, changed(TITLES, (old, new))) == [(rule, field, marked)]


def test_of_two_tables_the_one_that_differs_is_told() -> None:
    again = f"{ROWS}\nAgain:\n\n{changed(ROWS, ('$150K', '$155K'))}"
    assert found(TWO_ROWS, again) == [("TAB302", "compensation[0].base_low", "$155K–$200K")]


@pytest.mark.parametrize(("low", "rule"), [(149000, "TAB302"), (None, "TAB303")])
def test_what_two_tables_say_alike_is_told_once(low: int | None, rule: str) -> None:
    rows = ({**NEW_YORK, "base_low": low}, LONDON)
    assert found(rows, f"{ROWS}\nAgain:\n\n{ROWS}") == [(rule, "compensation[0].base_low", "$150K–$200K")]


def test_a_column_of_currencies_is_told_at_its_own_cell() -> None:
    body = "| Region | Currency | Base |\n|---|---|---|\n| Toronto | USD | $1K–$2K |\n"
    rows = (row("Toronto", "CAD", base=(1000, 2000)),)
    assert found(rows, body) == [("TAB307", "compensation[0].currency", "USD")]


@pytest.mark.parametrize(("rows", "body"), SHAPES)
def test_a_region_renamed_on_one_side_is_two_findings_that_name_each_other(rows: tuple[Row, ...], body: str) -> None:
    renamed = ({**rows[0], "region": "Atlantis"}, *rows[1:])
    both = findings(renamed, body)
    assert sorted(finding.rule for finding in both) == ["TAB305", "TAB306"]
    assert {finding.field for finding in both} == {"compensation[0].region"}
    for one_of_them, other in (both, both[::-1]):
        assert one_of_them.span in {place.span for place in other.related}


@pytest.mark.parametrize(("rows", "body"), SHAPES)
def test_every_finding_about_a_figure_has_both_places(rows: tuple[Row, ...], body: str) -> None:
    name = next(name for name in rows[0] if name.endswith("_low"))
    (finding,) = findings(({**rows[0], name: rows[0][name] - 1000}, *rows[1:]), body)
    assert finding.rule == "TAB302"
    assert [place.field for place in finding.related] == [f"compensation[0].{name}"]
    assert finding.values["frontmatter"] == rows[0][name] - 1000
    assert finding.values["table"] == rows[0][name]


def test_a_component_may_be_declared_in_another_currency() -> None:
    paid = {**LONDON, "currencies": "{stock: USD}"}
    body = changed(ROWS, ("£40K–£80K", "$40K–$80K"))
    assert found((NEW_YORK, paid), body) == []
    assert found((NEW_YORK, paid), changed(body, ("$80K", "$81K"))) == [
        ("TAB302", "compensation[1].stock_high", "$40K–$81K")
    ]
    (finding,) = findings((NEW_YORK, paid), ROWS)
    assert finding.message == "the table gives stock in GBP, and the row declares it in USD: correct the wrong one"
    assert finding.related[-1].field == "compensation[1].currencies.stock"


def test_a_row_that_holds_its_second_currency_has_the_wrong_currency_and_not_wrong_figures() -> None:
    body = changed(
        ROWS,
        ("£90K–£120K", "£90K–£120K / $117K–$156K"),
        ("£40K–£80K", "£40K–£80K / $52K–$104K"),
        ("£109K–£152K", "£109K–£152K / $142K–$198K"),
    )
    dollars = {
        **LONDON,
        "base_low": 117000,
        "base_high": 156000,
        "stock_low": 52000,
        "stock_high": 104000,
        "total_comp_low": 142000,
        "total_comp_high": 198000,
    }
    assert found((NEW_YORK, {**dollars, "currency": "USD"}), body) == []
    assert found((NEW_YORK, dollars), body) == [("TAB307", "compensation[1].currency", "£90K–£120K / $117K–$156K")]


@pytest.mark.parametrize(
    ("header", "held", "cell", "said"),
    [
        ("Sign-On / Bonus", {"bonus": (9000, 18000)}, "£9K–£18K", []),
        ("Sign-On / Bonus", {"signing_bonus": (9000, 18000)}, "£9K–£18K", []),
        ("Sign-On / Bonus", {"signing_bonus": (9000, 18000), "bonus_pct": 10}, "£9K–£18K / 10%", []),
        (
            "Sign-On / Bonus",
            {"signing_bonus": (9000, 18000)},
            "£9K–£19K",
            [("TAB302", "compensation[0].signing_bonus_high", "£9K–£19K")],
        ),
        (
            "Sign-On / Bonus",
            {},
            "£9K–£18K sign-on",
            [("TAB303", "compensation[0].signing_bonus_low", "£9K–£18K sign-on")],
        ),
        ("Carry/Bonus", {}, "£9K–£18K", []),
        (
            "Stock/Bonus",
            {"stock": (40000, 80000), "bonus_pct": 10},
            "£40K–£80K",
            [("TAB304", "compensation[0].bonus_pct", "£40K–£80K")],
        ),
    ],
)
def test_a_shared_column_is_what_the_row_holds(
    header: str, held: dict[str, Any], cell: str, said: list[tuple[str, str, str]]
) -> None:
    body = f"| Region | Base | {header} |\n|---|---|---|\n| London | £90K–£120K | {cell} |\n"
    assert found((row("London", "GBP", base=(90000, 120000), **held),), body) == said


def test_what_the_table_knows_of_bonus_and_vesting_is_kept_for_sums() -> None:
    comparison = subject(
        TWO_ROWS, changed(ROWS, ("10% | £109K", "10–15% | £109K"), ("£40K–£80K", "£40K–£80K (3yr vest)"))
    ).comparison
    assert comparison.vest_years == {0: 4, 1: 3}
    assert [int(amount) for amount in comparison.bonuses[1]["high"]] == [12000, 18000]


def test_what_only_the_table_has_is_known_by_row_and_field() -> None:
    comparison = subject(({**NEW_YORK, "base_low": None}, {**LONDON, "currency": "EUR"}), ROWS).comparison
    assert comparison.only_in_table_of(0)
    assert comparison.only_in_table_of(0, "base_low")
    assert not comparison.only_in_table_of(0, "base_high")
    assert not comparison.only_in_table_of(1)
    assert [comparison.currency_unsure(number) for number in (0, 1)] == [False, True]


def test_a_table_that_is_not_seen_as_one_is_not_compared() -> None:
    body = changed(ROWS, ("|---|---|---|---|---|", "|---|---|---|---|"), ("$150K", "$155K"))
    assert found(TWO_ROWS, body) == [
        ("TAB310", "body.tables[0].header", "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |")
    ]


@pytest.mark.parametrize(("body", "marked"), [
    (changed(ROWS, ("|---|---|---|---|---|\n", "")), "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |"),
    (f"```\n{ROWS.strip()}\n```\n", "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |"),
    (f"<!--\n{ROWS.strip()}\n-->\n", "### Data Engineer | Acme Negotiation Guide"),
    ("Pay is good.\n", "### Data Engineer | Acme Negotiation Guide"),
])  # fmt: skip
def test_a_table_that_readers_do_not_see_is_missing_where_it_should_be_seen(body: str, marked: str) -> None:
    assert found(TWO_ROWS, body) == [("TAB301", "body", marked)]


@pytest.mark.parametrize(("rows", "body"), SHAPES)
def test_windows_line_ends_change_nothing(rows: tuple[Row, ...], body: str) -> None:
    wrong = ({**rows[0], "currency": "CHF"}, *rows[1:])
    document = Document(guide(wrong, body).replace("\n", "\r\n"))
    (difference,) = Subject(document, AS_OF).comparison.differences
    assert (difference.kind, difference.route) == (Kind.CURRENCY, "compensation[0].currency")
