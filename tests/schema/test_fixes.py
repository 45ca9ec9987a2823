"""What is written into a cell or taken from one, and what is refused, in the words that a report gives."""

import pytest

from schema.document import Document
from schema.edit import applied
from schema.example import AS_OF, Bad, Good
from schema.finding import Fault, Fix, Refused, Safety
from schema.nearest_field import is_slip, known_spelling
from schema.prefer import Prefer
from schema.registry import find
from schema.scalar import loose_date
from schema.subject import Subject

HEADER = "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |\n|---|---|---|---|---|\n"
LONDON = "| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |\n"
NEW_YORK = "| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |\n"


def offered(code: str, text: str | bytes, prefer: str = "") -> tuple[Document, Fix | Refused | None]:
    """The fix of the one fault that a rule finds."""
    rule, document = find(code), Document(text)
    assert rule is not None
    found = [each for each in rule().judge(Subject(document, AS_OF, prefer=Prefer(prefer))) if isinstance(each, Fault)]
    assert len(found) == 1, found
    return document, found[0].fix


def line_of(document: Document, fix: Fix | Refused | None, start: str) -> str:
    assert isinstance(fix, Fix), fix
    return next(line for line in applied(document, fix.edits).splitlines() if line.startswith(start))


# a cell that is written

STYLES = {
    "thousands": ("$140K–$200K", "$150K–$200K"),
    "another dash and decimals": ("$140.0K - $200.0K", "$150.0K - $200.0K"),
    "in full": ("$140,000—$200,000", "$150,000—$200,000"),
    "bold, with a remark": ("**$140K–$200K** (target)", "**$150K–$200K** (target)"),
    "millions": ("$0.14M–$0.2M", "$0.15M–$0.2M"),
    "a second currency at the row's rate": ("$140K–$200K / €126K–€180K", "$150K–$200K / €135K–€180K"),
    "a second currency that was right": ("$140K–$200K / €135K–€180K", "$150K–$200K / €135K–€180K"),
}
IN_EUROS = "| New York | {} | $100K–$200K / €90K–€180K | 10% | $190K–$270K / €171K–€243K |\n"


@pytest.mark.parametrize("name", STYLES)
def test_a_cell_keeps_its_style(name: str) -> None:
    before, after = STYLES[name]
    row = IN_EUROS if "currency" in name else "| New York | {} | $100K–$200K | 10% | $190K–$270K |\n"
    document, fix = offered("TAB302", Good(table=HEADER + row.format(before) + LONDON).text, "frontmatter")
    if name == "millions":
        after = "$150K–$0.2M"
    assert line_of(document, fix, "| New York") == row.format(after).rstrip("\n")


def test_lakhs_stay_in_lakhs() -> None:
    row = "| Pune | ₹14,00,000–₹28,00,000 | ₹5L–₹10L | 10% | ₹20,00,000–₹35,00,000 |\n"
    lines = ("region: Pune", "currency: INR", "base_low: 1800000", "base_high: 2800000", "stock_low: 500000",
             "stock_high: 1000000", "total_comp_low: 2000000", "total_comp_high: 3500000")  # fmt: skip
    document, fix = offered("TAB302", Good(*lines, table=HEADER + row + LONDON).text, "frontmatter")
    assert line_of(document, fix, "| Pune") == row.replace("₹14,00,000", "₹18,00,000").rstrip("\n")


def test_the_part_of_a_year_follows_the_grant() -> None:
    row = "| New York | $150K–$200K | $80K–$200K ($20K–$50K/yr) | 10% | $190K–$270K |\n"
    document, fix = offered("TAB302", Good(table=HEADER + row + LONDON).text, "frontmatter")
    assert "| $100K–$200K ($25K–$50K/yr) |" in line_of(document, fix, "| New York")


