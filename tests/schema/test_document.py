"""A document: any bytes at all become text with places, and what is wrong with them is told."""

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schema.document import Document
from schema.example import CANONICAL
from schema.finding import Part, Span
from schema.frontmatter import Flaw
from schema.limits import LARGEST_TEXT
from schema.markdown import Kind
from schema.routes import join, steps
from tests.schema.hostile import KILOBYTES, SECONDS, cost

ROUTES = """
    company · compensation · compensation[0].base_low · compensation[7].base_low · level_mapping.raw · level_mapping."a.b" ·
    nowhere.at[3].all · body · body.title · body.tables[0] · body.tables[0].header[1] · body.tables[0].rows[0][0] ·
    body.tables[0].rows[99][99] · body.tables[0].rows · body.tables[9].rows[0] · body.lines[0] · body.lines[3] ·
    body.lines[99999] · body.tables · body.nothing · "body" · bodyguard
""".replace("\n", " ").split(" · ")
ROUTES = ["", *(route.strip() for route in ROUTES)]


def troubles(document: Document) -> list[tuple[Flaw, str, str]]:
    return [(found.flaw, found.message, document.text[found.start : found.end]) for found in document.troubles]


def check_spans(document: Document) -> None:
    """Every span lies inside the text, whatever is asked for."""
    asked = [document.span(route, part) for route in ROUTES for part in Part]
    asked += [document.span_of(found.start, found.end) for found in document.troubles]
    asked += [document.line_span(number) for number in range(len(document.lines))]
    for table in document.tables:
        asked += [document.cell_span(row.line, cell) for row in (table.header, *table.rows) for cell in row.cells]
    for span in asked:
        assert 1 <= span.line <= span.end_line <= len(document.lines), span
        assert 1 <= span.column <= len(document.lines[span.line - 1]) + 1, span
        assert 1 <= span.end_column <= len(document.lines[span.end_line - 1]) + 1, span
        assert (span.line, span.column) <= (span.end_line, span.end_column), span


# any bytes


@given(st.binary(max_size=200))
@example(b"---\n\xff\n---\n")
@example(b"\xef\xbb\xbf---\na: \xff\n---\n")
@example(b"---\r---\r")
@example(b"---")
@example(b"---\na: 1\n---\n|\n|-\n")
def test_any_bytes_become_a_document_whose_spans_lie_inside_it(data: bytes) -> None:
    check_spans(Document(data))


@given(st.text(alphabet=st.characters() | st.sampled_from("-|#:\n\r\t `\ufeff\0\ud800"), max_size=200))
@example("---\na: 1\n---\n| a |\n| - |\n")
@example("\ud800")
def test_any_text_becomes_a_document_whose_spans_lie_inside_it(text: str) -> None:
    check_spans(Document(text))


@given(st.integers(0, len(CANONICAL.encode())), st.binary(max_size=3), st.integers(0, 40))
def test_a_guide_that_is_cut_or_damaged_anywhere_is_still_a_document(at: int, junk: bytes, gone: int) -> None:
    data = CANONICAL.encode()
    check_spans(Document(data[:at] + junk + data[at + gone :]))
    check_spans(Document(data[:at]))


# encodings


def test_a_byte_order_mark_is_told_and_moves_no_column() -> None:
    document = Document(b"\xef\xbb\xbf" + CANONICAL.encode())
    message = "an invisible byte order mark stands before ---, so programs see no frontmatter: save as UTF-8 without it"
    assert troubles(document) == [(Flaw.MISSING, message, "---")]
    assert document.has_mark
    assert document.text == CANONICAL
    assert document.span("company") == Span(2, 10, 2, 14)
    assert not Document(CANONICAL).has_mark


