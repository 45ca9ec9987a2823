"""A merge conflict that was left in a guide is told once, wherever it stands, and nothing that follows from it."""

import pytest

from schema.conflicts import WORDS
from schema.document import Document
from schema.example import CANONICAL
from schema.finding import Span
from schema.frontmatter import Flaw

LONDON = "| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |\n"


def conflict(one: str, other: str) -> str:
    return f"<<<<<<< HEAD\n{one}=======\n{other}>>>>>>> figures\n"


def told(text: str) -> list[tuple[Flaw, str, Span]]:
    document = Document(text)
    return [(each.flaw, each.message, document.span_of(each.start, each.end)) for each in document.troubles]


def at(line: int) -> tuple[Flaw, str, Span]:
    return Flaw.UNREADABLE, WORDS, Span(line, 1, line, 13)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "part",
    ["company: acme\n", LONDON, "- Glassdoor, Acme reports (2025)\n", "### Data Engineer | Acme Negotiation Guide\n"],
)
def test_a_conflict_is_told_once_wherever_it_stands(part: str, end: str) -> None:
    line = CANONICAL[: CANONICAL.index(part)].count("\n") + 1
    text = CANONICAL.replace(part, conflict(part, part), 1)
    assert told(text.replace("\n", end)) == [at(line)]


def test_a_conflict_over_the_whole_guide_is_told_at_its_first_line() -> None:
    assert told(conflict(CANONICAL, CANONICAL)) == [at(1)]


def test_each_conflict_is_told() -> None:
    text = CANONICAL + conflict("one\n", "two\n") + "\n" + conflict("", "three\n")
    first = CANONICAL.count("\n") + 1
    assert told(text) == [at(first), at(first + 6)]


def test_a_conflict_with_its_base_is_one() -> None:
    text = CANONICAL + "<<<<<<< HEAD\none\n||||||| 1a2b3c4\nnone\n=======\ntwo\n>>>>>>> figures\n"
    assert told(text) == [at(CANONICAL.count("\n") + 1)]


@pytest.mark.parametrize(
    "body",
    [
        "Offers\n=======\n",
        "<<<<<<< HEAD\n",
        ">>>>>>> a quote in a quote\n",
        "=======\n>>>>>>> figures\n<<<<<<< HEAD\n",
        "    <<<<<<< HEAD\n    =======\n    >>>>>>> figures\n",
        "<<<<<<<< HEAD\n========\n>>>>>>>> figures\n",
    ],
)
def test_marks_that_make_no_conflict_are_text(body: str) -> None:
    assert told(CANONICAL + body) == []


def test_nothing_of_a_guide_in_conflict_is_taken_for_what_it_says() -> None:
    document = Document(CANONICAL.replace(LONDON, conflict(LONDON, LONDON)))
    assert document.values is None
