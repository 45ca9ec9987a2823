"""How text looks on a terminal: as wide as it really is, and harmless."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from audit.harmless import harmless
from audit.reports.style import Style, columns, is_even, width, wrapped

TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
STEERING = "".join(
    character
    for character in map(chr, range(0x110000))
    if unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in TURNING
)


@pytest.mark.parametrize(
    "text",
    [
        "plain", "", "€110K–€165K", "₹28,00,000", "東京", "한국", "ﾊﾝｶｸ", "🇬🇧 London", "🏗️", "⚡",
        "👩‍💻 role", "👍🏽", "e\u0301", "1️⃣",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "मुंबई", "תל אביב",
    ],
)  # fmt: skip
def test_a_text_is_as_wide_as_a_terminal_library_says(text: str) -> None:
    assert width(text) == cell_len(text) == sum(columns(text))


def test_every_character_of_an_even_text_takes_one_column() -> None:
    even = [character for character in map(chr, range(0x110000)) if is_even(character)]
    assert {"a", "€", "–", "₹", "é"} <= set(even)
    assert columns("".join(even)) == [1] * len(even)
    assert not {"\t", "\n", "\u200d", "\ufe0f", "\xad", "東"} & set(even)


@given(st.text())
def test_harmless_text_steers_nothing_and_keeps_its_length(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not set(shown) & set(STEERING)
    assert "\n" not in shown


def test_every_character_that_steers_is_taken_out() -> None:
    assert not set(harmless(STEERING)) & set(STEERING)
    assert harmless("\x1b]0;title\x07 \x9b31m \u202e \u2028") == "\ufffd]0;title\ufffd \ufffd31m \ufffd \ufffd"


def test_what_a_place_cannot_show_is_spelt_out() -> None:
    assert Style(encoding="ascii").safe("Zürich — 東京") == "Z\\xfcrich \\u2014 \\u6771\\u4eac"
    assert Style().safe("Zürich — 東京") == "Zürich — 東京"


@given(st.text(st.sampled_from("ab 東€")), st.integers(1, 30))
def test_wrapped_text_fits_loses_nothing_and_breaks_only_where_it_must(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert " ".join(lines) == text
    for line in lines:
        assert width(line) <= room or " " not in line
    for line, following in pairwise(lines):
        assert width(f"{line} {following.split(' ')[0]}") > room


def test_colour_takes_no_room() -> None:
    style = Style(colour=True)
    assert wrapped(f"{style.paint('four', 'error')} five", 9) == ["\x1b[1;31mfour\x1b[0m five"]


def test_colour_is_painted_only_where_it_is_wanted() -> None:
    assert Style().paint("x", "error") == "x"
    assert Style(colour=True).paint("x", "error") == "\x1b[1;31mx\x1b[0m"
    assert Style(colour=True).paint("", "error") == ""
