"""A plain text has the tag that PyYAML's safe loader gives it."""

from itertools import product
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from schema.yaml_tags import tag_of
from tests.schema.test_yaml_loader import WORDS

DATES = (
    "2026-01-05",
    "2026-1-5 1:02:03",
    "2001-12-14t21:59:43.10-05:00",
    "2001-12-14 21:59:43.1 Z",
    "2001-12-14T21:59:43 +5",
)
FIGURES = (
    "150000",
    "-1_000.5e+3",
    "0x1F",
    "0b1010",
    "0o17",
    "017",
    "190:20:30",
    "190:20:30.15",
    "+.inf",
    ".NaN",
    ".5E-1",
)
TRUTHS = ("yes", "No", "TRUE", "off", "y", "Null", "~", "<<", "=", "!", "&", "*", "-", "+", ".")
_SAFE: Any = yaml.SafeLoader("")


def the_librarys(text: str) -> object:
    return _SAFE.resolve(yaml.ScalarNode, text, (True, False))


@pytest.mark.parametrize("word", [*WORDS, *DATES, *FIGURES, *TRUTHS])
def test_each_form_and_each_that_is_one_character_away_has_its_tag(word: str) -> None:
    others = "0159-+.:_eExbaFtTZzn ~=<é٣"
    near = {word, word + word, word.upper(), word.lower(), word.title(), ""}
    for at in range(len(word) + 1):
        near |= {word[:at] + word[at + 1 :], word[:at]}
        near |= {word[:at] + other + word[at + skip :] for other in others for skip in (0, 1)}
    assert {text: tag_of(text) for text in near} == {text: the_librarys(text) for text in near}


def test_every_short_text_of_what_numbers_are_made_of_has_its_tag() -> None:
    texts = ["".join(each) for long in range(5) for each in product("017-+.:_eExbF", repeat=long)]
    assert [text for text in texts if tag_of(text) != the_librarys(text)] == []


def test_every_character_has_its_tag() -> None:
    texts = [character for character in map(chr, range(0x110000)) if character != "\n"]
    assert [text for text in texts if tag_of(text) != the_librarys(text)] == []


@given(st.one_of(st.text(st.characters(exclude_characters="\n")), st.text("0123456789-+.:_eExXbBaAfFtTZinNI ")))
def test_any_text_of_a_line_has_its_tag(text: str) -> None:
    assert tag_of(text) == the_librarys(text)
