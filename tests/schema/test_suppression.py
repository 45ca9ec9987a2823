"""Comments that silence a finding: where they stand, what they cover, why."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schema.document import Document
from schema.example import CANONICAL
from schema.finding import Span
from schema.suppression import Scope, Suppression, suppressions

FENCE = "---\na: 1\n---\n"
MISPLACED = "a comment inside a line of text silences nothing: put it on a line of its own, above what it speaks of"
UNCLEAR = "this comment is not understood: write `payproof: ignore[CODE] reason`"


def found(frontmatter: str) -> tuple[Suppression, ...]:
    return suppressions(Document(f"---\n{frontmatter}\n---\n# Body\n"))


def covered(text: str, *, body: bool = False) -> list[str]:
    """The lines that the one comment of a frontmatter, or of a body, covers."""
    document = Document(FENCE + text if body else f"---\n{text}\n---\n# Body\n")
    assert not document.troubles
    [comment] = suppressions(document)
    assert not comment.trouble
    lines = range(1, len(document.lines) + 1)
    return [document.lines[line - 1] for line in lines if comment.covers(Span(line, 1, line, 1), "")]


def marked(document: Document, comment: Suppression) -> str:
    start = document.line_starts[comment.span.line - 1] + comment.span.column - 1
    return document.text[start : document.line_starts[comment.span.end_line - 1] + comment.span.end_column - 1]


# in the frontmatter


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: 1 # payproof: ignore[X] why\nb: 2", ["a: 1 # payproof: ignore[X] why"]),
        ("a: 1\t#payproof:ignore[X] why\nb: 2", ["a: 1\t#payproof:ignore[X] why"]),
        ("# payproof: ignore[X] why\na: 1\nb: 2", ["a: 1"]),
        ("# payproof: ignore[X] why\n\n# another comment\n   \n\na: 1\nb: 2", ["a: 1"]),
        ("m:\n  # payproof: ignore[X] why\n  a: 1\n  b: 2", ["  a: 1"]),
        ("# payproof: ignore[X] why\nm:\n  a: 1\n  b: 2\nc: 3", ["m:", "  a: 1", "  b: 2"]),
        ("m: # payproof: ignore[X] why\n  a: 1\n\nc: 3", ["m: # payproof: ignore[X] why", "  a: 1"]),
        ("m: {a: 1,\n  b: 2} # payproof: ignore[X] why\nc: 3", ["  b: 2} # payproof: ignore[X] why"]),
        ("# payproof: ignore[X] why\nm: {a: 1,\n  b: 2}\nc: 3", ["m: {a: 1,", "  b: 2}"]),
        ("# payproof: ignore[X] why\na: |\n  long\n  text\nb: 2", ["a: |"]),
        ("a: 1\n# payproof: ignore[X] why", ["---"]),
    ],
)
def test_a_comment_covers_its_line_or_alone_the_next_field_whole(text: str, lines: list[str]) -> None:
    assert covered(text) == lines


ROWS = "rows:\n  - region: A\n    low: 1\n  # between\n\n  - region: B\n    low: 2\n    more:\n      deep: 3\n# after\nend: 4"


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("  - region: A", "  - region: A # payproof: ignore[X] why", (3, 4)),
        ("    low: 1", "    low: 1 # payproof: ignore[X] why", (4, 4)),
        ("  - region: B", "  - region: B # payproof: ignore[X] why", (7, 10)),
        ("  # between", "  # payproof: ignore[X] why", (7, 10)),
        ("    more:", "    more: # payproof: ignore[X] why", (9, 10)),
        ("rows:", "rows: # payproof: ignore[X] why", (2, 10)),
        ("  - region: B\n", "  - # payproof: ignore[X] why\n    region: B\n", (7, 11)),
        ("  - region: B\n", "  # payproof: ignore[X] why\n  -\n    region: B\n", (8, 12)),
        ("  - region: B\n", "  - &b # payproof: ignore[X] why\n    region: B\n", (7, 11)),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_comment_on_the_line_that_opens_a_row_or_a_list_covers_it_whole(
    before: str, after: str, lines: tuple[int, int], ending: str
) -> None:
    document = Document(f"---\n{ROWS.replace(before, after, 1)}\n---\n".replace("\n", ending).encode())
    [comment] = suppressions(document)
    assert (comment.first, comment.last) == lines
    assert marked(document, comment) == "# payproof: ignore[X] why"


@pytest.mark.parametrize(
    "text",
    [
        'a: "x # payproof: ignore[X] why"',
        "a: 'x # payproof: ignore[X] why'",
        "a: |\n  # payproof: ignore[X] why\n  y",
        "a: >\n  x\n  # payproof: ignore[X] why\nb: 1",
        "a: x#payproof: ignore[X] why",
        '"a # payproof: ignore[X] why": 1',
        'a: "x\n  # payproof: ignore[X] why\n  y"',
    ],
)
def test_what_stands_in_a_text_is_no_comment(text: str) -> None:
    assert found(text) == ()


LIKE_COMMENTS = [
    "a: 1", "b:", "  - x", "  - y#payproof:ignore[X] why", "c: '# payproof: ignore[X] why'", 'd: "x # payproof: ignore[X] why"',
    "e: y#payproof:ignore[X]", "f: '#payproof: ignore[X] why", "# payproof: ignore[X] why", "g: z # payproof: ignore[X] why",
    "  - '# payproof: ignore-file[X]'", "<!-- payproof: ignore[X] -->", "h: <!-- payproof: ignore[X] -->",
]  # fmt: skip


@given(st.lists(st.sampled_from(LIKE_COMMENTS), min_size=1, unique=True), st.booleans())
@example(LIKE_COMMENTS[:7], False)
@example(LIKE_COMMENTS[:7], True)
def test_plain_frontmatter_has_no_comment_that_its_nodes_would_show(lines: list[str], below: bool) -> None:
    body = "<!-- payproof: ignore[X] why -->\n# Body\n" if below else "# Body\n"
    text = "\n".join(["---", *lines, "---", body])
    plain, composed = Document(text), Document(text)
    if plain.tree.plain is not None:
        composed.tree.root, composed.tree.plain = composed.tree.root, None
    assert suppressions(plain) == suppressions(composed)


def test_a_comment_right_behind_a_block_of_text_is_one() -> None:
    assert covered("a: |\n  x\n# payproof: ignore[X] why\nb: 1") == ["b: 1"]
    assert covered("a: |\n  x\n\n# payproof: ignore[X] why\nb: 1") == ["b: 1"]


def test_a_comment_beside_an_alias_covers_its_own_line_and_not_the_anchor() -> None:
    assert covered("x: &x\n  a: 1\nlist:\n  - one\n  - *x # payproof: ignore[X] why\n  - two") == [
        "  - *x # payproof: ignore[X] why"
    ]
    assert covered("list:\n  - one # payproof: ignore[X] why\nx: &x\n  a: 1\nmore:\n  - *x") == [
        "  - one # payproof: ignore[X] why"
    ]


def test_the_whole_file_is_covered_by_a_comment_alone_in_the_frontmatter() -> None:
    [comment] = found("# payproof: ignore-file[PAY203] why\na: 1")
    assert comment.scope is Scope.FILE
    assert comment.covers(Span(999, 1, 999, 1), "London")


@pytest.mark.parametrize(
    ("text", "keys", "reason"),
    [
        ("ignore[PAY203] half of the year only", ("PAY203",), "half of the year only"),
        ("ignore[PAY203, total-below-parts ,TAB302] why", ("PAY203", "total-below-parts", "TAB302"), "why"),
        ("ignore [ PAY203 ] why", ("PAY203",), "why"),
        ("ignore[PAY203]: why", ("PAY203",), "why"),
        ("ignore[PAY203] -- why # really", ("PAY203",), "why # really"),
        ("ignore[PAY203] [sic] why]", ("PAY203",), "[sic] why]"),
        ("ignore[PAY203]", ("PAY203",), ""),
        ("ignore[PAY203] –", ("PAY203",), ""),
        ("ignore[nonsense] why", ("nonsense",), "why"),
    ],
)
def test_a_comment_names_rules_and_a_reason(text: str, keys: tuple[str, ...], reason: str) -> None:
    [comment] = found(f"a: 1 # payproof: {text}")
    assert (comment.scope, comment.keys, comment.reason, comment.trouble) == (Scope.LINES, keys, reason, "")
    document = Document(f"{FENCE}<!-- payproof: {text} -->\ntext\n")
    [comment] = suppressions(document)
    assert (comment.scope, comment.keys, comment.reason, comment.trouble) == (Scope.LINES, keys, reason, "")


@pytest.mark.parametrize(
    "text", ["", "ignore", "ignore PAY203", "ignore[]", "ignore[ , ]", "ignore[PAY203", "ignored[X]", "disable[X]"]
)
def test_a_comment_that_is_not_understood_is_told_and_covers_nothing(text: str) -> None:
    [comment] = found(f"a: 1 # payproof: {text}")
    assert (comment.scope, comment.trouble) == (Scope.NOTHING, UNCLEAR)
    assert not comment.covers(Span(2, 1, 2, 1), "")


@pytest.mark.parametrize(
    "text",
    [
        "a: 1 # payproof ignore[X] why\nb: 2\n---\n",
        "# payproof ignore-file [X] why\na: 1\n---\n",
        "a: 1\n---\n<!-- payproof ignore[X] why -->\n\ntext\n",
        "a: 1\n---\n<!--payproof  ignore [X] why-->\n",
    ],
)
def test_a_comment_without_its_colon_is_told_and_covers_nothing(text: str) -> None:
    [comment] = suppressions(Document(f"---\n{text}"))
    assert comment.scope is Scope.NOTHING
    assert comment.trouble.startswith("the colon behind `payproof` is missing, ")


@pytest.mark.parametrize(
    "text", ["payproof ignores this", "payproof ignore", "payproofs ignore[X]", "see payproof ignore[X]"]
)
def test_a_comment_that_speaks_of_payproof_is_none(text: str) -> None:
    assert suppressions(Document(f"---\na: 1 # {text}\n---\n<!-- {text} -->\n")) == ()


def test_a_comment_for_a_region_covers_that_row_alone() -> None:
    [comment] = suppressions(
        Document(f'{FENCE}<!-- payproof: ignore[TAB302] for "London": rounded -->\n| a |\n|---|\n| London |\n')
    )
    assert (comment.region, comment.reason) == ("London", "rounded")
    inside = Span(7, 1, 7, 1)
    assert comment.covers(inside, "London")
    assert comment.covers(inside, " london ")
    assert not comment.covers(inside, "Paris")
    assert not comment.covers(inside, "")
    assert not comment.covers(Span(8, 1, 8, 1), "London")


def test_a_file_wide_comment_beside_a_field_is_told() -> None:
    [comment] = found("a: 1 # payproof: ignore-file[X] why")
    assert (comment.scope, comment.trouble) == (
        Scope.NOTHING,
        "ignore-file stands alone on a line of the frontmatter: move it there",
    )


# in the body

TABLE = "| a |\n|---|\n| b |\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"<!-- payproof: ignore[X] why -->\n{TABLE}\nafter", ["| a |", "|---|", "| b |"]),
        (f"<!-- payproof: ignore[X] why -->\n\n{TABLE}\nafter", ["| a |", "|---|", "| b |"]),
        (f"# Pay\n<!-- payproof: ignore[X] why -->\n{TABLE}", ["| a |", "|---|", "| b |"]),
        (f"<!-- payproof: ignore[X] why -->\n# Pay\n{TABLE}", ["# Pay"]),
        (f"<!-- payproof: ignore[X] why -->\n<!-- other -->\n{TABLE}", ["| a |", "|---|", "| b |"]),
        (f"<!--\npayproof: ignore[X] why\n-->\n{TABLE}", ["| a |", "|---|", "| b |"]),
        ("text\n<!-- payproof: ignore[X] why -->\nmore\ntext", ["more", "text"]),
        ("| a |\n|---|\n<!-- payproof: ignore[X] why -->\n| b |", ["| b |"]),
        ("text\n<!-- payproof: ignore[X] why -->", []),
    ],
)
def test_a_comment_in_the_body_covers_the_block_below_it(text: str, lines: list[str]) -> None:
    assert covered(text, body=True) == lines


def test_a_comment_inside_a_table_ends_it() -> None:
    document = Document(f"{FENCE}| a |\n|---|\n| b |\n<!-- payproof: ignore[X] why -->\n| c |\n")
    assert [len(table.rows) for table in document.tables] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "text <!-- payproof: ignore[X] why -->",
        "| a <!-- payproof: ignore[X] why --> |\n|---|",
        "# T <!-- payproof: x -->",
    ],
)
def test_a_comment_inside_a_line_of_text_is_told(text: str) -> None:
    [comment] = suppressions(Document(FENCE + text))
    assert (comment.scope, comment.trouble) == (Scope.NOTHING, MISPLACED)


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- payproof: ignore[X] why -->` is how",
        "```\n<!-- payproof: ignore[X] why -->\n```",
        "    <!-- payproof: x -->",
    ],
)
def test_a_comment_in_code_is_none(text: str) -> None:
    assert suppressions(Document(FENCE + text)) == ()


def test_a_file_wide_comment_in_the_body_is_told() -> None:
    [comment] = suppressions(Document(f"{FENCE}<!-- payproof: ignore-file[X] why -->\ntext"))
    assert (comment.scope, comment.trouble) == (
        Scope.NOTHING,
        "ignore-file stands alone on a line of the frontmatter: move it there",
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_comment_has_its_own_place(ending: str) -> None:
    text = (
        "---\n😀: 1 # payproof: ignore[A] a\n---\n<!-- payproof: ignore[B] b\nb --> <!-- payproof: ignore[C] c -->\n\n"
        "text 😀 <!-- payproof: ignore[D] d -->\n"
    )
    document = Document(text.replace("\n", ending).encode())
    comments = suppressions(document)
    assert [marked(document, comment) for comment in comments] == [
        "# payproof: ignore[A] a",
        f"<!-- payproof: ignore[B] b{ending}b -->",
        "<!-- payproof: ignore[C] c -->",
        "<!-- payproof: ignore[D] d -->",
    ]
    assert [comment.reason for comment in comments] == ["a", "b b", "c", ""]


# whatever the text


def test_a_guide_that_cannot_be_read_has_none() -> None:
    assert suppressions(Document("---\na: [ # payproof: ignore[X] why\n---\n")) == ()
    assert suppressions(Document("# payproof: ignore[X] why\n")) == ()
    assert suppressions(Document("---\n# payproof: ignore[X] why\n-->\n---\n")) == ()
    assert suppressions(Document("---\n- b # payproof: ignore[X] why\n---\n")) == ()


PIECES = st.sampled_from(
    [
        *CANONICAL.splitlines(keepends=True),
        *(
            "# payproof: ignore[X] y\n",
            "  # payproof: ignore[X]\n",
            " # payproof: ignore-file[X] y\n",
            "a: # payproof: x\n",
        ),
        *("<!-- payproof: ignore[X] y -->\n", "<!-- payproof:", "-->", "- ", "&a ", "*a\n", "|\n", "{", "}", '"', "\n"),
    ]
)


@given(st.lists(PIECES, max_size=12), st.lists(PIECES, max_size=8))
@example(["# payproof: ignore[X] y\n", "-->"], [])
def test_comments_stand_in_the_order_of_their_lines_and_inside_the_text(
    frontmatter: list[str], body: list[str]
) -> None:
    document = Document(f"---\n{''.join(frontmatter)}\n---\n{''.join(body)}")
    comments = suppressions(document)
    assert sorted(comments, key=lambda comment: comment.span) == list(comments)
    for comment in comments:
        assert "payproof:" in marked(document, comment)
        assert 0 <= comment.first <= comment.last <= len(document.lines)
        assert (comment.scope is Scope.NOTHING) == bool(comment.trouble)
