"""What is read of tables of pay: whose each cell is, of what, and what keeps a table from being read."""

import pytest

from schema.document import Document
from schema.tables import Entry, PayTable, pay_tables
from tests.schema.two_sides import COMPONENTS, LEVELS, ROWS, TITLES, changed

REGIONS = ["New York", "London", "San Francisco", "Data Scientist II", "Senior Data Scientist"]


def read(body: str, *regions: str) -> PayTable:
    (table,) = pay_tables(Document(f"---\nrole: a\n---\n{body}"), regions or REGIONS)
    return table


def cells(table: PayTable) -> list[tuple[str, str, str]]:
    return [(entry.region, "/".join(entry.header.components), entry.raw.text) for entry in table.entries]


def told(table: PayTable) -> list[tuple[str, str]]:
    return [(misshapen.at.partition("]")[2], misshapen.message) for misshapen in table.misshapen]


def test_a_row_is_a_region() -> None:
    assert cells(read(ROWS))[4:] == [
        ("London", "base", "£90K–£120K"), ("London", "stock", "£40K–£80K"), ("London", "bonus", "10%"),
        ("London", "total_comp", "£109K–£152K"),
    ]  # fmt: skip


def test_a_column_is_a_region_and_a_row_a_level_of_its_total() -> None:
    table = read(LEVELS)
    assert cells(table)[:2] == [
        ("San Francisco (USD)", "total_comp", "$200K–$280K"),
        ("London (GBP £)", "total_comp", "£120K–£170K"),
    ]
    assert {(entry.level, entry.many) for entry in table.entries} == {
        (level, True) for level in ("Mid (L3-L4)", "Senior (L5)", "Staff+ (L6+)")
    }


def test_a_column_is_a_region_and_a_row_a_component() -> None:
    assert cells(read(COMPONENTS))[4:6] == [
        ("San Francisco (USD)", "stock", "$100K–$200K"),
        ("London (GBP £)", "stock", "£40K–£80K"),
    ]


def test_a_title_is_a_region() -> None:
    table = read(TITLES)
    assert [label.name for label in table.regions] == ["Data Scientist II", "Senior Data Scientist"]
    assert not any(entry.many for entry in table.entries)


def test_every_cell_has_the_route_that_leads_to_it() -> None:
    for body in (ROWS, LEVELS, COMPONENTS, TITLES):
        document = Document(f"---\nrole: a\n---\n{body}")
        for table in pay_tables(document, REGIONS):
            for entry in table.entries:
                span = document.span(entry.at)
                assert document.lines[span.line - 1][span.column - 1 : span.end_column - 1] == entry.raw.text


def test_a_column_of_levels_gives_a_region_several_rows() -> None:
    body = """
| Region | Level | Base |
|---|---|---|
| London | L4 | £90K |
| London | L5 | £100K |
"""
    table = read(body)
    assert [(entry.region, entry.level, entry.many) for entry in table.entries] == [
        ("London", "L4", True),
        ("London", "L5", True),
    ]
    assert table.misshapen == ()


def test_a_column_of_currencies_speaks_for_its_row() -> None:
    table = read("| Region | Currency | Base |\n|---|---|---|\n| London | GBP £ | 90K |\n| New York | | $90K |\n")
    assert [(cell.region, sorted(cell.codes)) for cell in table.currency_cells] == [("London", ["GBP"])]
    assert [len(entry.row_signs) for entry in table.entries] == [1, 0]


@pytest.mark.parametrize(
    "row",
    ["| | | | | |", "| **Europe** | | | | |", "|---|---|---|---|---|", "| Average | $120K | | | |",
    "| *Gross figures* | | | | |",
     "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |"],
)  # fmt: skip
def test_a_row_that_only_parts_or_sums_up_others_is_no_region(row: str) -> None:
    table = read(changed(ROWS, ("| London", f"{row}\n| London")))
    assert [label.name for label in table.regions] == ["New York", "London"]
    assert table.misshapen == ()


def test_a_region_of_the_guide_is_one_even_without_a_figure() -> None:
    table = read("| Region | Base | Stock |\n|---|---|---|\n| London | | |\n| New York | $90K | — |\n")
    assert [label.name for label in table.regions] == ["London", "New York"]


