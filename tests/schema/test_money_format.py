"""Amounts written back to text read as themselves."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schema.currencies import CODES
from schema.money import Bound, Cell, read_cell
from schema.money_format import (
    LAKHS,
    AmountStyle,
    RangeStyle,
    bound_style,
    describe,
    format_amount,
    format_range,
    rewrite,
    style_of,
)
from tests.schema.money_shapes import SHAPES

SYMBOLS = (
    "$",
    "£",
    "€",
    "₹",
    "₪",
    "¥",
    "₩",
    "R$",
    "HK$",
    "NT$",
    "C$",
    "US$",
    "A$",
    "S$",
    r"\$",
    "zł ",
    "kr ",
    "Fr ",
    "CHF ",
)
UNITS = ("", "K", "k", "M", "m", " million", "L", " lakh", "Cr", " crore", "B", "bn")
GROUPINGS = (",", LAKHS, ".", " ", "'", "\u202f", "")

NAMES = st.one_of(
    st.sampled_from(SYMBOLS).map(lambda sign: (sign, "")),
    st.sampled_from(sorted(CODES)).map(lambda code: (code, "")),
    st.sampled_from(sorted(CODES)).map(lambda code: (f"{code} ", "")),
    st.sampled_from(sorted(CODES)).map(lambda code: ("", f" {code}")),
    st.sampled_from(["€", " €", " kr", "$", "£", " zł"]).map(lambda sign: ("", sign)),
)
STYLES = st.builds(
    lambda name, unit, grouping, decimal, decimals: AmountStyle(name[0], unit, name[1], grouping, decimal, decimals),
    NAMES, st.sampled_from(UNITS), st.sampled_from(GROUPINGS), st.sampled_from(".,"), st.integers(0, 2),
)  # fmt: skip
ROUND = st.builds(
    lambda digits, scale: digits * scale, st.integers(0, 9_999), st.sampled_from([1, 100, 1_000, 10_000, 1_000_000])
)
AMOUNTS = ROUND | st.integers(0, 10**13)


def amounts_of(cell: Cell) -> list[Bound]:
    return sorted({b for r in cell.ranges for b in (r.low, r.high) if b}, key=lambda b: b.start)


REAL = [text for shapes in SHAPES.values() for text, _ in shapes if read_cell(text).ranges]
# An amount that borrows its suffix, or a grant that has its yearly part beside it, cannot be changed without a look at the
# other: that is a test of its own.
APART = [
    text
    for text in REAL
    if text not in dict(SHAPES["A suffix or a currency that one bound shows"])
    and all((style := bound_style(read_cell(text), b)) and style.shared == 1 for b in amounts_of(read_cell(text)))
    and len({found.currency for found in read_cell(text).ranges}) == len(read_cell(text).ranges)
]


def bounds(cell: Cell) -> list[tuple[int | None, int | None]]:
    return [(r.low.value if r.low else None, r.high.value if r.high else None) for r in cell.ranges]


@given(AMOUNTS, STYLES)
@example(1_234, AmountStyle("€", "K"))
@example(1_000_500, AmountStyle("$", "M"))
@settings(max_examples=1_000, deadline=None)
def test_any_amount_reads_back_in_every_currency_suffix_and_grouping(value: int, style: AmountStyle) -> None:
    cell = read_cell(format_amount(value, style))
    assert bounds(cell) == [(value, value)]
    assert not cell.unread
    assert not cell.notes


@given(AMOUNTS, AMOUNTS, STYLES, st.sampled_from(["–", "-", " - ", " – ", "—", " to "]))
@settings(max_examples=600, deadline=None)
def test_any_range_reads_back(one: int, other: int, style: AmountStyle, dash: str) -> None:
    low, high = sorted((one, other))
    try:
        text = format_range(low, high, RangeStyle(style, style, dash))
    except ValueError:
        # `$5–$1,000` may lack a suffix: a reader takes no such range, so nobody writes one.
        assert 0 < low < 10_000
        assert high > 100 * low
    else:
        assert bounds(read_cell(text)) == [(low, high)]


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (150_000, AmountStyle("$"), "$150,000"),
        (150_000, AmountStyle("$", "K"), "$150K"),
        (62_500, AmountStyle("$", "K"), "$62.5K"),
        (151_234, AmountStyle("$", "K"), "$151,234"),
        (1_143_000, AmountStyle("R$", "K"), "R$1,143K"),
        (1_260_000, AmountStyle("HK$", "M"), "HK$1.26M"),
        (3_500_000, AmountStyle("HK$", "M", decimals=2), "HK$3.50M"),
        (2_800_000, AmountStyle("₹", "L"), "₹28L"),
        (15_000_000, AmountStyle("₹", " crore"), "₹1.5 crore"),
        (2_812_345, AmountStyle("₹", "L"), "₹28,12,345"),
        (10_500_000, AmountStyle("₹", grouping=LAKHS), "₹1,05,00,000"),
        (10_000_000, AmountStyle("JPY ", "M"), "JPY 10M"),
        (145_000, AmountStyle("EUR", "K"), "EUR145K"),
        (150_000, AmountStyle("", "K", " USD"), "150K USD"),
        (150_000, AmountStyle("", "", " €", "."), "150.000 €"),
        (1_500_000, AmountStyle("€", "M", decimal=","), "€1,5M"),
        (1_234, AmountStyle("€", "K"), "€1,234"),
        (120_000, AmountStyle("CHF ", grouping="'"), "CHF 120'000"),
        (0, AmountStyle("$", "K"), "$0"),
    ],
)
def test_an_amount_is_written_as_people_write_it(value: int, style: AmountStyle, text: str) -> None:
    assert format_amount(value, style) == text


@pytest.mark.parametrize(("value", "style"), [(-5, AmountStyle("$")), (10**20, AmountStyle("$"))])
def test_an_amount_that_would_not_read_back_is_refused(value: int, style: AmountStyle) -> None:
    with pytest.raises(ValueError, match=str(value)):
        format_amount(value, style)


@pytest.mark.parametrize("text", REAL)
def test_a_cell_s_own_style_writes_the_cell_again(text: str) -> None:
    cell = read_cell(text)
    style, found = style_of(cell), cell.ranges[0]
    if style is None:
        # The other currency, or an entity, stands in the way; `rewrite` still knows each amount.
        assert text.count("/") >= 2
    elif found.low is not None and found.high is not None:
        assert format_range(found.low.value, found.high.value, style) == text[found.start : found.end]


@pytest.mark.parametrize("text", REAL)
def test_rewriting_a_cell_with_its_own_values_changes_nothing(text: str) -> None:
    cell = read_cell(text)
    assert rewrite(cell, {b: b.value for r in cell.ranges for b in (r.low, r.high) if b}) == text


@given(st.sampled_from(APART), st.data())
@settings(max_examples=400, deadline=None)
def test_a_rewritten_cell_says_just_the_change(text: str, data: st.DataObject) -> None:
    cell = read_cell(text)
    changed = data.draw(st.sampled_from(amounts_of(cell)))
    value = data.draw(st.integers(1, 400).map(lambda part: max(1_000, changed.value * part // 100)))
    written = rewrite(cell, {changed: value})
    assert written is not None
    wanted = [tuple(value if b is changed else b and b.value for b in (r.low, r.high)) for r in cell.ranges]
    again = read_cell(written)
    assert bounds(again) == wanted
    assert [part.text for part in again.notes] == [part.text for part in cell.notes]
    assert again.percent is None or str(again.percent) == str(cell.percent)
    after = len(written) - (len(text) - changed.end)
    assert (written[: changed.start], written[after:]) == (text[: changed.start], text[changed.end :])


@pytest.mark.parametrize(
    ("text", "low", "high", "written"),
    [
        ("$0-$28K (senior only)", 5_000, 30_000, "$5K-$30K (senior only)"),
        ("120-160K", 125_000, 165_000, "125-165K"),
        ("120-160K", 121_234, 165_000, "121,234-165K"),
        ("$120K-160", 240_000, 320_000, "$240K-320"),
        ("**$297K**", 302_000, 302_000, "**$302K**"),
        ("₹28,00,000–₹44,00,000", 3_000_000, 10_000_000, "₹30,00,000–₹1,00,00,000"),
        ("HK$936K / $120K - HK$1.26M / $162K", 940_000, 1_300_000, "HK$940K / $120K - HK$1.3M / $162K"),
        ("HK$2.55M - HK$3.50M", 2_600_000, 3_600_000, "HK$2.6M - HK$3.60M"),
        ("SEK 330K–578K/yr (4yr vest)", 340_000, 1_200_000, "SEK 340K–1,200K/yr (4yr vest)"),
        (r"US\$150K - US\$180K", 155_000, 185_000, r"US\$155K - US\$185K"),
    ],
)
def test_a_new_figure_takes_the_cell_s_own_style(text: str, low: int, high: int, written: str) -> None:
    cell = read_cell(text)
    found = cell.ranges[0]
    assert found.low is not None
    assert found.high is not None
    assert rewrite(cell, {found.low: low, found.high: high}) == written


def test_a_grant_is_not_parted_from_its_yearly_part() -> None:
    cell = read_cell("$240K-$420K ($60K-$105K/yr)")
    whole, part = cell.ranges
    assert whole.low is not None
    assert whole.high is not None
    assert part.low is not None
    assert rewrite(cell, {whole.high: 40_000}) is None
    both = {whole.low: 280_000, part.low: 70_000}
    assert rewrite(cell, both) == "$280K-$420K ($70K-$105K/yr)"


def test_an_amount_that_borrows_its_suffix_is_not_left_without_one() -> None:
    cell = read_cell("$120K-160")
    low = cell.ranges[0].low
    assert low is not None
    assert rewrite(cell, {low: 1_200}) is None
    assert rewrite(cell, {low: 130_000}) == "$130K-160"


def test_a_figure_that_would_change_what_the_cell_says_is_not_written() -> None:
    cell = read_cell("$178K–C$325K")
    assert rewrite(cell, {cell.conflicts[0].low: 1}) is None
    bare = read_cell("62K–82K (senior only)")
    low = bare.ranges[0].low
    assert low is not None
    assert rewrite(bare, {low: 10**20}) is None
    entity = read_cell("150&#8239;000 €")
    only = entity.ranges[0].low
    assert only is not None
    assert bound_style(entity, only) is None
    assert rewrite(entity, {only: 155_000}) is None


def test_a_cell_without_a_range_has_no_style() -> None:
    assert style_of(read_cell("Variable")) is None


def test_an_empty_description_is_only_of_a_cell_that_says_nothing_at_all() -> None:
    assert describe(Cell("")) == ""
    assert describe(read_cell("")) == "no figure"
