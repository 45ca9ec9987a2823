"""Which tables are tables of pay, and how they are laid out."""

import pytest

from schema.document import Document
from schema.table_shapes import Shape, layouts, reads_as_header
from tests.schema.two_sides import COMPONENTS, LEVELS, ROWS, TITLES, changed

REGIONS = ["New York", "London", "San Francisco", "Senior Data Scientist"]


def shapes(body: str, regions: list[str] | None = None) -> list[Shape]:
    tables = Document(f"---\nrole: a\n---\n{body}").tables
    return [layout.shape for layout in layouts(tables, REGIONS if regions is None else regions).values()]


@pytest.mark.parametrize(
    ("body", "shape"),
    [
        (ROWS, Shape.REGION_ROWS), (LEVELS, Shape.LEVEL_ROWS_REGION_COLUMNS), (COMPONENTS, Shape.COMPONENT_ROWS),
        (TITLES, Shape.LEVEL_ROWS),
    ],
)  # fmt: skip
def test_each_of_four_shapes_is_known_by_its_header(body: str, shape: Shape) -> None:
    assert shapes(body) == [shape]


@pytest.mark.parametrize(
    "label",
    ["Location", "city", "Office location", "Geo / Market", "**Region**", "Regoin", "", "Where", "Region (Currency)"],
)
def test_labels_that_are_regions_may_be_headed_in_many_ways(label: str) -> None:
    assert shapes(changed(ROWS, ("Region", label))) == [Shape.REGION_ROWS]


@pytest.mark.parametrize("label", ["Seniority", "Role", "Grade", "Lveel", "", "Acme rung"])
def test_levels_may_be_headed_in_many_ways(label: str) -> None:
    assert shapes(changed(LEVELS, ("Level", label))) == [Shape.LEVEL_ROWS_REGION_COLUMNS]


@pytest.mark.parametrize("label", ["Compensation", "Pay element", "Item", "Componnet", "", "What"])
def test_components_may_be_headed_in_many_ways(label: str) -> None:
    assert shapes(changed(COMPONENTS, ("Component", label))) == [Shape.COMPONENT_ROWS]


def test_columns_may_stand_in_any_order() -> None:
    body = """
| Total Comp | Notes | Region | Base Salary |
|---|---|---|---|
| $190K | – | New York | $150K |
"""
    assert shapes(body) == [Shape.REGION_ROWS]


@pytest.mark.parametrize(
    "header",
    ["Component | Initial | Target | Stretch", "Component | Initial (USD) | Target (USD) | Stretch (USD)",
    "Component | Year 1 | Year 2 | Year 3",
     "Component | Offer A | Offer B | Offer C", "Component | Mid (IC4) | Senior (IC5) | Staff (IC6)",
     "Component | Google | Meta | Stripe",
     "Level | Google | Meta | Stripe"],
)  # fmt: skip
@pytest.mark.parametrize("beside", ["", ROWS])
def test_scenarios_and_competitors_are_no_table_of_pay(header: str, beside: str) -> None:
    body = f"""{beside}
| {header} |
|---|---|---|---|
| Base Salary | $150K | $160K | $200K |
| Sign-On Bonus | $10K | $15K | $30K |
| Total Year 1 | $190K | $200K | $270K |
"""
    assert shapes(body) == ([Shape.REGION_ROWS] if beside else [])


@pytest.mark.parametrize(
    "body",
    [
        "| Acme | Google | Meta |\n|---|---|---|\n| L4 | L4 | E4 |\n",
        "| Internal Level | Title | Typical YoE |\n|---|---|---|\n| L4 | Engineer | 3-5 |\n",
        "| Company | Role | Total Comp | Notes |\n|---|---|---|---|\n| Stripe | DE | $300K | x |\n",
        "| Title | L3 Total Comp | Bonus Structure |\n|---|---|---|\n| DE | $300K | 10% |\n",
        "| Year | Base | RSU Vesting | Bonus |\n|---|---|---|---|\n| 1 | $160K | $25K | 10% |\n",
        "| Region | Cost of living | Tax |\n|---|---|---|\n| London | 100 | 35% |\n",
        "| Company | Location | Base | Total Comp |\n|---|---|---|---|\n| Stripe | Paris | $100K | $300K |\n",
        "```\n" + ROWS.strip() + "\n```\n",
        "<!--\n" + ROWS.strip() + "\n-->\n",
    ],
)
def test_other_tables_are_left_alone(body: str) -> None:
    assert shapes(body) == []


def test_levels_of_which_the_guide_names_none_count_only_where_nothing_else_does() -> None:
    other = "| Level | Base | Stock | Total |\n|---|---|---|---|\n| L4 | $150K | $100K | $190K |\n| L5 | $170K | $120K | $210K |\n"
    assert shapes(other, ["New York", "London"]) == [Shape.LEVEL_ROWS]
    assert shapes(f"{ROWS}\n{other}") == [Shape.REGION_ROWS]


@pytest.mark.parametrize(
    ("body", "shape"),
    [
        ("| Component | Range |\n|---|---|\n| Base | $150K |\n| Total | $190K |\n", Shape.COMPONENT_ROWS),
        (
            "| Component | Low | High |\n|---|---|---|\n| Base | $150K | $200K |\n| Total | $190K | $270K |\n",
            Shape.COMPONENT_ROWS,
        ),
        (
            "| Component | Low | Mid | High |\n|---|---|---|---|\n| Base | $1K | $2K | $3K |\n| Total | $2K | $3K | $4K |\n",
            Shape.COMPONENT_ROWS,
        ),
        ("| Base | Stock | Total |\n|---|---|---|\n| $150K | $100K | $190K |\n", Shape.REGION_ROWS),
        ("| Level | Base | Total |\n|---|---|---|\n| L4 | $150K | $190K |\n| L5 | $170K | $210K |\n", Shape.LEVEL_ROWS),
    ],
)
def test_a_guide_of_one_region_may_leave_its_name_out(body: str, shape: Shape) -> None:
    tables = Document(f"---\nrole: a\n---\n{body}").tables
    (layout,) = layouts(tables, ["New York"]).values()
    assert (layout.shape, layout.only) == (shape, "New York")


@pytest.mark.parametrize(
    ("line", "is_header"),
    [("| Region | Base Salary | Total Comp |", True), ("| Level | New York | London |", True),
    ("| Component | London | Paris |", True),
     ("| Acme | Google | Meta |", False), ("Level mapping: Engineer | L4 | Equity", False), ("Region and base", False),
     ("|", False)],
)  # fmt: skip
def test_a_line_reads_as_the_header_of_a_table_of_pay(line: str, is_header: bool) -> None:
    assert reads_as_header(line, REGIONS) == is_header
