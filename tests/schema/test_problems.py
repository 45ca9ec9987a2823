"""Every refusal is one problem, in an editor's words."""

import pytest

from schema.document import Document
from schema.example import Good
from schema.guide import REQUIRED, Row
from schema.reading import Wrong, read_guide
from tests.schema.readings import FRONTMATTER, check, reading, told, written

NO_DAY = "which is no day of the calendar (day is out of range for month)"
DELETE = "delete it, or allow it with extra-fields in the configuration"


@pytest.mark.parametrize(
    ("line", "wrong", "route", "message"),
    [
        (
            "company: null", Wrong.MISSING, "company",
            "company has no value: write the company's slug, which is the folder's name",
        ),
        (
            "role_display: ''", Wrong.MISSING, "role_display",
            "role_display is empty text: write the role's name as people write it",
        ),
        (
            "compensation: []", Wrong.MISSING, "compensation",
            "compensation is an empty list: add a row for at least one region",
        ),
        ("data_sources:", Wrong.MISSING, "data_sources", "data_sources has no value: name at least one source"),
        (
            "region:", Wrong.MISSING, "compensation[0].region",
            "region has no value: name the row's region as the table does",
        ),
        (
            "data_sources: [null]", Wrong.MISSING, "data_sources[0]",
            "data_sources[0] has no value: write one, or delete the line",
        ),
        ("data_sources: [{}]", Wrong.MISSING, "data_sources[0].name", "name is missing: name the source"),
        (
            "review: {confirmed: {what: all}}", Wrong.MISSING, "review.confirmed.on",
            "on is missing: write the day of the review",
        ),
        ("tags: x", Wrong.UNKNOWN, "tags", f"tags is no field of a guide: {DELETE}"),
        ("lastUpdated: 2026-01-01", Wrong.UNKNOWN, "lastUpdated", f"lastUpdated is no field of a guide: {DELETE}"),
        (
            "    total_comp_max: 1", Wrong.UNKNOWN, "compensation[0].total_comp_max",
            f"total_comp_max is no field of a row: {DELETE}",
        ),
        (
            "    signing_bonus_max: 1", Wrong.UNKNOWN, "compensation[0].signing_bonus_max",
            "signing_bonus_max is no field of a row: did you mean signing_bonus_high?",
        ),
        (
            "    currencies: {equity: USD}", Wrong.UNKNOWN, "compensation[0].currencies.equity",
            "equity is no field of `currencies`: did you mean stock?",
        ),
        ("review: {until: 2026-01-01}", Wrong.UNKNOWN, "review.until", f"until is no field of `review`: {DELETE}"),
        (
            "data_sources: [{name: n, link: l}]", Wrong.UNKNOWN, "data_sources[0].link",
            f"link is no field of an item of `data_sources`: {DELETE}",
        ),
        (
            "data_sources: [{name: n, record: l}]", Wrong.UNKNOWN, "data_sources[0].record",
            f"record is no field of an item of `data_sources`: {DELETE}",
        ),
        ("'a.b': x", Wrong.UNKNOWN, '"a.b"', f"a.b is no field of a guide: {DELETE}"),
        ("body: x", Wrong.UNKNOWN, '"body"', f"body is no field of a guide: {DELETE}"),
        ("status: gone", Wrong.VALUE, "status", "status is gone, which is not allowed: write active, draft or retired"),
        ("status: Retired", Wrong.VALUE, "status", "status is Retired, which is not allowed: write retired"),
        (
            "total_comp_basis: annualized", Wrong.VALUE, "total_comp_basis",
            "total_comp_basis is annualized, which is not allowed: write annualised",
        ),
        ("currency: ' gbp '", Wrong.VALUE, "compensation[0].currency", " gbp  is no ISO 4217 currency code: write GBP"),
        (
            "currency: EURO", Wrong.VALUE, "compensation[0].currency",
            "EURO is no ISO 4217 currency code: did you mean EUR?",
        ),
        (
            "stock_vest_years: 0", Wrong.VALUE, "compensation[0].stock_vest_years",
            "stock_vest_years is 0, which is out of bounds: write at least 1",
        ),
        (
            "stock_vest_years: 11", Wrong.VALUE, "compensation[0].stock_vest_years",
            "stock_vest_years is 11, which is out of bounds: write at most 10",
        ),
        (
            "salary_data_quarter: 2025-Q5", Wrong.VALUE, "salary_data_quarter",
            "salary_data_quarter is 2025-Q5, which is no quarter: write a year and a quarter, such as 2025-Q4",
        ),
        (
            "company: '---'", Wrong.VALUE, "company",
            "company is ---, which is no slug: write lower-case letters, digits and hyphens, such as acme",
        ),
        ("owner: ''", Wrong.VALUE, "owner", "owner is empty text: write it, or delete the line"),
        (
            "data_sources: ['']", Wrong.VALUE, "data_sources[0]",
            "data_sources[0] is empty text: write it, or delete the line",
        ),
        ("base_low: —", Wrong.KIND, "compensation[0].base_low", '"—" is text, not a number: write null'),
        (
            "base_low: $150K-$160K", Wrong.KIND, "compensation[0].base_low",
            '"$150K-$160K" is text, not a number: write a whole number, or null where it is unknown',
        ),
        (
            "base_low: true", Wrong.KIND, "compensation[0].base_low",
            "true is a true/false value, not a number: write a whole number, or null where it is unknown",
        ),
        (
            "base_low: 2026-01-01", Wrong.KIND, "compensation[0].base_low",
            "2026-01-01 is a date, not a number: write a whole number, or null where it is unknown",
        ),
        (
            "base_low: 2026-02-30", Wrong.KIND, "compensation[0].base_low",
            f"base_low is 2026-02-30, {NO_DAY}: write a whole number in plain digits",
        ),
        (
            "base_low: [1]", Wrong.KIND, "compensation[0].base_low",
            "base_low is a list, not a number: write a whole number, or null where it is unknown",
        ),
        (
            "base_low: 150_000", Wrong.KIND, "compensation[0].base_low",
            "base_low is 150_000, which holds underscores, which only some programs take out: write 150000",
        ),
        (
            "base_low: 2:30", Wrong.KIND, "compensation[0].base_low",
            "base_low is 2:30, which is read as a number in base 60: write a whole number in plain digits",
        ),
        (
            "base_low: 150000.5", Wrong.KIND, "compensation[0].base_low",
            "150000.5 is not a whole number: write a whole number, or null where it is unknown",
        ),
        ("bonus_pct: 10%", Wrong.KIND, "compensation[0].bonus_pct", '"10%" is text, not a number: write 10'),
        (
            "bonus_pct: 10-15%", Wrong.KIND, "compensation[0].bonus_pct",
            '"10-15%" is text, not a number: write a number, or null where it is unknown',
        ),
        (
            "bonus_pct: $10K", Wrong.KIND, "compensation[0].bonus_pct",
            '"$10K" is text, not a number: write a number, or null where it is unknown',
        ),
        ("region: 5", Wrong.KIND, "compensation[0].region", '5 is a number, not text: write "5"'),
        ("region: {a: b}", Wrong.KIND, "compensation[0].region", "region is a block of fields, not text: write text"),
        ("role_display: 2026-01-01", Wrong.KIND, "role_display", '2026-01-01 is a date, not text: write "2026-01-01"'),
        ("role_display: true", Wrong.KIND, "role_display", 'true is a true/false value, not text: write "true"'),
        (
            "role_display: 2026-02-30", Wrong.KIND, "role_display",
            'role_display is 2026-02-30, which is no day of the calendar (day is out of range for month): write "2026-02-30"',
        ),
        ("status: NO", Wrong.KIND, "status", 'status is NO, which is read as false: write "NO"'),
        ("status: [active]", Wrong.KIND, "status", "status is a list, not text: write text"),
        (
            "compensation: {London: 5}", Wrong.KIND, "compensation",
            "compensation is a block of fields, not a list: write a list",
        ),
        (
            "compensation: [London]", Wrong.KIND, "compensation[0]",
            '"London" is text, not a block of fields: write a block of fields',
        ),
        (
            "level_mapping: [a]", Wrong.KIND, "level_mapping",
            "level_mapping is a list, not a block of fields: write a block of fields",
        ),
        ("level_mapping: {a.b: 5}", Wrong.KIND, 'level_mapping."a.b"', '5 is a number, not text: write "5"'),
        ("level_mapping: {raw: [L4]}", Wrong.KIND, "level_mapping.raw", "raw is a list, not text: write text"),
        (
            "level_mapping: !!omap [raw: L4]", Wrong.KIND, "level_mapping",
            "level_mapping carries the tag !!omap: take the tag off",
        ),
        (
            "company: !!python/object:x.y acme", Wrong.KIND, "company",
            "company carries the tag !!python/object:x.y: take the tag off",
        ),
        ("data_sources: [[a]]", Wrong.KIND, "data_sources[0]", "data_sources[0] is a list, not text: write text"),
        ("data_sources: [{name: 5}]", Wrong.KIND, "data_sources[0].name", '5 is a number, not text: write "5"'),
        (
            "data_sources: [{name: n, supports: London}]", Wrong.KIND, "data_sources[0].supports",
            '"London" is text, not a list: write it as a list, `- London`',
        ),
        (
            "data_sources: [{name: n, supports: [a, 5]}]", Wrong.KIND, "data_sources[0].supports[1]",
            '5 is a number, not text: write "5"',
        ),
        ("review: soon", Wrong.KIND, "review", '"soon" is text, not a block of fields: write a block of fields'),
        (
            "last_updated: 2026-02-30", Wrong.DATE, "last_updated",
            "last_updated is 2026-02-30, which is no day of the calendar (day is out of range for month): write the right day",
        ),
        (
            'last_updated: "2026/02/30"', Wrong.DATE, "last_updated",
            "last_updated is 2026/02/30, which is no day of the calendar (day is out of range for month): write the right day",
        ),
        (
            "last_updated: 0000-01-01", Wrong.DATE, "last_updated",
            "last_updated is 0000-01-01, which is no day of the calendar (year 0 is out of range): write the right day",
        ),
        (
            'last_updated: "2026-02-23"', Wrong.KIND, "last_updated",
            '"2026-02-23" is text, not a date: take the quotes off, 2026-02-23',
        ),
        ("last_updated: 2026-1-5", Wrong.KIND, "last_updated", '"2026-1-5" is text, not a date: write 2026-01-05'),
        ("last_updated: 2026/01/05", Wrong.KIND, "last_updated", '"2026/01/05" is text, not a date: write 2026-01-05'),
        (
            "last_updated: 5 Jan 26", Wrong.KIND, "last_updated",
            '"5 Jan 26" is text, not a date: write a date such as 2026-02-23',
        ),
        (
            "last_updated: 1771804800", Wrong.KIND, "last_updated",
            "1771804800 is a number, not a date: write a date such as 2026-02-23",
        ),
        (
            "last_updated: 2026-02-23 10:00:00", Wrong.KIND, "last_updated",
            "last_updated is 2026-02-23 10:00:00, which holds a time of day: write 2026-02-23",
        ),
        (
            "last_updated: 012", Wrong.KIND, "last_updated",
            "last_updated is 012, which is read in base 8 because of its leading zero: write a date such as 2026-02-23",
        ),
        (
            "last_updated: [2026-02-23]", Wrong.KIND, "last_updated",
            "last_updated is a list, not a date: write a date such as 2026-02-23",
        ),
        (
            "review: {planned_for: soon}", Wrong.KIND, "review.planned_for",
            '"soon" is text, not a date: write a date such as 2026-02-23',
        ),
        (
            "review: {confirmed: {on: 2026-13-01, what: all}}", Wrong.DATE, "review.confirmed.on",
            "on is 2026-13-01, which is no day of the calendar (month must be in 1..12): write the right day",
        ),
    ],
)  # fmt: skip
def test_a_refusal_is_one_problem_in_an_editors_words(line: str, wrong: Wrong, route: str, message: str) -> None:
    found = reading(line)
    assert told(found) == [(wrong, route, message)]
    check(found, Document(Good(line).text))


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2024-02-29"])
def test_the_first_and_the_last_day_of_the_calendar_are_dates(day: str) -> None:
    assert told(reading(f"last_updated: {day}")) == []


