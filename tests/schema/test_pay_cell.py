"""In which currencies a cell's figures may be, and what a cell is of."""

import pytest

from schema.currencies import sign_of
from schema.headers import header_of
from schema.pay_cell import Entry


def entry(text: str, region: str = "New York", header: str = "Base", column: str = "") -> Entry:
    signs = tuple(sign for word in column.split() if (sign := sign_of(word)))
    return Entry(region, header_of(header), text, 0, "", row_signs=signs)


@pytest.mark.parametrize(
    ("text", "region", "header", "possible", "likely"),
    [
        ("£150K–£200K", "Toronto", "Base", "GBP", "GBP"),
        ("$150K–$200K", "New York", "Base", "USD", "USD"),
        ("$150K–$200K", "Toronto", "Base", "CAD USD", "CAD"),
        ("$150K–$200K", "London", "Base", "USD", "USD"),
        ("$150K–$200K", "Remote", "Base", "USD", "USD"),
        ("$150K–$200K", "Toronto (USD)", "Base", "USD", "USD"),
        ("$150K–$200K", "Remote (CAD)", "Base", "CAD", "CAD"),
        ("$150K–$200K", "Toronto", "Base (USD)", "USD", "USD"),
        ("$150K–$200K", "US / Canada", "Base", "CAD USD", "USD"),
        ("¥10M–¥17M", "Tokyo", "Base", "JPY", "JPY"),
        ("¥600K–¥900K", "Shanghai", "Base", "CNY", "CNY"),
        ("¥10M–¥17M", "APAC", "Base", "CNY JPY", None),
        ("600K–900K kr", "Oslo", "Base", "NOK", "NOK"),
        ("150K–200K", "London", "Base", None, None),
        ("150K–200K", "London", "Base (USD)", "USD", "USD"),
        ("150K–200K", "London (GBP £)", "Base", "GBP", "GBP"),
        ("150K–200K", "Europe (EUR/GBP)", "Base", "EUR GBP", None),
        ("150K–200K", "Toronto", "Base ($)", "CAD USD", "CAD"),
    ],
)
def test_a_sign_is_what_the_table_says_or_the_regions_own(
    text: str, region: str, header: str, possible: str | None, likely: str | None
) -> None:
    cell = entry(text, region, header)
    (money,) = cell.cell.ranges
    found = cell.currencies(money)
    assert found == (None if possible is None else frozenset(possible.split()))
    assert cell.currency(money) == likely
    assert all(cell.may_be(money, code) == (found is None or code in found) for code in ("USD", "CAD", "GBP", "JPY"))


def test_beside_a_full_sign_a_bare_one_is_another_dollar() -> None:
    cell = entry("C$150K–C$200K / $110K–$146K", "Toronto")
    assert [cell.currency(money) for money in cell.cell.ranges] == ["CAD", "USD"]


def test_a_column_of_currencies_says_what_a_sign_is() -> None:
    cell = entry("$150K", "Toronto", column="USD")
    assert cell.currencies(cell.cell.ranges[0]) == frozenset({"USD"})


@pytest.mark.parametrize(
    ("text", "header", "component"),
    [("£5K", "Base", "base"), ("£5K", "Sign-On / Bonus", None), ("£5K sign-on", "Sign-On / Bonus", "signing_bonus"),
    ("£5K", "Carry/Bonus", None)],
)  # fmt: skip
def test_a_shared_column_is_what_a_word_in_its_cell_says(text: str, header: str, component: str | None) -> None:
    assert entry(text, header=header).component == component


def test_a_header_in_per_cent_makes_bare_numbers_per_cent() -> None:
    percent = entry("10–15", header="Bonus (%)").cell.percent
    assert percent is not None
    assert str(percent) == "10–15%"
    assert entry("10–15", header="Bonus").cell.unread


def test_a_header_in_thousands_makes_bare_numbers_thousands() -> None:
    (money,) = entry("150–200", header="Base ($K)").cell.ranges
    assert money.high is not None
    assert money.high.value == 200_000