@pytest.mark.parametrize(
    ("body", "at", "message"),
    [
        (changed(ROWS, (" 10% | $190K", " $190K")), ".rows[0]", "this row has 4 cells and the header 5: part them with bars"),
        (changed(ROWS, ("| 10% | $190K", "| | 10% | $190K")), ".rows[0]",
         "this row has 6 cells and the header 5: take the extra bar out, or write it as \\|"),
        (f"{ROWS}Gross figures.\n", ".rows[2]",
        "this row has 1 cell and the header 5: put an empty line between the table and this line"),
        (changed(ROWS, ("|---|---|---|---|---|", "|---|---|---|---|")), ".header",
         "the header has 5 cells and the line of dashes below it 4, so readers see no table: make it 5"),
        (changed(ROWS, ("Bonus | ", ""), ("|---|---|---|---|---|", "|---|---|---|---|")), ".header",
         "the header has 4 cells and every row 5: name the column that has no header"),
        (changed(ROWS, ("Bonus |", "Bonus | Sign-on |"), ("|---|---|---|---|---|", "|---|---|---|---|---|---|")), ".header",
         "the header has 6 cells and every row 5: take out the header that has no column"),
        (changed(ROWS, ("Region", "Regoin")), ".header[0]", "the header Regoin is not understood: did you mean Region?"),
        (changed(LEVELS, ("Level", "Lveel")), ".header[0]", "the header Lveel is not understood: did you mean Level?"),
        (changed(COMPONENTS, ("Base Salary", "Bsae Slaary")), ".rows[0][0]",
         "the component Bsae Slaary is not understood: did you mean Salary?"),
        (changed(ROWS, ("| London", "| New York | $1K | $1K | 5% | $2K |\n| London")), ".rows[1][0]",
         "New York has a row above already: merge the two, or name what tells them apart"),
        (changed(COMPONENTS, ("| Sign-On Bonus", "| Base salary | $1K | £1K |\n| Sign-On Bonus")), ".rows[3][0]",
         "Base salary has a row above already: merge the two, or name what tells them apart"),
        (changed(LEVELS, ("London (GBP £)", "San Francisco (USD)")), ".header[2]",
         "San Francisco (USD) heads a column already: merge the two, or name what tells them apart"),
        (changed(ROWS,
        ("Bonus", "Base Salary")), ".header[3]", "the header Base Salary stands twice: name what tells the two columns apart"),
    ],
)  # fmt: skip
def test_what_keeps_a_table_from_being_read_is_told_once_where_it_is(body: str, at: str, message: str) -> None:
    assert told(read(body)) == [(at, message)]


@pytest.mark.parametrize(
    ("before", "after"), [("| New York | $150K", "| $150K"), ("| New York | $150K", "| New York $150K")]
)
def test_a_row_that_lost_its_label_may_be_any_region(before: str, after: str) -> None:
    table = read(changed(ROWS, (before, after)))
    assert [label.name for label in table.regions] == ["London"]
    assert table.nameless == 1


def test_a_short_row_of_a_component_leaves_that_component_alone() -> None:
    table = read(changed(COMPONENTS, (" | £40K–£80K", "")))
    assert table.unsure == {"stock"}
    assert all(label.whole for label in table.regions)


def test_a_short_row_of_a_level_leaves_nothing_to_compare() -> None:
    table = read(changed(LEVELS, (" | £160K–£220K", "")))
    assert not any(label.whole for label in table.regions)


def test_a_row_that_the_guide_repeats_too_is_told_there() -> None:
    body = changed(ROWS, ("| London", "| New York | $1K | $1K | 5% | $2K |\n| London"))
    assert read(body, "New York", "NEW YORK", "London").misshapen == ()


def test_what_no_field_holds_is_left_over() -> None:
    table = read(
        "| Region | Base | Golden Hello | PnL Participation | Notes |\n|---|---|---|---|---|\n| London | £90K | £9K | £5K | x |\n"
    )
    assert table.left_over == ("PnL Participation", "Notes")
    assert [(head.text, [entry.raw.text for entry in head.entries]) for head in table.unnamed] == [
        ("Golden Hello", ["£9K"])
    ]


def test_a_median_beside_both_ends_is_no_figure_of_the_row() -> None:
    table = read(
        "| Region | Base Low | Base Mid | Base High | Median Total |\n|---|---|---|---|---|\n| London | £90K | £99K | £120K | £152K |\n"
    )
    assert [(entry.header.end, entry.raw.text) for entry in table.entries] == [
        ("low", "£90K"),
        ("high", "£120K"),
        ("middle", "£152K"),
    ]


def test_an_entry_is_compared_by_what_it_is() -> None:
    first, again = (read(ROWS).entries[0] for _ in range(2))
    assert isinstance(first, Entry)
    assert first == again