@pytest.mark.parametrize(
    ("data", "message", "at"),
    [
        (b"---\na: \xe9\n---\n", "byte 0xE9 is not UTF-8: save the file as UTF-8", 7),
        (b"\xef\xbb\xbf---\na: \xe9\n---\n", "byte 0xE9 is not UTF-8: save the file as UTF-8", 7),
        ("---\na: 😀\n---\n£".encode() + b"\x80", "byte 0x80 is not UTF-8: save the file as UTF-8", 14),
        (b"---\na: 1\n---\n\xf0\x9f", "byte 0xF0 is not UTF-8: save the file as UTF-8", 13),
        (b"---\na: \0\n---\n", "a NUL character stands here, as in no text: delete it", 7),
        (b"---\na: 1\n---\nx\0", "a NUL character stands here, as in no text: delete it", 14),
        (b"\xef\xbb\xbf\0", "every other byte is NUL, as in UTF-16: save the file as UTF-8", 0),
        (CANONICAL.encode("utf-16"), "the file is UTF-16, not UTF-8: save it as UTF-8", 0),
        (b"\xfe\xff" + CANONICAL.encode("utf-16-be"), "the file is UTF-16, not UTF-8: save it as UTF-8", 0),
        (
            b"---\na: 1\n---\n".decode().encode("utf-16-le"),
            "every other byte is NUL, as in UTF-16: save the file as UTF-8",
            1,
        ),
        (CANONICAL.encode("utf-32"), "the file is UTF-32, not UTF-8: save it as UTF-8", 0),
        (b"\0\0\xfe\xff" + CANONICAL.encode("utf-32-be"), "the file is UTF-32, not UTF-8: save it as UTF-8", 0),
    ],
)
def test_what_is_not_utf_8_is_told_at_its_place_and_nothing_else_is(data: bytes, message: str, at: int) -> None:
    document = Document(data)
    assert [(found.flaw, found.message, found.start) for found in document.troubles] == [
        (Flaw.UNDECODABLE, message, at)
    ]
    assert document.values is None
    check_spans(document)


def test_a_text_with_half_a_character_is_told() -> None:
    document = Document("---\na: \udce9\n---\n")
    message = "a character stands here that UTF-8 cannot write: save the file as UTF-8"
    assert troubles(document) == [(Flaw.UNDECODABLE, message, "\N{REPLACEMENT CHARACTER}")]


def test_a_file_that_could_not_be_opened_is_a_document_that_says_so() -> None:
    document = Document.unreadable("a/b.md", "the file cannot be read: no")
    assert (document.path, troubles(document)) == ("a/b.md", [(Flaw.UNDECODABLE, "the file cannot be read: no", "")])
    check_spans(document)


# line ends


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_change_neither_values_nor_places(ending: str) -> None:
    plain, other = Document(CANONICAL), Document(CANONICAL.replace("\n", ending).encode())
    assert not other.troubles
    assert other.values == plain.values
    assert other.lines == plain.lines
    assert other.blocks == plain.blocks
    assert [other.span(route) for route in ROUTES] == [plain.span(route) for route in ROUTES]


@given(st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=CANONICAL.count("\n"), max_size=CANONICAL.count("\n")))
def test_mixed_line_ends_change_neither_values_nor_places(endings: list[str]) -> None:
    mixed = ""
    for line, ending in zip(CANONICAL.split("\n"), [*endings, ""], strict=True):
        mixed += line
        mixed += "\r" if mixed.endswith("\r") and ending == "\n" else ending  # else the two would be one line's end
    plain, other = Document(CANONICAL), Document(mixed.encode())
    assert (other.values, other.lines, other.blocks) == (plain.values, plain.lines, plain.blocks)
    assert [other.span(route) for route in ROUTES] == [plain.span(route) for route in ROUTES]


@given(st.text(alphabet="ab\r\n\u2028\x85\x0b\x0c", max_size=30))
def test_lines_and_their_starts_put_together_are_the_text(text: str) -> None:
    document = Document(text)
    assert len(document.lines) == len(document.line_starts)
    for line, start in zip(document.lines, document.line_starts, strict=True):
        assert document.text.startswith(line, start)
        assert document.text[start + len(line) : start + len(line) + 1] in {"", "\r", "\n"}
    assert document.lines == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


# fences


