"""What cells tell of a component: in which currency, times what, and which of several."""

from typing import Any

import pytest

from schema.figures import Figure, Told, compared_range, told_by
from schema.guide import Row
from schema.headers import header_of
from schema.pay_cell import Entry


def entry(text: str, header: str = "Base", *, many: bool = False, region: str = "London") -> Entry:
    return Entry(region, header_of(header), text, 0, text, many=many)


def ends(told: Told | None) -> tuple[object, object]:
    assert told is not None
    return tuple(end.value if isinstance(end, Figure) else end for end in (told.low, told.high))  # type: ignore[return-value]


def row(**fields: Any) -> Row:
    return Row(region="London", currency="GBP", **fields)


@pytest.mark.parametrize(
    ("text", "header", "component", "figures"),
    [
        ("£90K–£120K", "Base", "base", (90_000, 120_000)),
        ("£90K", "Base", "base", (90_000, 90_000)),
        ("£5K–£6K/mo", "Base", "base", (60_000, 72_000)),
        ("£5K–£6K", "Base (monthly)", "base", (60_000, 72_000)),
        ("£5K–£6K/yr", "Base (monthly)", "base", (5_000, 6_000)),
        ("£10K–£20K/yr", "Stock (RSU/4yr)", "stock", (40_000, 80_000)),
        ("£10K–£20K", "RSU/yr", "stock", (40_000, 80_000)),
        ("£10K–£20K", "RSU/yr (3yr vest)", "stock", (30_000, 60_000)),
        ("£40K–£80K (£10K–£20K/yr)", "Stock", "stock", (40_000, 80_000)),
        ("£90K–£120K / $117K–$156K", "Base", "base", (90_000, 120_000)),
        ("$117K–$156K / £90K–£120K", "Base", "base", (90_000, 120_000)),
        ("up to £120K", "Base", "base", ("the cell leaves this end open", 120_000)),
        ("£90K+", "Base", "base", (90_000, "the cell leaves this end open")),
        ("£60/hr", "Base", "base", ("the cell is paid by the hour", "the cell is paid by the hour")),
    ],
)
def test_a_cell_tells_a_years_pay_or_a_whole_grant_in_the_rows_currency(
    text: str, header: str, component: str, figures: tuple[object, object]
) -> None:
    assert ends(told_by([entry(text, header)], row(), component, "GBP")) == figures


@pytest.mark.parametrize("text", ["—", "", "10%", "Variable", "$150K–$200K"])
def test_a_cell_without_the_currency_tells_nothing(text: str) -> None:
    assert told_by([entry(text)], row(), "base", "GBP") is None


def test_the_rows_own_years_stand_before_the_headers() -> None:
    cell = entry("£10K", "RSU/yr (4yr vest)")
    assert ends(told_by([cell], row(stock_vest_years=3), "stock", "GBP")) == (30_000, 30_000)


def test_of_levels_the_outermost_figures_count() -> None:
    cells = [
        entry("£90K–£110K", many=True),
        entry("£85K–£100K", many=True),
        entry("£95K–£130K", many=True),
        entry("—", many=True),
    ]
    assert ends(told_by(cells, row(), "base", "GBP")) == (85_000, 130_000)


def test_two_columns_may_hold_one_end_each() -> None:
    cells = [entry("£90K", "Base Low"), entry("£120K", "Base High")]
    assert ends(told_by(cells, row(), "base", "GBP")) == (90_000, 120_000)
    assert ends(told_by(cells[:1], row(), "base", "GBP")) == (90_000, None)


def test_of_two_columns_the_one_that_is_nearer_to_the_row_counts() -> None:
    cells = [entry("£80K–£99K", "Total Year 2"), entry("£90K–£120K", "Total Year 1")]
    held = row(total_comp_low=90_000, total_comp_high=121_000)
    assert ends(told_by(cells, held, "total_comp", "GBP")) == (90_000, 120_000)


def test_a_whole_grant_stands_before_its_yearly_part() -> None:
    cells = [entry("£11K–£20K", "RSU/yr"), entry("£40K–£80K", "RSU (4yr)")]
    assert ends(told_by(cells, row(), "stock", "GBP")) == (40_000, 80_000)


@pytest.mark.parametrize(
    ("text", "own", "same"),
    [("£16,667/mo", 200_000, True), ("£16,667/mo", 200_100, False), ("£51K/mo", 612_000, True), ("£51K/mo", 611_000, False),
     ("£200,000", 200_004, False)],
)  # fmt: skip
def test_a_rounded_months_pay_is_the_years_that_it_was_rounded_from(text: str, own: int, same: bool) -> None:
    told = told_by([entry(text)], row(), "base", "GBP")
    assert told is not None
    assert told.is_at("low", own) == same


def test_a_range_beyond_doubt_stands_before_one_that_may_be_meant() -> None:
    cell = entry("$110K–$146K / C$150K–C$200K", region="Toronto")
    money = compared_range(cell, "base", "CAD")
    assert money is not None
    assert cell.cell.text[money.start : money.end] == "C$150K–C$200K"
