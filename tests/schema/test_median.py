"""The middle of some numbers is what the standard library says that it is."""

import statistics
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schema.median import median

NUMBERS: tuple[st.SearchStrategy[Any], ...] = (
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
)


@given(st.one_of([st.lists(numbers, min_size=1) for numbers in NUMBERS]))
def test_the_middle_is_that_of_the_standard_library(values: list[Any]) -> None:
    assert median(values) == statistics.median(values)
