"""What is surely right is taken without pydantic, and is what pydantic takes; nothing else is taken."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from schema.document import Document
from schema.guide import Guide
from schema.model import GuideModel
from schema.records import construct
from schema.scalar import Miswritten
from schema.taking import UnsureError, take
from tests.schema.readings import ANY, FRONTMATTER, FULL, places, replaced


def taken(values: Any) -> Guide | None:
    try:
        return take(values)
    except UnsureError:
        return None


def plain(value: Any) -> Any:
    """A guide as the mappings and lists that pydantic makes of its own."""
    if hasattr(value, "_asdict"):
        return {name: plain(inner) for name, inner in value._asdict().items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def check(values: Any) -> bool:
    """What holds for all values, and whether they were taken."""
    guide = taken(values)
    try:
        model = GuideModel.model_validate(values)
    except ValidationError:
        assert guide is None
        return False
    assert guide is not None
    assert repr(plain(guide)) == repr(model.model_dump())
    assert repr(guide) == repr(construct(Guide, values))
    return True


def test_what_is_right_is_taken() -> None:
    assert check(FRONTMATTER)
    assert check(FULL)


def test_our_guides_are_taken(guides: list[Path]) -> None:
    assert all(check(Document(file.read_bytes()).values) for file in guides)


@pytest.mark.slow
def test_real_guides_are_taken(real_guides: list[Path]) -> None:
    assert all(check(Document(file.read_bytes()).values) for file in real_guides)


FITTING: tuple[Any, ...] = (
    None, "", "x", "acme", "a--b", "acme\n", "Ñandú", "USD", "usd", "2025-Q4", "2025-Q5", "standard", "high", "active",
    "whole-grant", 0, 1, 10, 11, 120, 121, -1, True, 2.0, 2.5, float("inf"), date(2026, 1, 2), datetime(2026, 1, 2),  # noqa: DTZ001
    [], [None], ["x"], [""], {}, {"name": "x"}, {"name": ""}, {"stock": "USD"}, {"stock": "usd"}, {"raw": "", "internal": None},
    {"region": "x", "currency": "USD"}, [{"region": "x", "currency": "USD"}], [{"region": "x"}], [{"name": "x"}, "y"],
    Miswritten("012", "is read in base 8"), "\ud800",
)  # fmt: skip


@settings(max_examples=2_000)
@given(st.sampled_from(places(FULL)), st.one_of(st.sampled_from(FITTING), ANY))
@example(("level_mapping", "raw"), "")
@example(("company",), "acme\n")
@example(("owner",), "\ud800")
def test_any_value_at_any_field_is_taken_where_pydantic_takes_it_and_only_there(
    place: tuple[str | int, ...], value: object
) -> None:
    check(replaced(FULL, place, value))


@given(st.sampled_from([(), *places(FULL)]), st.data())
def test_a_field_more_or_less_is_taken_where_pydantic_takes_it_and_only_there(
    place: tuple[str | int, ...], data: st.DataObject
) -> None:
    inner: Any = FULL
    for step in place:
        inner = inner[step]
    if not isinstance(inner, dict):
        return
    more = data.draw(st.sampled_from(["note", "Region", "stock_type", "owner", "by"]))
    less = data.draw(st.sampled_from(sorted(inner)))
    for changed in (inner | {more: "x"}, {name: kept for name, kept in inner.items() if name != less}):
        check(replaced(FULL, place, changed))


@pytest.mark.parametrize("number", [2**53, -(2**53), 10**400])
def test_a_number_that_is_no_decimal_is_left_to_pydantic(number: int) -> None:
    assert taken(replaced(FULL, ("compensation", 0, "bonus_pct"), number)) is None


@pytest.mark.parametrize("values", [None, [], "x", 5, {1: 2}])
def test_what_is_no_frontmatter_is_not_taken(values: object) -> None:
    assert taken(values) is None