@pytest.mark.parametrize("name", REQUIRED)
def test_a_field_that_every_guide_needs_is_missed_once(name: str) -> None:
    [problem] = reading(drop=(name,)).problems
    assert (problem.wrong, problem.route) == (Wrong.MISSING, name)
    assert problem.message.startswith(f"{name} is missing: ")


@pytest.mark.parametrize("text", ["X" * 100_000, "\n" * 50, "\u2028\x07" * 50, "é" * 500])
@pytest.mark.parametrize(
    "name", ["company", "role_type", "salary_data_quarter", "last_updated", "currency", "base_low", "compensation"]
)
def test_a_long_value_is_cut_in_the_message(name: str, text: str) -> None:
    values = FRONTMATTER | {name: text}
    if name in Row._fields:
        values = FRONTMATTER | {"compensation": [{**FRONTMATTER["compensation"][0], name: text}]}
    document = Document(written(values))
    found = read_guide(document)
    assert len(found.problems) == 1
    check(found, document)


def test_a_long_name_is_cut_in_the_message() -> None:
    [problem] = reading(f"{'x' * 900}: 5").problems
    assert problem.message.startswith(f"{'x' * 57}... is no field of a guide: ")
    assert problem.route == "x" * 900


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("base_low: 90,000, base_high: 120000", "`90,000` in braces is 90 and a field 000: write 90000"),
        ("base_high: 120000, base_low: £1,250,000", "`£1,250,000` in braces is £1 and a field 250, 000: write 1250000"),
    ],
)
def test_a_thousands_comma_in_braces_is_one_fault_and_no_figure(row: str, message: str) -> None:
    line = "compensation: [{region: London, currency: GBP, " + row + "}]"
    document = Document(Good(line).text)
    found = read_guide(document)
    assert [(problem.wrong, problem.message) for problem in found.problems] == [(Wrong.KIND, message)]
    assert found.holes == {"compensation[0].base_low"}
    assert found.guide
    assert (found.guide.rows[0].base_low, found.guide.rows[0].base_high) == (None, 120000)