@pytest.mark.parametrize(
    ("text", "message", "marks"),
    [
        ("", "the file is empty: a guide begins with frontmatter between two lines of ---", ""),
        (" \n\t\n", "the file is empty: a guide begins with frontmatter between two lines of ---", ""),
        (
            "# Title\n",
            "the file does not begin with frontmatter: put the fields first, between two lines of ---",
            "# Title",
        ),
        (
            "--\na: 1\n---\n",
            "the file does not begin with frontmatter: put the fields first, between two lines of ---",
            "--",
        ),
        (
            "----\na: 1\n---\n",
            "the file does not begin with frontmatter: put the fields first, between two lines of ---",
            "----",
        ),
        (
            "--- a: 1\n---\n",
            "the file does not begin with frontmatter: put the fields first, between two lines of ---",
            "--- a: 1",
        ),
        (
            "\n---\na: 1\n---\n",
            "something stands before the opening ---, so programs see no frontmatter: make it the first line",
            "---",
        ),
        (
            " ---\na: 1\n---\n",
            "something stands before the opening ---, so programs see no frontmatter: make it the first line",
            "---",
        ),
        (
            "---\na: 1\n",
            "the frontmatter opens here and never ends: put --- on a line of its own after the last field",
            "---",
        ),
        (
            "---\na: 1\n ---\n",
            "the frontmatter opens here and never ends: put --- on a line of its own after the last field",
            "---",
        ),
        (
            "---\na: 1\n----\n",
            "the frontmatter opens here and never ends: put --- on a line of its own after the last field",
            "---",
        ),
        ("---\n---\n", "the frontmatter is empty: a guide needs its fields here", "---"),
        ("---\n# a comment\n---\n", "the frontmatter is empty: a guide needs its fields here", "---"),
        ("---\nnull\n---\n", "the frontmatter is empty: a guide needs its fields here", "---"),
    ],
)
def test_frontmatter_that_programs_do_not_see_is_told(text: str, message: str, marks: str) -> None:
    document = Document(text.encode())
    assert troubles(document) == [(Flaw.MISSING, message, marks)]
    assert document.values is None


@pytest.mark.parametrize(
    "text", ["---\na: |\n  ---\n  b\n---\n", "---\na: '---'\n---\n", "--- \t\na: 1\n---\t \nb", "---\na: 1\n---"]
)
def test_only_a_fence_at_the_start_of_a_line_ends_the_frontmatter(text: str) -> None:
    document = Document(text)
    assert not document.troubles
    assert list(document.values or {}) == ["a"]


# places


def test_a_field_that_is_missing_points_at_what_should_hold_it() -> None:
    document = Document(CANONICAL)
    assert document.span("compensation[1].owner") == document.span("compensation[1]") == Span(21, 5, 21, 19)
    assert document.span("owner") == document.span("") == Span(1, 1, 1, 4)


def test_a_field_named_body_is_no_place_below_the_frontmatter() -> None:
    document = Document("---\nbody: x\nbodyguard: y\n---\n# T\n")
    assert document.span('"body"') == Span(2, 7, 2, 8)
    assert document.span("bodyguard") == Span(3, 12, 3, 13)
    assert document.span("body.title") == Span(5, 1, 5, 4)


def test_places_in_the_body_are_tables_lines_and_the_title() -> None:
    document = Document("---\na: 1\n---\n\n# 😀 T\n\n| é | b |\n|---|---|\n| c |  |\n")
    assert document.span("body") == Span(4, 1, 4, 1)
    assert document.span("body.title") == Span(5, 1, 5, 6)
    assert document.span("body.lines[5]") == Span(5, 1, 5, 6)
    assert document.span("body.tables[0].header[1]") == Span(7, 7, 7, 8)
    assert document.span("body.tables[0].rows[0][0]") == Span(9, 3, 9, 4)
    assert document.span("body.tables[0].rows[0][1]") == Span(9, 7, 9, 7)
    assert document.span("body.tables[0].rows[0]") == Span(9, 1, 9, 9)
    assert document.span("body.tables[0].rows[7][1]") == Span(9, 7, 9, 7)


def test_a_table_without_rows_has_places_too() -> None:
    document = Document("---\na: 1\n---\n| a | b |\n|---|---|\n")
    assert document.span("body.tables[0].rows[0][1]") == document.span("body.tables[0].header[1]")


def test_the_title_is_the_first_heading_of_either_kind() -> None:
    assert Document("---\na: 1\n---\ntext\n\nTitle\n===\n# Other\n").span("body.title") == Span(6, 1, 6, 6)
    assert Document("---\na: 1\n---\n```\n# no\n```\n").title is None


def test_the_body_begins_below_the_fence() -> None:
    document = Document(CANONICAL)
    assert document.lines[document.body_line - 1] == "---"
    assert document.blocks[0].kind is Kind.HEADING
    assert Document("---\na: 1\n---").blocks == ()


