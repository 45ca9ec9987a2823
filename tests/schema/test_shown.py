"""A text in a message: on one line, short, and with nothing in it that nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.shown import LONGEST, short


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("acme", "acme"),
        ("", ""),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("USD\xa0", "USD<U+00A0>"),
        ("\ufeffacme\u2028", "<U+FEFF>acme<U+2028>"),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), "x" * (LONGEST - 3) + "..."),
    ],
)
def test_a_text_is_shown_as_far_as_it_goes(text: str, shown: str) -> None:
    assert short(text) == shown


@given(st.text(max_size=200))
def test_what_is_shown_is_short_and_printable(text: str) -> None:
    assert len(short(text)) <= LONGEST
    assert short(text).isprintable()
