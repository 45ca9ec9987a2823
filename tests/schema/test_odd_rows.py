"""Of a row in which nothing is odd no rule about a row has anything to say; nor the rule on figures, where all are plausible."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schema.document import Document
from schema.finding import Fault, Skip
from schema.guide import COMPONENTS, RANGES, ComponentCurrencies, Guide, Row
from schema.odd_rows import odd_rows
from schema.reading import Reading
from schema.registry import find, rules
from schema.rule import RowRule
from schema.rules.pay import amount_implausible
from schema.subject import Subject

ABOUT_ROWS = [rule() for rule in rules() if issubclass(rule, RowRule)]
ORDINARY: dict[str, Any] = {
    "base_low": 150_000, "base_high": 200_000, "stock_low": 100_000, "stock_high": 200_000, "bonus_pct": 10.0,
    "total_comp_low": 190_000, "total_comp_high": 270_000,
}  # fmt: skip
FIGURE = st.one_of(st.none(), st.sampled_from([-1, 0, 1, 9, 10, 1_000, 150_000, 190_000, 200_000, 3_000_000]))
CHANGES = st.dictionaries(
    st.sampled_from([f"{name}_{bound}" for name in RANGES for bound in ("low", "high")] + ["bonus_pct"]), FIGURE
)
REGIONS = st.sampled_from(["London", "New York", "Bangalore", "nowhere at all", None])
CODES = st.sampled_from(["USD", "GBP", "INR", "XAU", None])


def subject(*rows: Row) -> Subject:
    """What rules see of a guide of these rows, which no table tells."""
    seen = Subject(Document("---\na: 1\n---\n"), date(2026, 1, 1))
    guide = Guide(*[None] * 12)._replace(compensation=list(rows))
    seen.__dict__.update(reading=Reading(guide), guide=guide)
    return seen


def told(rule: RowRule, seen: Subject, rows: list[tuple[int, Row]]) -> list[Fault | Skip]:
    return [fault for place, row in rows for fault in rule.check(seen, place, row)]


@settings(max_examples=1_000)
@given(CHANGES, st.booleans(), st.sampled_from([None, ComponentCurrencies(base="EUR"), ComponentCurrencies()]))
@example({"bonus_pct_low": 10, "bonus_pct_high": 15}, True, None)
@example({"bonus_low": 22_000, "bonus_high": 30_000}, True, None)
@example(
    {"bonus_pct": None, "bonus_pct_low": 10, "bonus_pct_high": 10, "bonus_low": 22_000, "bonus_high": 30_000},
    True,
    None,
)
@example({"total_comp_low": 1_000}, True, None)
@example({"total_comp_high": 190_000}, True, None)
@example({"bonus_pct": -1}, True, None)
@example({}, False, None)
def test_no_rule_about_rows_has_anything_to_say_of_one_in_which_nothing_is_odd(
    changes: dict[str, Any], known: bool, currencies: ComponentCurrencies | None
) -> None:
    row = Row("London", "GBP", **((ORDINARY if known else {}) | changes), currencies=currencies)
    seen = subject(Row("Paris", "EUR", **ORDINARY), row)
    for rule in ABOUT_ROWS:
        assert list(rule.judge(seen)) == told(rule, seen, list(enumerate(seen.guide.rows if seen.guide else [])))


def test_a_row_like_most_is_not_odd_and_one_of_which_nothing_is_known_is() -> None:
    assert odd_rows([Row("Paris", "EUR", **ORDINARY), Row("Paris", "EUR")]) == [(1, Row("Paris", "EUR"))]


@settings(max_examples=1_000)
@given(CHANGES, REGIONS, CODES, st.sampled_from([None, ComponentCurrencies(base="EUR"), ComponentCurrencies()]))
@example({"base_low": 9}, "London", "GBP", None)
@example({"base_high": 3_000_000}, "London", "GBP", None)
@example({"total_comp_high": 3_000_000}, "Bangalore", "INR", None)
def test_of_figures_that_are_all_plausible_nothing_is_said(
    changes: dict[str, Any], region: str | None, currency: str | None, currencies: ComponentCurrencies | None
) -> None:
    rule = find("PAY208")
    assert rule is not None
    row = Row(region, currency, **(ORDINARY | changes), currencies=currencies)
    seen = subject(row)
    found = list(rule().judge(seen))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(amount_implausible, "_is_plausible", lambda _: False)
        assert found == list(rule().judge(seen))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_what_a_rule_speaks_of_is_something_that_a_subject_has(rule: Any) -> None:
    held: Any = subject(Row("London", "GBP", **ORDINARY))
    for name in filter(None, rule.speaks_of.split(".")):
        held = getattr(held, name)


@pytest.mark.slow
def test_of_real_rows_nothing_is_lost(real_guides: list[Path]) -> None:
    for file in real_guides:
        seen = Subject(Document(file.read_bytes()), date(2026, 1, 1))
        rows = list(enumerate(seen.guide.rows if seen.guide else []))
        for rule in ABOUT_ROWS:
            assert list(rule.judge(seen)) == told(rule, seen, rows)


def test_the_components_that_have_bounds_come_first_among_the_ranges() -> None:
    assert RANGES[: len(COMPONENTS)] == COMPONENTS