@pytest.mark.parametrize(
    ("rows", "lines", "why"),
    [
        ("| New York | $140K–$200K / €125K–€180K | $100K–$200K | 10% | $190K–$270K |\n", (),
         "the row has no rate of its own for the other currency"),
        ("| New York | $140K–$200K / €90K–€180K | $100K–$200K / €90K–€180K | 10% | $190K–$270K |\n", (),
         "its two currencies are at no rate of the row's"),
        ("| New York | $140K | $100K–$200K | 10% | $190K–$270K |\n", (), "the cell `$140K` has one figure for two"),
        ("| New York | $150K–$200K | $20K–$50K/yr | 10% | $190K–$270K |\n", ("stock_low: 100001", "stock_high: 200000"),
         "the cell `$20K–$50K/yr` cannot give 100,001"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_say_it_is_left_alone(rows: str, lines: tuple[str, ...], why: str) -> None:
    fix = offered("TAB302", Good(*lines, table=HEADER + rows + LONDON).text, "frontmatter")[1]
    assert fix == Refused(why)


def test_a_total_is_declared_in_no_currency_of_its_own() -> None:
    table = HEADER + NEW_YORK + LONDON.replace("£109K–£152K", "$109K–$152K")
    assert offered("TAB307", Good(table=table).text, "table")[1] == Refused(
        "a total adds up what the row is paid in, so its sign is most likely a slip"
    )


# a figure that is taken from a cell

NO_STOCK = ("stock_low: null", "stock_high: null")


@pytest.mark.parametrize(
    ("header", "cell", "safety", "why"),
    [
        ("Stock (RSU/4yr)", "$100K–$200K", Safety.SAFE, ""),
        ("Stock", "$100K–$200K/4yr", Safety.SAFE, ""),
        ("Stock", "$100K–$200K (4yr vest)", Safety.SAFE, ""),
        ("RSU (4yr)", "$100K–$200K ACME RSUs", Safety.SAFE, ""),
        ("RSU (4yr)", "$100K–$200K ($25K–$50K/yr)", Safety.SAFE, ""),
        ("RSU (4yr)", "$100K–$200K / €90K–€180K", Safety.SAFE, ""),
        ("RSU (4yr)", "$0–$40K (senior only)", Safety.UNSAFE, "though the cell says `senior only` beside the figures"),
        ("Stock", "$100K–$200K", Safety.UNSAFE, "though nothing says whether it is the whole grant"),
        ("RSU (4yr)", "$100K–$200K+", Safety.UNSAFE, "though `$100K–$200K+` is open at one end"),
        ("RSU (4yr)", "$25K–$50K/yr", None, "the cell gives what vests in a year, which is not the grant"),
        ("RSU (4yr)", "$100K–$200K ($35K–$50K/yr)", None, "the grant and its yearly part differ in `$100K–$200K ($35K–$50K/yr)`"),
        ("RSU (4yr)", "€100K–€200K", None, "the cell `€100K–€200K` gives no figure in USD"),
        ("RSU (4yr)", "$200K–$100K", None, "the range is reversed in the table"),
        ("Stcok (4yr)", "$100K–$200K", None, "its header is misspelt"),
    ],
)  # fmt: skip
def test_a_grant_is_written_only_where_its_cell_has_one_meaning(
    header: str, cell: str, safety: Safety | None, why: str
) -> None:
    table = HEADER.replace("Stock (RSU/4yr)", header) + NEW_YORK.replace("$100K–$200K", cell, 1) + LONDON
    document, fix = offered("TAB303", Good(*NO_STOCK, table=table).text)
    if safety is None:
        assert fix == Refused(why)
        return
    assert isinstance(fix, Fix)
    assert fix.safety is safety
    assert fix.message.endswith(why or "into the frontmatter")
    low, high = ("0", "40000") if "senior" in cell else ("100000", "200000")
    assert applied(document, fix.edits) == Good(f"stock_low: {low}", f"stock_high: {high}", table=table).text


def test_what_a_column_of_two_things_holds_is_not_guessed() -> None:
    table = HEADER.replace("Bonus", "Sign-On / Bonus") + NEW_YORK.replace("10%", "$20K") + LONDON.replace("10%", "£10K")
    rule = find("TAB303")
    assert rule is not None
    text = Good("bonus_pct: null", table=table).text
    found = [each for each in rule().judge(Subject(Document(text), AS_OF)) if isinstance(each, Fault)]
    assert all(isinstance(each.fix, Refused) for each in found)


def test_the_first_year_s_total_is_not_the_year_s_for_sure() -> None:
    table = HEADER.replace("Total Comp", "Total (Year 1)") + NEW_YORK + LONDON
    fix = offered("TAB303", Good("total_comp_low: null", "total_comp_high: null", table=table).text)[1]
    assert isinstance(fix, Fix)
    assert fix.safety is Safety.UNSAFE
    assert fix.message.endswith("though `Total (Year 1)` may hold what is paid once")


def test_two_tables_that_differ_give_no_figure() -> None:
    text = Good(*NO_STOCK).text
    assert isinstance(text, str)
    second = HEADER + NEW_YORK.replace("$100K–$200K", "$110K–$200K", 1) + LONDON
    document = Document(f"{text}\n{second}")
    rule = find("TAB303")
    assert rule is not None
    found = [each for each in rule().judge(Subject(document, AS_OF)) if isinstance(each, Fault)]
    assert [each.fix for each in found] == [Refused("two tables give different figures")] * len(found)


# single fields


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("base_low: 150_000", "base_low: 150000"),
        ("base_low: 0150000", "base_low: 150000"),
        ("base_low: '150000'", "base_low: 150000"),
        ("base_low: $150,000  # c", "base_low: 150000  # c"),
        ("base_low: 150000.00", "base_low: 150000"),
        ("base_low: N/A", "base_low: null"),
        ("bonus_pct: '10'", "bonus_pct: 10"),
        ("bonus_pct: 12.5%", "bonus_pct: 12.5"),
        ("last_updated: 2026/02/23", "last_updated: 2026-02-23"),
        ("last_updated: February 23, 2026", "last_updated: 2026-02-23"),
        ("last_updated: 2026-02-23T10:00:00Z", "last_updated: 2026-02-23"),
        ("company_display: 1.10", 'company_display: "1.10"'),
        ("data_sources: [2025, Blind]", 'data_sources: ["2025", Blind]'),
        ("base_low: 150.000", "the dot in 150.000 may part thousands"),
        ("base_low: 15_0000", "the underscores in 15_0000 part no thousands"),
        ("base_low: £150K", "its sign is none of USD"),
        ("data_sources: Levels.fyi, Blind", "it may be several items"),
        ("base_low: $12K/mo", None),
        ("base_low: $150K–$200K", None),
        ("last_updated: 02/03/2026", None),
        ("last_updated: 23.02.2026", None),
    ],
)
def test_a_value_is_written_as_what_it_means(line: str, expected: str | None) -> None:
    document, fix = offered("FMT106", Good(line).text)
    if expected is None:
        assert fix is None
    elif isinstance(fix, Refused):
        assert fix.reason == expected
    else:
        assert isinstance(fix, Fix)
        assert fix.safety is Safety.SAFE
        assert expected in [each.strip() for each in applied(document, fix.edits).splitlines()]


@pytest.mark.parametrize(
    ("name", "field", "sure"),
    [
        ("Base-Low", "base_low", True), ("baseLow", "base_low", True), ("salary_min", "base_low", True),
        ("base_lo", "base_low", True), ("base_loww", "base_low", True), ("bass_low", "base_low", True),
        ("stock_lwo", "stock_low", False), ("tickr", "ticker", True), ("ownr", "owner", False),
    ],
)  # fmt: skip
def test_a_name_is_sure_where_one_letter_or_a_known_word_is_all(name: str, field: str, *, sure: bool) -> None:
    assert (known_spelling(name, [field]) == field or is_slip(name, field)) is sure


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23 February 2026", "2026-02-23"), ("23rd Feb. 2026", "2026-02-23"), ("Sept 1, 2026", "2026-09-01"),
        ("may 5 2026", "2026-05-05"), ("1-Mar-2026", "2026-03-01"), ("2026.2.3", "2026-02-03"),
        ("5 Mars 2026", "None"), ("5 J 2026", "None"), ("02/03/2026", "None"), ("5 Jan 26", "None"), ("2026", "None"),
    ],
)  # fmt: skip
def test_a_day_is_read_where_its_month_has_a_name_or_its_year_comes_first(text: str, day: str) -> None:
    assert str(loose_date(text)) == day


