"""Examples: the lines that matter, laid over a guide that is right in every respect."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.document import Document
from schema.example import AS_OF, CANONICAL, Bad, Good
from schema.guide import Guide, Row
from schema.reading import read_guide
from schema.registry import rules


def changed(example: Good) -> tuple[list[str], list[str]]:
    """The lines that the example takes out of the canonical guide, and those that it puts in."""
    assert isinstance(example.text, str)
    before, after = CANONICAL.splitlines(), example.text.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_the_canonical_guide_is_right_in_every_respect() -> None:
    document = Document(Good().text)
    assert Good().text == CANONICAL
    assert document.troubles == []
    assert read_guide(document).problems == ()
    assert Good().as_of == AS_OF == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("lines", "drop", "gone", "come"),
    [
        (("data_quality: low",), (), ["data_quality: high"], ["data_quality: low"]),
        (("owner: x",), (), [], ["owner: x"]),
        (("base_low: 1",), (), ["    base_low: 150000"], ["    base_low: 1"]),
        (("    base_low: 1",), (), ["    base_low: 150000"], ["    base_low: 1"]),
        (("  base_low: 1",), (), ["    base_low: 150000"], ["    base_low: 1"]),
        (("stock_type: RSU",), (), [], ["    stock_type: RSU"]),
        (("    note: x",), (), [], ["    note: x"]),
        (("region: Paris",), (), ["  - region: New York"], ["  - region: Paris"]),
        (("currencies:\n  stock: USD",), (), [], ["    currencies:", "      stock: USD"]),
        (("level_mapping: {a: b}",), (), ["level_mapping:", "  internal: null", "  raw: Data Engineer at Acme = L4 at Google"],
            ["level_mapping: {a: b}"]),
        (("data_sources: [x]",), (), ["data_sources:", "  - Levels.fyi", "  - Glassdoor"], ["data_sources: [x]"]),
        (("# a comment",), (), [], ["# a comment"]),
        (("company: a\ncompany: b",), (), ["company: acme"], ["company: a", "company: b"]),
        ((), ("company",), ["company: acme"], []),
        ((), ("base_low",), ["    base_low: 150000"], []),
        ((), ("data_sources",), ["data_sources:", "  - Levels.fyi", "  - Glassdoor"], []),
        ((), ("region",), ["  - region: New York"], ["  -"]),
    ],
)  # fmt: skip
def test_a_line_replaces_its_field_and_nothing_else(
    lines: tuple[str, ...], drop: tuple[str, ...], gone: list[str], come: list[str]
) -> None:
    assert changed(Good(*lines, drop=drop)) == (gone, come)


@pytest.mark.parametrize("name", ["compensation"])
def test_a_block_is_replaced_whole(name: str) -> None:
    assert read_guide(Document(Good(f"{name}: []").text)).problems[0].route == name


def test_a_comment_laid_over_stands_first_in_the_frontmatter() -> None:
    text = Good("# payproof: ignore-file[X] y").text
    assert isinstance(text, str)
    assert text.splitlines()[:2] == ["---", "# payproof: ignore-file[X] y"]


def test_body_table_and_text_stand_for_what_they_name() -> None:
    head, body = CANONICAL.split("\n---\n")
    assert Good(body="x\n").text == f"{head}\n---\nx\n"
    assert Good(body="").text == f"{head}\n---\n"
    assert Good(text="x").text == "x"
    assert Good(text=b"\xff").text == b"\xff"
    table = Good(table="| a |\n|---|\n").text
    assert isinstance(table, str)
    assert table.count("|---|\n") == 1
    assert len(Document(table).tables) == 1
    assert Document(table).lines[-1] == Document(CANONICAL).lines[-1]
    assert Document(Good(table="").text).tables == ()
    assert body.count("| New York") == 1


@given(st.sampled_from([name for name in Row._fields if name not in Guide._fields]), st.integers(0, 10**6))
def test_a_figure_is_laid_over_the_first_row_alone(name: str, value: int) -> None:
    first, second = (Document(text).values or {} for text in (CANONICAL, Good(f"{name}: {value}").text))
    assert second["compensation"][0][name] == value
    assert second["compensation"][1:] == first["compensation"][1:]
    assert {key: field for key, field in second.items() if key != "compensation"} == {
        key: field for key, field in first.items() if key != "compensation"
    }


def test_examples_are_told_apart_by_what_they_say() -> None:
    bad = Bad(
        "base_low: 1", at="compensation[0].base_low", says="too low", marks="1", values={"base_low": 1}, path="a/b.md"
    )
    assert (bad.at, bad.says, bad.marks, bad.values, bad.path, bad.lines) == (
        "compensation[0].base_low", "too low", "1", {"base_low": 1}, "a/b.md", ("base_low: 1",),
    )  # fmt: skip
    assert bad.text == Good("base_low: 1").text
    assert bad != Good("base_low: 1")


@pytest.mark.parametrize(
    "example", [example for rule in rules() for example in rule.examples if example.whole is None], ids=repr
)
def test_what_an_example_drops_was_there(example: Good) -> None:
    for number, name in enumerate(example.drop):
        rest = Good(
            *example.lines,
            drop=(*example.drop[:number], *example.drop[number + 1 :]),
            table=example.table,
            body=example.body,
        )
        assert rest.text != example.text, f"{name} is not there to be dropped"
