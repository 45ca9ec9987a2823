"""A text that is rewritten still knows where each of its characters stood."""

import re

from hypothesis import given
from hypothesis import strategies as st

from schema.traced import Traced


def test_what_is_left_stands_where_it_stood() -> None:
    traced = Traced("Soft<b>ware</b> Engineer", start=10)
    traced.sub(re.compile("<[^>]+>"), "")
    assert traced.text == "Software Engineer"
    assert traced.span(4, 8) == (17, 21)


def test_what_is_put_stands_where_the_first_character_stood() -> None:
    traced = Traced("45-55 k€ par an")
    traced.sub(re.compile(" par an"), " per year")
    traced.sub(re.compile("(?<=[0-9]) k"), "k")
    assert traced.text == "45-55k€ per year"
    assert traced.span(0, 7) == (0, 8)
    assert traced.span(8, 16)[0] == 9


_PATTERNS = tuple(map(re.compile, ("a", "b+", "", "(?=c)", "[ab]c", "$", " +")))


@given(
    st.text("abc ", max_size=30),
    st.lists(st.tuples(st.sampled_from(_PATTERNS), st.sampled_from(["", "x", "yyy"])), max_size=4),
)
def test_it_reads_as_re_sub_has_it_and_places_never_go_back(
    text: str, edits: list[tuple[re.Pattern[str], str]]
) -> None:
    traced, plain = Traced(text), text
    for pattern, put in edits:
        traced.sub(pattern, put)
        plain = pattern.sub(put, plain)
    assert traced.text == plain
    places = [traced.place(at) for at in range(len(plain))]
    assert places == sorted(places)
    assert all(0 <= place <= max(len(text) - 1, 0) for place in places)
