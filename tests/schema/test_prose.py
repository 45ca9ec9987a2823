"""Labels, titles and sections are found in all the forms that guides give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.document import Document
from schema.markdown import Kind
from schema.prose import evidence, labels, names_evidence, passages, section, sections, titles

HEAD = "---\na: 1\n---\n"


def document(body: str) -> Document:
    return Document(HEAD + body)


def lines(found: Document, numbers: tuple[int, ...]) -> list[str]:
    return [found.lines[number] for number in numbers]


@pytest.mark.parametrize(
    "line",
    [
        "**Level Mapping:** L4 at Google",
        "**Level Mapping**: L4 at Google",
        "**Level Mapping** — L4 at Google",
        "**Level Mapping: L4 at Google**",
        "__Level Mapping:__ L4 at Google",
        "*Level Mapping:* L4 at Google",
        "Level Mapping: L4 at Google",
        "- **Level Mapping:** L4 at Google",
        "> **Level Mapping:** L4 at Google",
        "1. Level mapping: L4 at Google",
        "### Level Mapping: L4 at Google",
    ],
)
def test_a_label_is_found_in_every_form(line: str) -> None:
    (found,) = labels(document(f"Some text.\n\n{line}\n"))
    assert found.words == ("level", "mapping")
    assert found.passage.text.rstrip("*") == "L4 at Google"
    at = found.passage.text.index("L4")
    span = found.passage.span(at, at + 2)
    assert (span.line, span.end_line) == (6, 6)
    assert line[span.column - 1 : span.end_column - 1] == "L4"


@pytest.mark.parametrize(
    "line", ["**Level Mapping**", "**Level Mapping:**", "no label here", "https://a.com/b", "<!-- a: b -->"]
)
def test_what_has_no_text_behind_it_is_no_label(line: str) -> None:
    assert labels(document(f"{line}\n")) == ()


def test_a_label_ends_where_the_next_one_begins() -> None:
    found = document("**One:** a\nb\n**Two:** c\nd\n\ne\n")
    assert [label.passage.text for label in labels(found)] == ["a\nb", "c\nd"]
    assert labels(found)[0].passage.span(2, 3) == document("x\nb\n").line_span(4)


def test_code_and_comments_hold_no_label() -> None:
    assert labels(document("```\n**One:** a\n```\n\n<!--\n**Two:** b\n-->\n")) == ()


def test_headings_and_bold_lines_are_titles() -> None:
    found = titles(document("# One\n\n**Two**\n\n**Three:**\n- a\n\nFour\n====\n\n**Five** and more\n\n- **Six**\n"))
    assert [(title.text, title.level) for title in found] == [("One", 1), ("Two", 7), ("Three", 7), ("Four", 1)]


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("## A\n\none\n\n### B\n\ntwo\n\n## C\n\nthree\n", ["one", "### B", "two"]),
        ("**A**\n\none\n\n**B**\n\ntwo\n", ["one"]),
        ("**A**\n\none\n\n**B:**\n\ntwo\n\n**C**\n\nthree\n", ["one", "**B:**", "two"]),
        ("**A:**\n\none\n\n**B:**\n\ntwo\n", ["one"]),
        ("**A**\n\n**B**\n\none\n\n# C\n\ntwo\n", ["**B**", "one"]),
        ("**A**\none\n\n---\n\n<!-- two -->\nthree\n", ["one", "three"]),
        ("## A\n", []),
    ],
)
def test_a_section_holds_what_stands_under_its_title(body: str, held: list[str]) -> None:
    found = document(body)
    assert lines(found, section(found, titles(found)[0]).lines) == held


def test_what_stands_below_a_bold_title_may_belong_to_it_until_the_next_heading() -> None:
    found = document("**A**\n\none\n\n**B**\n\ntwo\n\n## C\n\nthree\n")
    assert lines(found, section(found, titles(found)[0]).rest) == ["one", "**B**", "two"]


def test_under_a_title_paragraphs_lists_and_rows_are_passages() -> None:
    found = document("## A\n\none\ntwo\n\n- three\n- four\n\n| five | six |\n|---|---|\n| 7 | 8 |\n")
    texts = [passage.text for passage in passages(found, section(found, titles(found)[0]))]
    assert texts == ["one\ntwo", "- three\n- four", "| five | six |", "|---|---|", "| 7 | 8 |"]


@pytest.mark.parametrize(
    "title",
    [
        "Evidence & Sources", "Evidence", "Sources", "Data Sources", "References", "Further Reading & Sources", "Extended Evidence",
        "Acme Evidence & Sources (2026)", "Citations",
    ],
)  # fmt: skip
def test_evidence_goes_by_many_names(title: str) -> None:
    for body in (f"## {title}\n\n- a\n", f"**{title}**\n\n- a\n", f"**{title}:**\n- a\n", f"**{title}:** - a\n"):
        found = document(f"# A\n\nText.\n\n{body}")
        assert [line for under in evidence(found) for line in lines(found, under.lines)][-1].endswith("- a")


@pytest.mark.parametrize(
    "title", ["Sources of Leverage", "Open Source", "Evidence-Based Negotiation", "Level Mapping", ""]
)
def test_not_every_source_is_evidence(title: str) -> None:
    assert not names_evidence(tuple(title.casefold().replace("-", " ").split()))


PIECES = [
    "Evidence", "evi", "dence", "Sources", "\u017fource", "References", "Cit", "ations", "Bibliography", "Pay", " ", "&", "&amp;",
    "&#69;", "**", "_", "`", "<b>", "[", "](a)", " — ", ":", ":us:", "\u00ad", "\\",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=7).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=7).map("".join),
)
def test_no_title_of_evidence_is_passed_over_unread(first: str, second: str) -> None:
    found = document(f"## {first}\n\na\n\n**{second}**\n\nb\n\n**{first}:**\n\nc\n\n# {second}\n\nd\n")
    assert evidence(found) == tuple(sections(found, names_evidence))


def test_a_section_is_found_by_words_that_its_title_holds() -> None:
    found = document("# A\n\n## The Global Levers\n\none\n\n**Level Mapping:** L4\n")
    assert [under.title.text for under in sections(found, lambda words: "levers" in words)] == ["The Global Levers"]
    assert [lines(found, under.lines) for under in sections(found, lambda words: "level" in words)] == [
        ["**Level Mapping:** L4"]
    ]
    assert sections(found, lambda words: "evidence" in words) == []


@pytest.mark.parametrize(
    "text", ["**" + " " * 50_000, "*a" * 30_000, "a:" * 30_000, "- " * 20_000, "_" * 50_000, "**a" + " " * 50_000]
)
def test_no_line_takes_long(text: str) -> None:
    found = document(text)
    assert len(labels(found)) <= 1
    assert all(label.kind in set(Kind) for label in labels(found))
    assert len(titles(found)) <= 1
