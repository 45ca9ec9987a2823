"""What headers and labels mean."""

import pytest

from schema.headers import (
    header_of,
    is_aside,
    is_currency_column,
    is_generic,
    is_scenario,
    kind_of_label,
    near_label,
    of_levels,
    signs_of,
)
from schema.money_words import Period


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("Base Salary", "base"), ("base", "base"), ("Base pay (annual)", "base"), ("Annual base", "base"), ("**Base**", "base"),
        ("Fixed", "base"), ("Salary range", "base"), ("Stock (RSU/4yr)", "stock"), ("Equity (Pre-IPO/4yr)", "stock"),
        ("Options (4yr)", "stock"), ("Stock (BKNG RSU/4yr)", "stock"), ("Phantom Equity/4yr", "stock"),
        ("Total Equity Comp", "stock"),
        ("RSU Grant (Palo Alto Networks RSUs — NASDAQ: PANW)", "stock"), ("Bonus", "bonus"),
        ("Target Bonus (% of base)", "bonus"),
        ("STI", "bonus"), ("Variable", "bonus"), ("Signing Bonus", "signing_bonus"), ("Sign-On", "signing_bonus"),
        ("Sign on bonus", "signing_bonus"), ("Total Comp", "total_comp"), ("TC", "total_comp"), ("TTC", "total_comp"),
        ("OTE", "total_comp"), ("CTC", "total_comp"), ("All-in", "total_comp"), ("Compensation", "total_comp"),
        ("Year 1 Total", "total_comp"),
        ("Annual pay range", "total_comp"), ("(RSU)", "stock"),
    ],
)  # fmt: skip
def test_a_header_names_one_component(text: str, component: str) -> None:
    header = header_of(text)
    assert (header.component, header.near, header.known) == (component, "", True)


@pytest.mark.parametrize(
    ("text", "components"),
    [("Stock/Bonus", ("stock", "bonus")), ("Sign-On / Bonus", ("signing_bonus", "bonus")), ("Carry/Bonus", ("bonus",)),
     ("Annual Bonus / Commission", ("bonus",)), ("Partnership/Profit-Sharing", ()), ("Stock (Options or RSU/4yr)", ("stock",))],
)  # fmt: skip
def test_a_header_of_several_things_is_sure_of_none(text: str, components: tuple[str, ...]) -> None:
    header = header_of(text)
    assert header.components == components
    assert (header.component is None) == (text != "Stock (Options or RSU/4yr)")


@pytest.mark.parametrize(
    "text", ["Notes", "YoE", "Title", "Level", "Currency", "401(k)", "Carry", "PnL Participation", "Retention RSU Grant",
    "Relocation bonus",
             "Refresher grants", "Long-Term Incentive", "Benefits", "Total Cash"],
)  # fmt: skip
def test_what_the_frontmatter_has_no_field_for_is_known_and_passed_over(text: str) -> None:
    assert header_of(text).components == ()
    assert is_aside(text)


@pytest.mark.parametrize("text", ["Golden Hello", "Year 1 sum", "Housing", ""])
def test_a_header_that_says_nothing_is_not_guessed(text: str) -> None:
    assert header_of(text).components == ()
    assert not header_of(text).near


@pytest.mark.parametrize(
    ("text", "near"),
    [("Basse", "base"), ("Slaary", "salary"), ("Sotck (RUS/4yr)", "stock"), ("Bnous", "bonus"), ("Totla Comp", "total"),
    ("Eqiuty", "equity")],
)  # fmt: skip
def test_a_misspelt_header_is_taken_for_the_nearest_word(text: str, near: str) -> None:
    assert header_of(text).near == near
    assert len(header_of(text).components) == 1


@pytest.mark.parametrize(
    ("text", "years", "period"),
    [
        ("RSU (4yr)", 4, None), ("RSU Grant (4-Year Vest)", 4, None), ("Equity (4 yrs)", 4, None),
        ("Three-year grant", 3, None),
        ("RSU/yr", None, Period.YEAR), ("RSU (annualized, 4-yr vest)", 4, Period.YEAR), ("Base (monthly)", None, Period.MONTH),
        ("Base (per month)", None, Period.MONTH), ("Base (hourly)", None, Period.HOUR), ("Total Year-1 Comp", None, None),
    ],
)  # fmt: skip
def test_a_header_says_how_long_and_how_often(text: str, years: int | None, period: Period | None) -> None:
    header = header_of(text)
    assert (header.years, header.period) == (years, period)


