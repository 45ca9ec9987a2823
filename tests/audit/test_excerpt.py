"""Lines of a guide in a report: the mark stands under its words, whatever the line is made of and however it is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from audit.reports.excerpt import NARROWEST, Mark, excerpt
from audit.reports.style import Style
from schema.finding import Span

UNLIKE = [chr(code) for code in (*range(0x61, 0x7B), *range(0xE0, 0x100), *range(0x4E00, 0x4E60))]
TEXTS = st.text(st.sampled_from("ab|$ –€東🏗\ufe0f🇬\u0301"), max_size=60)


def mark(line: int, start: int, end: int, sign: str = "^", note: str = "", end_line: int = 0) -> Mark:
    return Mark(Span(line, start + 1, end_line or line, end + 1), sign, "error", note)


def shown(source: list[str], *marks: Mark, width: int = 80, terminal: bool = True) -> list[str]:
    return list(excerpt(dict(enumerate(source, 1)), marks, Style(width=width, terminal=terminal), 2))


def test_lines_stand_in_their_order_with_dots_where_some_are_left_out() -> None:
    source = ["a: 1", "b: 22", "c: 3", "d: 444"]
    assert shown(source, mark(4, 3, 6), mark(2, 3, 5, "-", "two"), mark(1, 0, 1, "-")) == [
        "   |",
        " 1 | a: 1",
        "   | -",
        " 2 | b: 22",
        "   |    -- two",
        "...",
        " 4 | d: 444",
        "   |    ^^^",
    ]


def test_two_marks_on_a_line_share_it() -> None:
    assert shown(["| $1 | $2 |"], mark(1, 7, 9), mark(1, 2, 4, "-", "here")) == [
        "   |",
        " 1 | | $1 | $2 |",
        "   |   -- here",
        "   |        ^^",
    ]


def test_a_mark_of_nothing_is_one_sign() -> None:
    assert shown(["abc"], mark(1, 1, 1))[-1] == "   |  ^"
    assert shown([""], mark(1, 0, 0))[-2:] == [" 1 |", "   | ^"]


def test_a_mark_that_goes_on_is_shown_to_the_end_of_its_line() -> None:
    assert shown(["abcd", "efgh"], mark(1, 2, 1, end_line=2)) == ["   |", " 1 | abcd", "   |   ^^"]


def test_a_place_beyond_the_text_shows_nothing() -> None:
    assert shown(["abc"], mark(2, 0, 1)) == []


def test_tabs_take_one_column() -> None:
    assert shown(["a\tb"], mark(1, 2, 3)) == ["   |", " 1 | a b", "   |   ^"]


def test_a_note_that_does_not_fit_stands_below() -> None:
    note = "nothing in the frontmatter at all"
    assert shown(["a: 1"], mark(1, 3, 4, "-", note), width=25) == [
        "   |",
        " 1 | a: 1",
        "   |    -",
        "   | nothing in the",
        "   | frontmatter at all",
    ]
    assert shown(["a: 1"], mark(1, 3, 4, "-", note), width=25, terminal=False)[-1] == f"   |    - {note}"


@pytest.mark.parametrize("width", [25, 40, 80, 200])
def test_the_beginning_of_a_line_is_shown_as_long_as_the_mark_is_in_sight(width: int) -> None:
    line = f"| London | {'$1K | ' * 60}"
    _, text, under = shown([line], mark(1, 11, 14), width=width)[0:3]
    assert text.startswith(" 1 | | London | $1K")
    assert under == f"   | {' ' * 11}^^^"


@given(st.lists(st.sampled_from(UNLIKE), max_size=120, unique=True).map("".join), st.data())
def test_the_marked_words_stand_over_the_mark_and_nothing_is_too_wide(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    width = data.draw(st.integers(NARROWEST + 5, 100))
    _, line, under = shown([text], mark(1, start, end), width=width)
    assert cell_len(line) <= width
    assert len(under) <= width
    above = _between(line, under.index("^"), under.index("^") + under.count("^"))
    whole = under.count("^") == max(1, cell_len(text[start:end]))
    assert text[start:end].startswith(above) or above == text[start : start + 1]
    assert whole or cell_len(text[start:end]) > width // 2


def _between(text: str, first: int, last: int) -> str:
    """The characters that stand in some columns."""
    return "".join(
        character
        for place, character in enumerate(text)
        if first <= cell_len(text[:place]) and cell_len(text[: place + 1]) <= last
    )


@given(TEXTS, st.integers(0, 60), st.integers(0, 20))
def test_ascii_places_mark_the_right_words_too(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    style = Style(width=400, terminal=True, encoding="ascii")
    _, line, under = excerpt({1: text}, [mark(1, start, end)], style, 2)
    assert line.isascii()
    assert under.index("^") - 5 == len(style.safe(text[:start]))
    assert under.count("^") == max(1, len(style.safe(text[start:end])))