@pytest.mark.parametrize("row", ["base_low: 90, 000: 1", "base_low: 90, 000", "base_low: 90,00", "base_low: '90',000"])
def test_other_commas_in_braces_part_fields(row: str) -> None:
    found = read_guide(Document(Good("compensation: [{region: London, currency: GBP, " + row + "}]").text))
    assert any("no field of a row" in problem.message for problem in found.problems)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("stock_low: 40.000", "40.000 is not a whole number: write 40 or 40000, whichever is meant"),
        ("stock_low: 40.00", "40.00 is not a whole number: write 40"),
        ("stock_low: 40.500", "40.500 is not a whole number: write a whole number, or null where it is unknown"),
        ("stock_low: 40.0000", "40.0000 is not a whole number: write a whole number, or null where it is unknown"),
        ("stock_low: £120K", '"£120K" is text, not a number: write the amount in USD'),
        ("stock_low: $120K", '"$120K" is text, not a number: write 120000'),
        ("stock_low: 120K", '"120K" is text, not a number: write 120000'),
    ],
)
def test_advice_does_not_choose_where_a_figure_has_two_meanings(line: str, message: str) -> None:
    assert [problem.message for problem in read_guide(Document(Good(line).text)).problems] == [message]


def test_an_amount_is_in_the_currency_of_its_component() -> None:
    lines = ("stock_low: $120K", "currency: GBP", "    currencies: {stock: USD}")
    found = read_guide(Document(Good(*lines).text))
    assert [problem.message for problem in found.problems] == ['"$120K" is text, not a number: write 120000']
