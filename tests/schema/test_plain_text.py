"""What a reader sees of a cell's Markdown, character by character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.plain_text import is_plain, plain_text


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("$150K", "$150K"), ("**$297K**", "$297K"), ("*a* _b_ `c`", "a b c"), (r"US\$1 \| \*", "US$1 | *"), ("1&nbsp;000", "1 000"),
        ("&#36;5 &#x20AC;7 &euro;", "$5 €7 €"), ("&unknown;", "&unknown;"), ("a<br>b<br />c", "a\nb\nc"), ("<b>1</b>", "1"),
        ("🇬🇧 UK :gb: x", " UK  x"), ("[$1](https://a.b/c_d)", "[$1"), ("$1[^2]", "$1†"), ("1\u200b5\u00a00", "15 0"),
        ("2*3*4", "2*3*4"), ("snake_case_name", "snake_case_name"), ("$150K*", "$150K*"), ("1<sup>2</sup>", "1<sup>2</sup>"),
    ],
)  # fmt: skip
def test_markdown_is_seen_as_a_reader_sees_it(written: str, seen: str) -> None:
    assert plain_text(written).text == seen


@given(st.text(alphabet="ab15$K*_`\\&;<br>/[^]() 🇬🇧:gb\u00a0\u200b", max_size=40))
def test_every_character_seen_has_its_own_place_in_order(written: str) -> None:
    plain = plain_text(written)
    at = 0
    for index, character in enumerate(plain.text):
        start, end = plain.span(index, index + 1)
        assert at <= start < end <= len(written)
        assert character == written[start] or end - start > 0
        at = end if end - start == 1 else start


@given(st.text(alphabet="ab15$K*_`\\&#;:<br>/[^() —🇬🇧gb\t\u00a0\u200b", max_size=12))
def test_what_is_plain_is_seen_as_it_is_written(text: str) -> None:
    beside_markup = plain_text(f"<b>{text}")  # so that all of it is searched
    if is_plain(text):
        assert beside_markup.text == text
    assert plain_text(text).text == beside_markup.text
