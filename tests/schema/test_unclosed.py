"""Frontmatter without its closing fence is told at the line where the body begins, whatever rules the body has."""

import pytest

from schema.document import Document
from schema.example import CANONICAL
from schema.frontmatter import Flaw

FIELDS, BODY = CANONICAL.split("\n---\n", 1)
HERE = FIELDS.count("\n") + 2


def told(text: str) -> list[tuple[Flaw, str, int]]:
    document = Document(text)
    return [(each.flaw, each.message, document.span_of(each.start, each.end).line) for each in document.troubles]


def unclosed(what: str, line: int) -> list[tuple[Flaw, str, int]]:
    words = f"the frontmatter is not closed before the {what} on line {line}: put --- on a line of its own there"
    return [(Flaw.MISSING, words, line)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("rule", ["", "\n---\n\n**Notes**\n"])
def test_the_line_that_the_body_begins_on_is_told(rule: str, end: str) -> None:
    assert told(f"{FIELDS}\n{BODY}{rule}".replace("\n", end)) == unclosed("heading", HERE)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("# Data Engineer\n\n**Pay** in USD\n", "heading"),
        ("| Region | Base Salary |\n|---|---|\n", "table"),
        ("**Negotiation DNA:** Cash first\n", "text"),
        ("What Acme pays.\n\n## Pay\n", "text"),
    ],
)
def test_the_body_may_begin_with_a_heading_a_table_or_text(body: str, what: str) -> None:
    assert told(f"{FIELDS}\n\n{body}\n---\n\nSources\n") == unclosed(what, HERE + 1)


@pytest.mark.parametrize(
    "broken",
    [
        'company: "acme',
        "company: acme\n# what it is called\ncompany_display: **Acme**",
        "company: acme\n**Acme**\nrole: data-engineer",
        "summary: |\n  ## Pay\n  | a | b |\nrole: @x",
        "# Data Engineer",
        "",
    ],
)
def test_closed_frontmatter_is_not_called_unclosed(broken: str) -> None:
    assert "is not closed" not in str(told(f"---\n{broken}\n---\n{BODY}\n---\n"))


def test_a_comment_of_one_hash_is_no_heading() -> None:
    assert told(CANONICAL.replace("---\ncompany", "---\n# who\ncompany", 1)) == []
