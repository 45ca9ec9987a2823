"""The lines that an edit wrote are known, and a text that is too long to be compared has none."""

from hypothesis import given
from hypothesis import strategies as st

from schema.changed_lines import changed_lines

LINES = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=12)


def test_a_changed_an_added_and_no_removed_line_are_told() -> None:
    assert changed_lines(["a", "x", "c", "new"], ["a", "b", "c"]) == {2, 4}
    assert changed_lines(["a", "c"], ["a", "b", "c"]) == frozenset()


def test_a_line_that_stands_elsewhere_too_is_known_by_its_place() -> None:
    before = ["low: 1", "high: 2", "low: 3", "high: 4"]
    assert changed_lines(["low: 1", "high: 2", "low: 1", "high: 4"], before) == {3}


def test_texts_too_long_to_be_compared_have_no_changed_line() -> None:
    assert changed_lines([f"a{n}" for n in range(2000)], [f"b{n}" for n in range(2000)]) == frozenset()


@given(LINES, LINES)
def test_the_other_lines_stood_there_before_in_that_order(now: list[str], before: list[str]) -> None:
    changed = changed_lines(now, before)
    rest = iter(before)
    assert all(line in rest for number, line in enumerate(now, 1) if number not in changed)
    assert changed_lines(now, now) == frozenset()
