"""What a total is made of, and by which convention it counts the grant."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from schema.guide import ComponentCurrencies, Row
from schema.totals import TOLERANCE, Basis, Pay, bonuses, near, pay, sound, words

FIGURES: dict[str, Any] = {
    "region": "London", "currency": "GBP", "base_low": 100_000, "base_high": 140_000, "stock_low": 80_000, "stock_high": 160_000,
    "total_comp_low": 120_000, "total_comp_high": 180_000,
}  # fmt: skip


def row(**figures: Any) -> Row:
    return Row(**FIGURES | figures)


def parts(**figures: Any) -> Pay:
    found = pay(row(**figures))
    assert isinstance(found, Pay)
    return found


# near


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (100, 100, True),
        (97, 100, True),
        (100, 97, True),
        (96, 100, False),
        (0, 0, True),
        (0, 1, False),
        (-97, -100, True),
        (-1, 1, False),
    ],
)
def test_two_sums_are_the_same_within_three_per_cent_of_the_larger(one: int, other: int, *, same: bool) -> None:
    assert near(one, other) is same


@given(st.integers(-(10**9), 10**9), st.one_of(st.integers(-(10**9), 10**9), st.integers(-100, 100)))
@example(0, 0)
@example(0, -1)
@example(97, 100)
@example(-100, -97)
def test_near_does_not_depend_on_which_comes_first(one: int, other: int) -> None:
    assert near(one, other) == near(other, one)
    assert near(one, other) == (abs(one - other) * 100 <= 3 * max(abs(one), abs(other)))


# what can be counted with


@pytest.mark.parametrize(
    ("component", "low", "high", "counts"),
    [
        ("base", 1, 2, True),
        ("base", 2, 2, True),
        ("base", 2, 1, False),
        ("base", 0, 2, False),
        ("base", -1, 2, False),
        ("base", None, 2, True),
        ("base", 1, None, True),
        ("base", None, -1, False),
        ("total_comp", 0, 1, False),
        ("stock", 0, 0, True),
        ("stock", -1, 0, False),
        ("bonus", 0, 5, True),
    ],
)
def test_a_range_counts_unless_reversed_or_less_than_it_can_be(
    component: str, low: int | None, high: int | None, *, counts: bool
) -> None:
    assert sound(row(**{f"{component}_low": low, f"{component}_high": high}), component) is counts


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ({"base_low": None}, "base is unknown"),
        ({"stock_high": None}, "stock is unknown"),
        ({"total_comp_low": None}, "total compensation is unknown"),
        ({"base_low": 150_000}, "base is no range that can be counted with"),
        ({"base_low": 0}, "base is no range that can be counted with"),
        ({"total_comp_low": -1}, "total compensation is no range that can be counted with"),
        ({"currencies": ComponentCurrencies(stock="USD")}, "base, stock and total are paid in different currencies"),
        (
            {"currencies": ComponentCurrencies(total_comp="USD")},
            "base, stock and total are paid in different currencies",
        ),
    ],
)
def test_a_row_whose_parts_cannot_be_summed_says_why(figures: dict[str, Any], why: str) -> None:
    assert pay(row(**figures)) == why


def test_a_currency_named_for_a_component_and_the_same_as_the_rows_is_no_other() -> None:
    assert isinstance(pay(row(currencies=ComponentCurrencies(stock="GBP"))), Pay)


# the bonus


@pytest.mark.parametrize(
    ("figures", "low", "high"),
    [
        ({}, (), ()),
        ({"bonus_low": 5_000, "bonus_high": 9_000}, (5_000,), (9_000,)),
        ({"bonus_pct": 10}, (10_000,), (14_000,)),
        ({"bonus_pct": 12.5}, (12_500,), (17_500,)),
        ({"bonus_pct": 0.1}, (100,), (140,)),
        ({"bonus_pct_low": 10, "bonus_pct_high": 15}, (10_000,), (21_000,)),
        ({"bonus_low": 5_000, "bonus_pct": 10}, (5_000, 10_000), (14_000,)),
        ({"bonus_pct": 10, "base_low": None}, (), (14_000,)),
    ],
)
def test_a_bonus_is_an_amount_or_its_per_cent_of_the_base(
    figures: dict[str, Any], low: tuple[int, ...], high: tuple[int, ...]
) -> None:
    assert bonuses(row(**figures), "low") == low
    assert bonuses(row(**figures), "high") == high


def test_what_the_table_tells_of_the_bonus_counts_too() -> None:
    found = pay(row(bonus_pct=10), {"high": (Decimal(21_000),)}, vest_years=3)
    assert isinstance(found, Pay)
    assert (found.bonuses, found.vest_years) == (
        {"low": (Decimal(10_000),), "high": (Decimal(14_000), Decimal(21_000))},
        3,
    )


# the conventions


@pytest.mark.parametrize(
    ("figures", "basis"),
    [
        ({"total_comp_low": 120_000, "total_comp_high": 180_000}, Basis.ANNUALISED),
        ({"total_comp_low": 180_000, "total_comp_high": 300_000}, Basis.WHOLE_GRANT),
        ({"total_comp_low": 130_000, "total_comp_high": 194_000, "bonus_pct": 10}, Basis.ANNUALISED),
        ({"total_comp_low": 190_000, "total_comp_high": 314_000, "bonus_pct": 10}, Basis.WHOLE_GRANT),
        ({"total_comp_low": 120_000, "total_comp_high": 180_000, "bonus_pct": 10}, Basis.ANNUALISED),
        ({"total_comp_low": 123_000, "total_comp_high": 175_000}, Basis.ANNUALISED),
        ({"total_comp_low": 126_000, "total_comp_high": 180_000}, Basis.UNTOLD),
        ({"total_comp_low": 150_000, "total_comp_high": 240_000}, Basis.UNTOLD),
        ({"total_comp_low": 120_000, "total_comp_high": 300_000}, Basis.UNTOLD),
        ({"stock_low": 0, "stock_high": 0, "total_comp_low": 100_000, "total_comp_high": 140_000}, Basis.UNTOLD),
        ({"stock_vest_years": 1, "total_comp_low": 180_000, "total_comp_high": 300_000}, Basis.UNTOLD),
        ({"stock_vest_years": 2, "total_comp_low": 140_000, "total_comp_high": 220_000}, Basis.ANNUALISED),
    ],
)  # fmt: skip
def test_a_convention_is_told_where_the_totals_follow_one_and_not_the_other(
    figures: dict[str, Any], basis: Basis
) -> None:
    assert parts(**figures).basis is basis


MONEY = st.integers(10_000, 500_000)


@given(
    MONEY, MONEY, MONEY, MONEY, st.sampled_from([None, 2, 3, 4, 5]), st.sampled_from([None, 5, 10, 15.5]), st.booleans()
)
def test_totals_made_by_a_convention_are_told_as_that_one(
    base: int, base_more: int, stock: int, stock_more: int, years: int | None, percent: float | None, whole: bool
) -> None:
    figures: dict[str, Any] = {
        "base_low": base, "base_high": base + base_more, "stock_low": stock, "stock_high": stock + stock_more,
        "stock_vest_years": years, "bonus_pct": percent,
    }  # fmt: skip
    for bound in ("low", "high"):
        part = figures[f"stock_{bound}"] // (1 if whole else years or 4)
        figures[f"total_comp_{bound}"] = figures[f"base_{bound}"] * (100 + (percent or 0)) // 100 + part
    figures |= {name: int(value) for name, value in figures.items() if name.startswith("total_comp")}
    basis = parts(**figures).basis
    assert basis is not (Basis.ANNUALISED if whole else Basis.WHOLE_GRANT)
    assume(basis is not Basis.UNTOLD)
    assert basis is (Basis.WHOLE_GRANT if whole else Basis.ANNUALISED)


ODD_MONEY = st.one_of(st.integers(-5, 300), MONEY)


def _near(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= Fraction(3, 100) * max(abs(one), abs(other))


@given(
    st.lists(ODD_MONEY, min_size=6, max_size=6),
    st.integers(1, 10),
    st.sampled_from([None, 0.0, 10.0, 12.5, 0.1]),
    st.data(),
)
def test_a_basis_is_what_exact_fractions_tell(
    money: list[int], years: int, percent: float | None, data: st.DataObject
) -> None:
    base, grant, total = ({"low": min(pair), "high": max(pair)} for pair in zip(money[::2], money[1::2], strict=True))
    of_a_year, factor = (
        data.draw(st.booleans()),
        data.draw(st.sampled_from([None, 0.96, 0.97, 1, 1.03, 1.04, 1.1, 1.125])),
    )
    if factor:  # totals that nearly follow one convention
        total = {bound: round((base[bound] + grant[bound] / (years if of_a_year else 1)) * factor) for bound in total}
        assume(total["low"] <= total["high"])
    amounts: dict[str, int | None] = {bound: data.draw(st.one_of(st.none(), ODD_MONEY)) for bound in ("low", "high")}
    in_table = {bound: tuple(map(Decimal, data.draw(st.lists(ODD_MONEY, max_size=2)))) for bound in ("low", "high")}
    figures: dict[str, Any] = {
        f"{name}_{bound}": each[bound] for name, each in (("base", base), ("stock", grant)) for bound in each
    }
    figures |= {f"total_comp_{bound}": total[bound] for bound in total}
    figures |= {f"bonus_{bound}": amount for bound, amount in amounts.items()}
    found = pay(row(bonus_pct=percent, **figures), in_table, vest_years=years)
    if isinstance(found, str):
        assert min(base["low"], total["low"]) < 1 or grant["low"] < 0
        return
    follows = []
    for part in (years, 1):
        without, beside = True, True
        for bound in ("low", "high"):
            known, sought = base[bound] + Fraction(grant[bound], part), Fraction(total[bound])
            amount = amounts[bound]
            told = [Fraction(each) for each in in_table[bound]] + ([] if amount is None else [Fraction(amount)])
            told += [] if percent is None else [base[bound] * Fraction(str(percent)) / 100]
            without = without and _near(known, sought)
            beside = beside and any(_near(known + bonus, sought) for bonus in told)
        follows.append(without or beside)
    yearly, whole = follows
    expected = Basis.UNTOLD if yearly == whole else Basis.ANNUALISED if yearly else Basis.WHOLE_GRANT
    assert found.basis is expected


def test_the_least_that_a_total_holds_is_base_and_a_year_of_the_grant() -> None:
    found = parts(stock_vest_years=5)
    assert (found.parts("low"), found.parts("high")) == (Decimal(116_000), Decimal(172_000))
    assert Decimal("0.03") == TOLERANCE


def test_a_range_is_shown_with_thousands() -> None:
    assert words(Decimal("99999.5"), 1_250_000) == "100,000–1,250,000"
