"""What a careful person would call a contradiction between table and frontmatter is found once, where it is."""

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
AGAIN = f"{ROWS}\nAgain:\n\n{changed(ROWS, ('$150K', '$155K'))}"
OTHER_LONDON = "| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |\n"


@pytest.mark.parametrize(("rows", "body"), SHAPES)
def test_both_sides_say_the_same_in_every_shape(rows: tuple[Row, ...], body: str) -> None:
    assert found(rows, body) == []
    assert found(tuple(reversed(rows)), body) == []


@pytest.mark.parametrize(
    ("rows", "body", "rule", "field", "marked"),
    [
        # a row a region
        (TWO_ROWS, changed(ROWS, ("$150K–", "$155K–")), "TAB302", "compensation[0].base_low", "$155K–$200K"),
        (TWO_ROWS, changed(ROWS, ("$150K–$200K", "$155K–$205K")), "TAB302", "compensation[0].base_low", "$155K–$205K"),
        (TWO_ROWS, changed(ROWS, ("$190K–$270K", "$190K–$270M")), "TAB302", "compensation[0].total_comp_high", "$190K–$270M"),
        (TWO_ROWS, changed(ROWS, ("10% | £109K", "12% | £109K")), "TAB302", "compensation[1].bonus_pct", "12%"),
        (({**NEW_YORK, "base_low": None}, LONDON), ROWS, "TAB303", "compensation[0].base_low", "$150K–$200K"),
        (({**NEW_YORK, "stock_low": None, "stock_high": None}, LONDON), ROWS, "TAB303", "compensation[0].stock_low",
        "$100K–$200K"),
        ((row(), LONDON), ROWS, "TAB303", "compensation[0]", "$150K–$200K"),
        (TWO_ROWS, changed(ROWS, ("$100K–$200K", "—")), "TAB304", "compensation[0].stock_low", "—"),
        (TWO_ROWS, changed(ROWS, ("10% | £109K", "N/A | £109K")), "TAB304", "compensation[1].bonus_pct", "N/A"),
        (({**NEW_YORK, "bonus_low": 9000, "bonus_high": 18000}, LONDON), changed(ROWS,
        ("10% | $190K", "Variable | $190K")), "TAB304",
         "compensation[0].bonus_low", "Variable"),
        (({**NEW_YORK, "signing_bonus_low": 9000}, LONDON), ROWS, "TAB304", "compensation[0].signing_bonus_low",
         "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |"),
        (TWO_ROWS, changed(ROWS, (" | Total Comp", ""), ("---|---|\n", "---|\n"), (" | $190K–$270K", ""),
        (" | £109K–£152K", "")), "TAB304",
         "compensation[0].total_comp_low", "| Region | Base Salary | Stock (RSU/4yr) | Bonus |"),
        ((NEW_YORK,), ROWS, "TAB305", "compensation", "London"),
        (TWO_ROWS, changed(ROWS, (OTHER_LONDON, "")), "TAB306", "compensation[1].region", "London"),
        (({**NEW_YORK, "currency": "EUR"}, LONDON), ROWS, "TAB307", "compensation[0].currency", "$150K–$200K"),
        (TWO_ROWS, changed(ROWS, ("£40K–£80K", "$40K–$80K")), "TAB307", "compensation[1].stock_low", "$40K–$80K"),
        (TWO_ROWS, changed(ROWS, ("London", "London (USD)"), ("£", "")), "TAB307", "compensation[1].currency", "90K–120K"),
        (TWO_ROWS, changed(ROWS, ("£90K–£120K", "£90K–€120K")), "TAB308", "body.tables[0].rows[1][1]", "£90K–€120K"),
        (TWO_ROWS, changed(ROWS,
        ("$150K–$200K", "~~$140K~~ $150K–$200K")), "TAB309", "body.tables[0].rows[0][1]", "~~$140K~~ $150K–$200K"),
        (TWO_ROWS, changed(ROWS, ("Bonus", "Kicker")), "TAB310", "body.tables[0].header[3]", "Kicker"),
        (TWO_ROWS, changed(ROWS, ("£90K–£120K", "£90K–£120K / $117K–$156K"), ("£40K–£80K", "£40K–£80K / $52K–$204K"),
                           ("£109K–£152K", "£109K–£152K / $142K–$198K")), "TAB311", "body.tables[0].rows[1][2]",
                           "£40K–£80K / $52K–$204K"),
        (TWO_ROWS, changed(ROWS, ("$150K–$200K", "$200K–$150K")), "TAB312", "body.tables[0].rows[0][1]", "$200K–$150K"),
        # a row a level, a column a region
        (TWO_TOTALS, changed(LEVELS, ("$200K–", "$210K–")), "TAB302", "compensation[0].total_comp_low", "$210K–$280K"),
        (TWO_TOTALS, changed(LEVELS, ("$200K–$280K", "—")), "TAB302", "compensation[0].total_comp_low", "$270K–$370K"),
        (TWO_TOTALS, changed(LEVELS,
        ("$270K–$370K", "€270K–€370K")), "TAB307", "compensation[0].total_comp_low", "€270K–€370K"),
        (TWO_TOTALS, changed(LEVELS, ("£160K–£220K", "£220K–£160K")), "TAB312", "body.tables[0].rows[1][2]", "£220K–£160K"),
        (TWO_TOTALS, changed(LEVELS,
        (" | £160K–£220K", "")), "TAB310", "body.tables[0].rows[1]", "| Senior (L5) | $270K–$370K |"),
        (TWO_TOTALS[:1], LEVELS, "TAB305", "compensation", "London (GBP £)"),
        # a row a component, a column a region
        (TWO_COLUMNS, changed(COMPONENTS, ("$100K–", "$110K–")), "TAB302", "compensation[0].stock_low", "$110K–$200K"),
        (TWO_COLUMNS, changed(COMPONENTS,
        ("Sign-On Bonus", "Golden Hello")), "TAB310", "body.tables[0].rows[3][0]", "Golden Hello"),
        (TWO_COLUMNS, changed(COMPONENTS,
        ("| Sign-On Bonus | $10K–$30K | £5K–£15K |\n", "")), "TAB304", "compensation[0].signing_bonus_low",
         "| Component | San Francisco (USD) | London (GBP £) |"),
        (TWO_COLUMNS, changed(COMPONENTS,
        (" | £40K–£80K", "")), "TAB310", "body.tables[0].rows[2]", "| RSU Grant (4yr vest) | $100K–$200K |"),
        # a row a level, a column a component
        (TWO_TITLES, changed(TITLES, ("$215K", "$216K")), "TAB302", "compensation[1].base_high", "$150K - $216K"),
        (TWO_TITLES, changed(TITLES, ("15%", "12%")), "TAB302", "compensation[1].bonus_pct", "12%"),
        (TWO_TITLES[1:], TITLES, "TAB305", "compensation", "Data Scientist II"),
        # several tables
        (TWO_ROWS, AGAIN, "TAB302", "compensation[0].base_low", "$155K–$200K"),
        (({**NEW_YORK, "base_low": 149000}, LONDON), f"{ROWS}\nAgain:\n\n{ROWS}", "TAB302", "compensation[0].base_low",
        "$150K–$200K"),
        (({**NEW_YORK, "base_low": None}, LONDON), f"{ROWS}\nAgain:\n\n{ROWS}", "TAB303", "compensation[0].base_low",
        "$150K–$200K"),
        # a column of currencies
        ((row("Toronto", "CAD", base=(1000, 2000)),),
        "| Region | Currency | Base |\n|---|---|---|\n| Toronto | USD | $1K–$2K |\n", "TAB307",
         "compensation[0].currency", "USD"),
    ],
)  # fmt: skip
def test_a_contradiction_is_found_once_at_its_cell(
    rows: tuple[Row, ...], body: str, rule: str, field: str, marked: str
) -> None:
    assert found(rows, body) == [(rule, field, marked)]


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
