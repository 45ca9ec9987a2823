"""Rows are known by their regions, and what changed in them is told once, whatever order they stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.document import Document
from schema.example import AS_OF, CANONICAL
from schema.figure_changes import FigureChange, Kind
from schema.subject import Subject

LONDON = CANONICAL[CANONICAL.index("  - region: London") : CANONICAL.index("level_mapping")]
NEW_YORK = CANONICAL[CANONICAL.index("  - region: New York") : CANONICAL.index("  - region: London")]


def edited(*changes: tuple[str, str], base: tuple[tuple[str, str], ...] = ()) -> Subject:
    now = before = CANONICAL
    for old, new in changes:
        assert old in now
        now = now.replace(old, new)
    for old, new in base:
        assert old in before
        before = before.replace(old, new)
    return Subject(Document(now), AS_OF, base=Subject(Document(before), AS_OF))


def told(subject: Subject) -> list[tuple[str, str, str, object, object]]:
    return [(str(c.kind), c.region, c.field, c.old, c.new) for c in subject.figure_changes.changes]


def test_a_guide_that_is_what_it_was_has_no_change() -> None:
    assert told(edited()) == []


def test_without_a_base_there_is_no_change() -> None:
    assert Subject(Document(CANONICAL), AS_OF).figure_changes.changes == ()


def test_figures_that_changed_came_or_went_are_told() -> None:
    subject = edited(
        ("base_low: 150000", "base_low: 155000"), ("    stock_low: 40000\n", ""), ("bonus_pct: 10\n", "bonus_pct: 12\n")
    )
    assert told(subject) == [
        ("figure", "New York", "base_low", 150_000, 155_000),
        ("figure", "New York", "bonus_pct", 10, 12),
        ("figure", "London", "stock_low", 40_000, None),
        ("figure", "London", "bonus_pct", 10, 12),
    ]
    assert subject.figure_changes.changes[0].route == "compensation[0].base_low"


def test_rows_in_another_order_are_the_same_rows() -> None:
    assert told(edited((NEW_YORK + LONDON, LONDON + NEW_YORK))) == []


def test_a_region_with_another_hint_or_case_is_the_same_row() -> None:
    assert told(edited(("region: London", "region: LONDON (GBP £)"))) == [
        ("region-renamed", "LONDON (GBP £)", "region", "London", "LONDON (GBP £)")
    ]


def test_a_row_with_the_same_figures_under_another_name_was_renamed() -> None:
    subject = edited(("region: London", "region: Greater Manchester"))
    assert told(subject) == [("region-renamed", "Greater Manchester", "region", "London", "Greater Manchester")]
    assert subject.figure_changes.pay == ()


def test_a_row_with_other_figures_under_another_name_is_another_row() -> None:
    subject = edited(("region: London", "region: Leeds"), ("base_low: 90000", "base_low: 80000"))
    assert told(subject) == [
        ("region-added", "Leeds", "", None, None),
        ("region-removed", "London", "", None, None),
    ]


def test_a_currency_that_changed_makes_amounts_incomparable() -> None:
    subject = edited(("currency: GBP", "currency: EUR"), ("base_low: 90000", "base_low: 120000"))
    assert told(subject) == [
        ("currency", "London", "currency", "GBP", "EUR"),
        ("figure", "London", "base_low", 90_000, 120_000),
    ]
    assert [change.share for change in subject.figure_changes.changes] == [None, None]


def test_a_component_s_own_currency_is_told_by_itself() -> None:
    own = ("    currency: GBP", "    currency: GBP\n    currencies: {stock: USD}")
    stock = ("stock_low: 40000", "stock_low: 50000")
    subject = edited(own, stock, ("base_low: 90000", "base_low: 99000"))
    assert told(subject)[0] == ("currency", "London", "currencies.stock", None, "USD")
    shares = {change.field: change.share for change in subject.figure_changes.changes}
    assert shares["base_low"] == pytest.approx(0.1)
    assert shares["stock_low"] is None


def test_what_cannot_be_read_on_either_side_is_no_change_and_is_told() -> None:
    now = edited(("base_low: 90000", "base_low: 90k"))
    before = edited(base=(("base_low: 90000", "base_low: 90k"),))
    for subject, reason in ((now, "its value cannot be read"), (before, "its value at the base cannot be read")):
        assert told(subject) == []
        assert subject.figure_changes.unread == (("compensation[1].base_low", reason),)


def test_a_row_without_a_name_is_not_taken_for_one_that_came() -> None:
    subject = edited(("  - region: London\n    currency", "  - currency"), ("base_low: 90000", "base_low: 80000"))
    assert told(subject) == []
    assert [route for route, _ in subject.figure_changes.unread] == ["compensation[1]"]


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [(100, 150, 0.5), (100, 50, -0.5), (0, 50, None), (None, 50, None), (100, None, None), (-100, 50, None)],
)
def test_a_move_is_a_part_of_what_was(old: int | None, new: int | None, share: float | None) -> None:
    change = FigureChange(Kind.FIGURE, 0, "Here", "base", "base_low", old, new, "USD")
    assert change.share == share


@given(st.lists(st.sampled_from("AB"), max_size=5), st.lists(st.sampled_from("ABC"), max_size=5))
def test_regions_that_repeat_are_each_paired_once(now: list[str], before: list[str]) -> None:
    def rows(names: list[str]) -> str:
        listed = "".join(
            f"  - {{region: {name}, currency: USD, base_low: {number}}}\n" for number, name in enumerate(names)
        )
        return CANONICAL.replace(NEW_YORK + LONDON, listed or "  []\n")

    subject = Subject(Document(rows(now)), AS_OF, base=Subject(Document(rows(before)), AS_OF))
    kinds = [change.kind for change in subject.figure_changes.changes]
    if now and before:
        assert len(now) - kinds.count(Kind.ADDED) == len(before) - kinds.count(Kind.REMOVED)