@given(st.lists(st.text(max_size=5), max_size=4))
def test_a_value_behind_any_characters_has_its_columns_counted_in_characters(names: list[str]) -> None:
    quoted = ["'" + "".join(char for char in name if char.isprintable()).replace("'", "''") + "'" for name in names]
    line = "m: {" + "".join(f"{name}: 1, " for name in dict.fromkeys(quoted)) + "last one: 777}"
    document = Document(f"---\n{line}\n---\n".encode())
    start = line.rindex("777")
    assert document.span("m.last one") == Span(2, start + 1, 2, start + 4)


@pytest.mark.parametrize("route", ROUTES)
def test_routes_that_tests_ask_for_are_written_as_we_write_them(route: str) -> None:
    assert join(steps(route)) in {route, f'"{route}"', route.replace("body", '"body"', 1)}


# what is hostile


BIG = LARGEST_TEXT - 100
LINES = 19_000
BODIES = {
    "a heading that nearly ends": "# a" + " " * BIG + "b",
    "a heading of hashes": "#" + " #" * (BIG // 2) + "b",
    "a delimiter that nearly is one": "|a\n-" + " " * (BIG - 9) + "x",
    "a delimiter of tabs": "|a\n   " + "\t" * (BIG - 9) + "x-",
    "a delimiter of dashes": "|a\n|" + "-" * (BIG - 9) + "x",
    "a wide table": "|" * (BIG // 2) + "\n" + "|-" * (BIG // 4),
    "a long table": "|a|\n|-|\n" + "|\n" * LINES,
    "a rule that nearly is one": "* " * (BIG // 2) + "x",
    "fences": "```\n" * LINES,
    "an open fence": "~~~\n" + "x\n" * LINES,
    "open comments": "<!--\n" * LINES,
    "comments to us": "<!-- payproof: ignore[X] y -->\n" * (BIG // 32),
    "comments to us that never end": "<!-- payproof: ignore[X]\n" * (BIG // 26),
    "comments to us in one line": "x <!-- payproof: ignore[X] -->" * (BIG // 30),
    "an open script": "<script>\n" * LINES,
    "a tag that never ends": "<a " + "b='" * (BIG // 3),
    "attributes": "<a" + " b" * (BIG // 2),
    "empty items": "-\n" * LINES,
    "numbers": "1" * BIG,
    "quotes": ">\n" * LINES,
    "a paragraph": "a\n" * LINES,
    "a paragraph of bars": "|\n" * LINES,
    "too many lines": "a\n" * (BIG // 2),
    "blank lines": "\n" * LINES,
    "space": " " * BIG,
    "backslashes": "|a|\n|-|\n|" + "\\" * (BIG - 20) + "|",
}


@pytest.mark.parametrize("name", BODIES)
def test_no_body_takes_long_or_fills_the_memory(name: str) -> None:
    pytest.importorskip("resource")
    text = f"---\na: 1\n---\n{BODIES[name]}"
    assert len(text) <= LARGEST_TEXT
    spent = cost(text)
    assert spent.seconds < SECONDS
    assert spent.kilobytes < KILOBYTES


def test_what_has_more_lines_than_any_guide_is_refused_unread() -> None:
    message = "the file has more than 20,000 lines, so it was not read: a guide has some 100"
    assert troubles(Document("---\na: 1\n---\n" + "\n" * 19_998)) == [(Flaw.TOO_MUCH, message, "")]
    assert not Document("---\na: 1\n---\n" + "\n" * 19_997).troubles
    spoilt = Document(b"---\na: \xff\n---\n" + b"\n" * 19_998)
    assert troubles(spoilt) == [(Flaw.TOO_MUCH, message, "")]
    check_spans(spoilt)


@pytest.mark.parametrize("size", [LARGEST_TEXT + 1, 50_000_000])
@pytest.mark.parametrize("kind", [bytes, str])
def test_what_is_larger_than_any_guide_is_refused_unread(size: int, kind: type) -> None:
    text = "---\n" + "a" * (size - 4)
    data = text.encode() if kind is bytes else text
    start = process_time()
    document = Document(data)
    message = f"the file is larger than {LARGEST_TEXT:,} bytes, so it was not read: a guide is some 6,000"
    assert troubles(document) == [(Flaw.TOO_MUCH, message, "")]
    assert document.text == ""
    assert process_time() - start < SECONDS


def test_a_guide_as_large_as_may_be_is_read() -> None:
    head = "---\na: 1\n---\n"
    assert not Document((head + "x" * (LARGEST_TEXT - len(head))).encode()).troubles
