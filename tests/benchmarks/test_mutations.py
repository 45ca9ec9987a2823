"""Changes to a guide are what they say: in one place, still a guide, and told apart from those that mean nothing."""

import difflib

import pytest

from benchmarks.guide_text import Mutation, Unheld, misspelt
from benchmarks.mutations import mutations
from schema.document import Document
from schema.example import AS_OF, CANONICAL
from schema.subject import Subject
from tests.schema.two_sides import (
    COMPONENTS,
    LEVELS,
    ROWS,
    TITLES,
    TWO_COLUMNS,
    TWO_ROWS,
    TWO_TITLES,
    TWO_TOTALS,
    Row,
    guide,
)

SHAPES = [(TWO_ROWS, ROWS), (TWO_TOTALS, LEVELS), (TWO_COLUMNS, COMPONENTS), (TWO_TITLES, TITLES)]


def changes(text: str) -> list[Mutation | Unheld]:
    return list(mutations(Subject(Document(text), AS_OF)))


def made(text: str) -> list[Mutation]:
    return [change for change in changes(text) if isinstance(change, Mutation)]


def test_a_guide_is_changed_in_every_way() -> None:
    kinds = {change.kind for rows, body in SHAPES for change in made(guide(rows, body))}
    assert kinds == {
        "a bar left out", "a cell too few", "a cell too many", "a dash cell too few", "a dash cell too many",
        "a gap in the table",
        "both suffixes lowered", "cell emptied", "cell made unreadable", "column removed from the table",
        "component removed from the table",
        "currency changed in the frontmatter", "currency of a cell", "currency of one end", "ends swapped",
        "frontmatter field removed",
        "frontmatter figure", "frontmatter figure to null", "frontmatter per cent", "frontmatter per cent to null",
        "header misspelt",
        "number in a cell", "per cent in a cell", "region renamed in the frontmatter", "region renamed in the table",
        "row removed from the frontmatter", "row removed from the table", "row written twice in the table", "suffix in a cell",
        "table in a block of code", "table in a comment", "table removed",
        "harmless: Windows line ends", "harmless: a column of notes", "harmless: a hyphen with spaces",
        "harmless: cells in bold",
        "harmless: dashes with colons", "harmless: flags before the labels", "harmless: headers in small letters",
        "harmless: labels in capitals", "harmless: no bars at the edges", "harmless: rows in another order",
        "harmless: spaces that do not break", "harmless: the first column last", "harmless: thousands in full",
    }  # fmt: skip


@pytest.mark.parametrize(("rows", "body"), SHAPES)
def test_every_change_changes_something_and_names_lines_that_are_there(rows: tuple[Row, ...], body: str) -> None:
    text = guide(rows, body)
    for change in made(text):
        assert change.text != text or change.kind.startswith("harmless"), change
        assert all(0 < line <= change.text.count("\n") for line in change.lines), change


@pytest.mark.parametrize(
    "kind",
    [
        "frontmatter figure",
        "number in a cell",
        "cell emptied",
        "currency of a cell",
        "header misspelt",
        "a cell too many",
    ],
)
def test_such_a_change_touches_one_line_which_it_names(kind: str) -> None:
    before = CANONICAL.split("\n")
    found = [change for change in made(CANONICAL) if change.kind == kind]
    assert found
    for change in found:
        after = change.text.split("\n")
        (line,) = [number for number, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new]
        assert line in change.lines


def test_each_figure_of_both_sides_is_changed() -> None:
    whats = [change.what for change in made(CANONICAL) if change.kind in {"frontmatter figure", "frontmatter per cent"}]
    assert len(whats) == len(set(whats)) == 14
    assert sum(change.kind == "number in a cell" for change in made(CANONICAL)) == 12


def test_harmless_changes_want_no_finding_and_a_renamed_region_two() -> None:
    wanted = {(change.kind.startswith("harmless"), change.findings) for change in made(CANONICAL)}
    assert wanted == {(True, 0), (False, 1), (False, 2)}
    assert {change.kind for change in made(CANONICAL) if change.findings == 2} == {
        "region renamed in the frontmatter", "region renamed in the table",
    }  # fmt: skip


def test_what_the_frontmatter_cannot_hold_is_counted_and_not_changed() -> None:
    text = CANONICAL.replace("| 10% | £109K", "| 10–15% | £109K").replace("£90K–£120K", "£90K–£120K / $117K–$156K")
    assert [change.why for change in changes(text) if isinstance(change, Unheld)] == [
        "the second currency, or a grant's yearly part", "the high end of a bonus in per cent",
    ]  # fmt: skip


def test_a_guide_whose_frontmatter_cannot_be_read_is_not_changed() -> None:
    assert changes("# no frontmatter\n") == []


@pytest.mark.parametrize(
    ("text", "wrong"), [("Base Salary", "Bsae Slaary"), ("Stock (RSU/4yr)", "Sotck (RUS/4yr)"), ("L4", "L4"), ("", "")]
)
def test_a_misspelling_swaps_two_letters_of_each_word(text: str, wrong: str) -> None:
    assert misspelt(text) == wrong
    assert not difflib.SequenceMatcher(None, sorted(text), sorted(wrong)).ratio() < 1
