"""Known sources are found under all their spellings, and not in words that look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.sources import cited_in, held_in, named_by, stands


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- Levels.fyi, Acme (2025)", "Levels.fyi"),
        ("levels fyi", "Levels.fyi"),
        ("https://www.levels.fyi/companies/acme", "Levels.fyi"),
        ("[Glassdoor](https://a.com)", "Glassdoor"),
        ("Glass Door", "Glassdoor"),
        ("Blind verified threads", "Blind"),
        ("TeamBlind", "Blind"),
        ("**Blind**/Teamblind: offers", "Blind"),
        ("https://www.teamblind.com/post/x", "Blind"),
        ("LinkedIn Salary", "LinkedIn"),
        ("H-1B disclosure data", "H1B"),
        ("h1bdata.info", "H1B"),
        ("PayScale", "Payscale"),
        ("https://www.comparably.com/companies", "Comparably"),
        ("Hired.com State of Salaries", "Hired"),
        ("Hired (2025)", "Hired"),
        ("Indeed, Acme reports (2025)", "Indeed"),
        ("Indeed salary data", "Indeed"),
        ("Dice Tech Salary Report", "Dice"),
        ("AngelList offers", "Wellfound"),
        ("Wellfound", "Wellfound"),
        ("Crunchbase", "Crunchbase"),
        ("r/cscareerquestions", "Reddit"),
    ],
)
def test_a_source_is_known_by_its_spellings(line: str, name: str) -> None:
    ((found, start, end),) = cited_in(line)
    assert found == name
    assert named_by(line) == {name}
    assert line[start:end].strip() == line[start:end] != ""


@pytest.mark.parametrize(
    "line",
    [
        "color-blind hiring", "Blind hiring at Acme", "Double Blind study", "a Color Blind test", "blindness", "Blind-spot review",
        "hired in 2024", "Hired in 2024 from Acme", "indeed", "Indeed, the market moved", "Indeed it did",
        "rolling dice", "Dice that roll",
        "pay scale of Acme", "comparably good pay", "levels of pay", "unlinked", "", "Acme 10-K filing", "PitchBook",
    ],
)  # fmt: skip
def test_a_word_is_no_source(line: str) -> None:
    assert list(cited_in(line)) == []


def test_a_line_may_name_several_sources_each_once() -> None:
    line = "Levels.fyi, Glassdoor and Blind; Glassdoor again"
    assert sorted(name for name, _, _ in cited_in(line)) == ["Blind", "Glassdoor", "Levels.fyi"]


@pytest.mark.parametrize(
    "entry", ["blind", "BLIND", "TeamBlind", "Team Blind", "indeed.com", "hired", "H1B Salary Data"]
)
def test_on_a_list_of_sources_case_does_not_matter(entry: str) -> None:
    assert len(named_by(entry)) == 1


def test_what_is_no_known_source_is_none() -> None:
    assert named_by("Acme careers page") == frozenset()


PIECES = [
    "Levels.fyi", "levels", " ", "fyi", "Blind", "blind", "Glassdoor", "-", "_", "[", "]", "é", "LinkedIn", "H1B", ".", "/", "s",
    "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_name_that_stands_letter_by_letter_is_named(text: str) -> None:
    standing = {name for name in held_in(text) if stands(name, text)}
    assert standing <= named_by(text.swapcase())  # where none stands so, the patterns tell
    assert standing <= {*held_in(text)}
    assert held_in(text, but=standing) == [name for name in held_in(text) if name not in standing]