@pytest.mark.parametrize(
    ("text", "end"),
    [("Base Low", "low"), ("Base (min)", "low"), ("Base High", "high"), ("Base (max)", "high"), ("Base Mid", "middle"),
     ("Base (min-max)", ""), ("Base (low – high)", ""), ("Base", "")],
)  # fmt: skip
def test_a_column_may_hold_one_end(text: str, end: str) -> None:
    assert header_of(text).end == end


@pytest.mark.parametrize(
    ("text", "unit"),
    [("Base ($K)", "K"), ("Base (USD K)", "K"), ("Base (in thousands)", "K"), ("Base (000s)", "K"), ("Base (₹ lakh)", "L"),
    ("Base (€M)", "M"),
     ("Retirement 401(k)", ""), ("Base", "")],
)  # fmt: skip
def test_a_header_may_give_the_unit(text: str, unit: str) -> None:
    assert header_of(text).unit == unit


@pytest.mark.parametrize(
    ("text", "codes"),
    [("Base (USD)", {"USD"}), ("Base (usd)", {"USD"}), ("Base (US$)", {"USD"}), ("Total Comp, GBP", {"GBP"}),
    ("Base (EUR/GBP)", {"EUR", "GBP"}),
     ("Stock (SAR)", set()), ("Base (all)", set()), ("Stock (RSU/4yr)", set()), ("Base ($K)", {"$"})],
)  # fmt: skip
def test_a_header_may_give_the_currency(text: str, codes: set[str]) -> None:
    signs = header_of(text).signs
    assert {sign.candidates[0] if len(sign.candidates) == 1 else "$" for sign in signs} == codes


def test_a_cell_of_currencies_is_read_word_by_word() -> None:
    assert [sign.candidates[:1] for sign in signs_of("USD ($), about €")] == [("USD",), ("USD",), ("EUR",)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Region", "region"), ("**Region**", "region"), ("city", "region"), ("Office location", "region"),
    ("Geo / Market", "region"),
     ("Region (Currency)", "region"), ("Level", "level"), ("Seniority", "level"), ("YoE", "level"), ("Component", "component"),
     ("Pay element", "component"), ("Company", ""), ("", ""), ("Acme Level", "")],
)  # fmt: skip
def test_the_header_above_the_labels_says_what_they_are(text: str, kind: str) -> None:
    assert kind_of_label(text) == kind


@pytest.mark.parametrize(
    ("text", "near"),
    [("Regoin", "region"), ("Loaction", "location"), ("Lveel", "level"), ("Componnet", "component"), ("Titel", "title"),
    ("Region", ""),
     ("Company", ""), ("Skill Dimension", ""), ("", "")],
)  # fmt: skip
def test_a_misspelt_header_above_the_labels_is_understood(text: str, near: str) -> None:
    assert near_label(text) == near


def test_a_table_of_levels_is_of_totals_where_it_says_nothing_else() -> None:
    assert of_levels("Level").component == "total_comp"
    assert of_levels("Level (L-codes)").component == "total_comp"
    assert of_levels("Level (Base)").component == "base"


@pytest.mark.parametrize(
    "text", ["Initial", "Target (+$54K)", "Stretch (USD)", "Offer A", "Year 2", "P75", "Walk-away"]
)
def test_steps_of_an_offer_are_no_regions(text: str) -> None:
    assert is_scenario(text)


@pytest.mark.parametrize("text", ["San Francisco", "London (GBP £)", "Remote", "Tel Aviv"])
def test_regions_are_no_steps_of_an_offer(text: str) -> None:
    assert not (is_scenario(text) or is_generic(text) or is_aside(text))


def test_a_generic_header_says_only_that_figures_stand_below() -> None:
    assert is_generic("Range")
    assert is_generic("Amount (USD)")
    assert not is_generic("Acme")


def test_a_column_may_hold_the_currencies() -> None:
    assert is_currency_column("Currency")
    assert not is_currency_column("Region (Currency)")
