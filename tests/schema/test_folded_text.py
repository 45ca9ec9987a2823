"""Two texts are the same where a reader sees no difference, and where they part is told in whole words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.folded_text import folded, likeness, parting

SAME = [
    ("Cash first | Steady grants", "**Cash first** | *Steady* `grants`."),
    ("Cash first", "cash   FIRST…"),
    ("AT&T's pay", "AT&amp;T’s pay"),
    ("A &ldquo;premium&rdquo;", 'A "premium"'),
    ("L4–L5 at Google", "L4-L5 at Google"),
    ("Nestlé", "NESTLE"),
    ("[Levels](https://a.com/x)", "Levels"),
    ("A | B", "- A\n- B"),
    ("A | B", "> 1. A\n> 2. B"),
    ("A | B", "| A | B |\n|---|:-:|"),
    ("pay\u00a0band\u200b", "pay band"),
]
DIFFERENT = [
    ("$110B market cap", "$120B market cap"),
    ("L4 at Google", "L5 at Google"),
    ("Cash first", "Cash first and last"),
    ("pay +10%", "pay 10%"),
    ("1.5x", "15x"),
]


@pytest.mark.parametrize(("text", "other"), SAME)
def test_markdown_quotes_spaces_case_and_entities_do_not_count(text: str, other: str) -> None:
    assert folded(text).text == folded(other).text


@pytest.mark.parametrize(("text", "other"), DIFFERENT)
def test_figures_words_and_signs_count(text: str, other: str) -> None:
    assert folded(text).text != folded(other).text


@given(st.text(max_size=60))
def test_every_character_knows_where_it_stands(text: str) -> None:
    found = folded(text)
    for start, end in zip(found.starts, found.ends, strict=True):
        assert 0 <= start < end <= len(text)
    assert list(found.starts) == sorted(found.starts)
    assert len(found.text) == len(found.starts)


@given(st.text("aÉß $120.,–|*'”\u00a0", max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = folded(text).text
    assert folded(once).text == once


@pytest.mark.parametrize(
    ("text", "part", "stands"),
    [
        ("Engineer = L4 at Google", "L4 at Google", True),
        ("Engineer = L40", "L4", False),
        ("Engineer = L40, later L4", "L4", True),
        ("SL4", "L4", False),
        ("Engineer = **L4**", "= L4", True),
    ],
)
def test_a_part_stands_in_a_text_only_as_whole_words(text: str, part: str, stands: bool) -> None:
    assert folded(text).find(folded(part)) is stands


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Cash $110B first", "Cash $120B first", 'ours says "$110B" where theirs says "$120B"'),
        (
            "Cash first",
            "Cash first | Steady grants",
            'theirs says "Steady grants" after "Cash first", and ours does not',
        ),
        ("Cash first, then stock", "Cash first", 'ours says "then stock" after "Cash first", and theirs does not'),
        ("stock", "Cash and stock", 'theirs says "Cash and" at its beginning, and ours does not'),
        ("Steady grants", "Steady grantees", 'ours says "grants" where theirs says "grantees"'),
        ("a b c d e f g h", "a z z z z z z z z", 'ours says "b c d e f g …" where theirs says "z z z z z z …"'),
    ],
)
def test_where_two_texts_part_is_told_in_whole_words(first: str, second: str, told: str) -> None:
    assert parting(folded(first), folded(second)).told("ours", "theirs") == told


WORDS = st.lists(st.sampled_from(["cash", "first", "steady", "grants", "$40K", "L4"]), min_size=1, max_size=8)


@given(WORDS, WORDS, st.sampled_from(["zebra", "$41K"]))
def test_one_word_that_differs_is_what_both_sides_show(before: list[str], after: list[str], word: str) -> None:
    first, second = " ".join([*before, "yak", *after]), " ".join([*before, word, *after])
    found = parting(folded(first), folded(second))
    assert (found.first, found.second) == ("yak", word)
    assert second[found.start : found.end] == word


@given(WORDS, WORDS)
def test_texts_are_as_alike_as_the_words_that_they_share(words: list[str], others: list[str]) -> None:
    assert likeness(" ".join(words), "**" + " ".join(words).upper() + "**") == 1
    assert likeness(" ".join(words), "yak zebra") == 0
    assert 0 <= likeness(" ".join(words), " ".join(others)) <= 1


def test_a_long_text_is_compared_in_no_time() -> None:
    assert likeness("a b " * 50_000, "b a " * 50_000) > 0.9
