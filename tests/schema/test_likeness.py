"""The known word that another most likely means, held against the library that it is asked of."""

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.header_words import COMPONENT_OF
from schema.likeness import nearest

WORDS = st.sampled_from(sorted(COMPONENT_OF)) | st.text(alphabet="abeiknorstuxy -é", max_size=12)


@given(WORDS, st.text(alphabet="abeiknorstuxy-", max_size=3), st.integers(0, 12), st.integers(0, 3))
@pytest.mark.parametrize("cutoff", [0.6, 0.75, 0.8])
def test_words_are_passed_over_only_where_they_cannot_be_near(
    cutoff: float, word: str, typed: str, at: int, lost: int
) -> None:
    written = word[:at] + typed + word[at + lost :]
    wanted = next(iter(get_close_matches(written, list(COMPONENT_OF), n=1, cutoff=cutoff)), "")
    assert nearest(written, COMPONENT_OF, cutoff) == wanted


@pytest.mark.parametrize(
    ("word", "meant"), [("bouns", "bonus"), ("slary", "salary"), ("stcok", "stock"), ("amsterdam", "")]
)
def test_a_slip_of_the_pen_is_near_and_another_word_is_not(word: str, meant: str) -> None:
    assert nearest(word, COMPONENT_OF, 0.8) == meant