def test_every_fault_with_a_fix_says_what_it_does() -> None:
    for code in ("TAB302", "TAB303", "TAB304", "TAB305", "TAB306", "TAB307"):
        rule = find(code)
        assert rule is not None
        for example in rule.examples:
            if isinstance(example, Bad) and example.fixed is not None:
                fix = offered(code, example.text, example.prefer)[1]
                assert isinstance(fix, Fix)
                assert fix.message.startswith(("write ", "add ", "declare "))


@pytest.mark.parametrize(
    ("line", "cells", "prefer", "why"),
    [
        ("base_low: 9000", "$150K–$200K | $100K–$200K | 10%", "frontmatter",
         "base_low 9,000 USD is implausible (PAY208)"),
        ("total_comp_high: 2000000", "$150K–$200K | $100K–$200K | 10%", "frontmatter",
         "total_comp_high 2,000,000 is 11 times total_comp_low 190,000 (PAY208)"),
        ("bonus_pct: 0.10", "$150K–$200K | $100K–$200K | 10%", "frontmatter",
         "bonus_pct 0.1 is less than 1 %, and may be meant as 10"),
        ("base_low: 150000", "$9K–$200K | $100K–$200K | 10%", "table", "base_low 9,000 USD is implausible (PAY208)"),
        ("bonus_pct: 10", "$150K–$200K | $100K–$200K | 0.1%", "table",
         "bonus_pct 0.1 is less than 1 %, and may be meant as 10"),
    ],
)  # fmt: skip
def test_a_doubtful_figure_is_copied_to_neither_side(line: str, cells: str, prefer: str, why: str) -> None:
    table = HEADER + f"| New York | {cells} | $190K–$270K |\n" + LONDON
    _, fix = offered("TAB302", Good(line, table=table).text, prefer)
    assert fix == Refused(why)
    _, other = offered("TAB302", Good(line, table=table).text, "table" if prefer == "frontmatter" else "frontmatter")
    assert isinstance(other, Fix)
