"""The body's blocks and tables, held against markdown-it on generated text and on real guides."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from schema.document import Document
from schema.markdown import Block, Kind, Table, blocks, cells

ORACLE = MarkdownIt("commonmark").enable("table")

# A table as (first line, last line, header, rows); every row has as many cells as the header.
Seen = tuple[int, int, tuple[str, ...], tuple[tuple[str, ...], ...]]

PIECES = (
    "| a | b |", "|---|---|", "| --- |", "|:-:|--:|", "| x | y |", "| x |", "| x | y | z |", "a | b", "1 | 2", "", " ",
    "    ", "text", "```", "~~~", "    code | x", "\t| c | d |", "   | a | b |", "  |---|---|", "<div>", "</div>",
    "<!-- c -->", "<!--", "-->", "<span>", "<b>x</b> | y", "| `a|b` | c |", "| a\\|b | c |", "\\| a | b", "| a \\|", "|",
    "||", "| | |", "===", "***", "-|-", "|:--", "a |", "| b", " * * *", "<?php", "?>", "| a | b |  ", "|---|---||",
    "| a\\\\|b | c |", "<script>", "x </script>", '<a href="x">', "<!DOCTYPE>", "&nbsp; | x", "# head", "## a", "Title",
    ":--", "|😀|é|",
)  # fmt: skip
LINES = st.one_of(st.sampled_from(PIECES), st.text(alphabet="|-:`\\ a<>!#~=\t1é", max_size=8))
# Where ours reads as GitHub does and markdown-it does not: a heading, a list's item or a quote is never a table's header,
# and one run of dashes underlines a heading. A table inside an item or right below one is ours to see: people mean one.
UNLIKE = re.compile(r" {0,3}(?:[-+*>#]|[0-9]+[.)])(?:[ \t|>]|$)| {0,3}>| {0,3}-+[ \t]*$")


def ours(lines: list[str]) -> list[Seen]:
    return [_padded(block) for block in blocks(lines) if block.table and block.table.well_formed]


def _padded(block: Block) -> Seen:
    assert block.table is not None
    width = len(block.table.header.cells)
    rows = [
        tuple(([cell.text.replace("\\|", "|").strip() for cell in row.cells] + [""] * width)[:width])
        for row in (block.table.header, *block.table.rows)
    ]
    return block.first, block.last, rows[0], tuple(rows[1:])


def theirs(text: str) -> list[Seen]:
    found: list[Seen] = []
    rows: list[list[str]] = []
    for token in ORACLE.parse(text):
        if token.type == "table_open" and token.map:
            first, last, depth, rows = *token.map, token.level, []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(token.content.strip())
        elif token.type == "table_close":
            if depth == 0:
                found.append((first, last - 1, tuple(rows[0]), tuple(tuple(row) for row in rows[1:])))
            rows = []
    return found


def check_cells(lines: list[str], tables: list[Table]) -> None:
    for table in tables:
        for row in (table.header, *table.rows):
            at = 0
            assert row.texts == [cell.text for cell in row.cells]
            for cell in row.cells:
                assert lines[row.line][cell.start : cell.end] == cell.text
                assert at <= cell.start <= cell.end <= len(lines[row.line])
                assert cell.text == cell.text.strip(" \t")
                at = cell.end


def tables(lines: list[str]) -> list[Table]:
    return [block.table for block in blocks(lines) if block.table]


# against markdown-it


@settings(max_examples=1_500)
@given(st.lists(LINES, max_size=7))
@example(["| a | b |", "|---|---|", "| x | y |", "## next"])
@example(["a | b", "-|-", "<!-- c -->", "1 | 2"])
@example(["text", "a | b", "-|-", "```", "1 | 2", "```"])
@example(["```", "| a | b |", "|---|---|", "```"])
@example(["    | a | b |", "|---|---|"])
@example(["text", "    | a | b |", "|---|---|"])
@example(["| a | b |", "|---|---|", "    | x | y |"])
@example(["<div>", "| a | b |", "|---|---|", "", "| a | b |", "|---|---|"])
@example(["<span>", "| a | b |", "|---|---|"])
@example(["|", "--|"])
@example(["| a | b |", "|---|", "| x | y |"])
def test_tables_are_those_that_markdown_it_sees(lines: list[str]) -> None:
    found = tables(lines)
    check_cells(lines, found)
    if any(UNLIKE.match(line) for line in lines) or not all(table.well_formed for table in found):
        return
    assert ours(lines) == theirs("\n".join(lines))


@given(st.lists(st.one_of(LINES, st.text(alphabet="-+*>#1.) |:\t\u2028\xa0\x0c", max_size=8)), max_size=9))
def test_blocks_are_whole_lines_in_order_and_leave_out_blank_ones(lines: list[str]) -> None:
    before = -1
    for block in blocks(lines):
        assert before < block.first <= block.last < len(lines)
        assert not any(line.strip(" \t") for line in lines[before + 1 : block.first])
        before = block.last
    assert not any(line.strip(" \t") for line in lines[before + 1 :])
    check_cells(lines, tables(lines))


CELLS = st.text(alphabet="ab $–`*é😀", max_size=6).map(lambda text: text.strip() or "x")
GRIDS = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=5)
)  # fmt: skip
ALIGNED = st.sampled_from(["---", ":--", "--:", ":-:", "-"])


@given(GRIDS, ALIGNED, st.sampled_from(["", " ", "\t"]), st.booleans())
def test_a_table_has_the_cells_that_were_written(grid: list[list[str]], delimiter: str, gap: str, outer: bool) -> None:
    opens_code = any(row[0].startswith("```") for row in grid)
    edge = "|" if outer or opens_code or len(grid[0]) == 1 else ""
    rows = [edge + "|".join(f"{gap}{cell}{gap}" for cell in row).strip() + edge for row in grid]
    lines = ["# Title", "", rows[0], edge + "|".join([delimiter] * len(grid[0])) + edge, *rows[1:], "", "after"]
    if any(UNLIKE.match(line) for line in lines[2:-2]):
        return
    [table] = tables(lines)
    assert [[cell.text for cell in row.cells] for row in (table.header, *table.rows)] == grid
    assert table.well_formed
    assert ours(lines) == theirs("\n".join(lines))


def check_real(file: Path) -> None:
    document = Document(file.read_bytes())
    body = document.lines[document.body_line :]
    check_cells(document.lines, list(document.tables))
    assert ours(body) == theirs("\n".join(body)), file
    assert all(table.well_formed for table in document.tables), file


def test_our_guides_have_the_tables_that_markdown_it_sees(guides: list[Path]) -> None:
    for file in guides:
        check_real(file)


@pytest.mark.slow
def test_real_guides_have_the_tables_that_markdown_it_sees(real_guides: list[Path]) -> None:
    for file in real_guides:
        check_real(file)


# where ours differs from markdown-it on purpose


@pytest.mark.parametrize("header", ["# a | b", "- a | b", "1. a | b", "> a | b", "+ a | b"])
def test_a_heading_an_item_or_a_quote_is_no_header_as_on_github(header: str) -> None:
    lines = [header, "|---|---|"]
    assert theirs("\n".join(lines))
    assert tables(lines) == []


@pytest.mark.parametrize("header", ["| a |", "| a | b |", "Negotiation DNA: cash | steady"])
def test_one_run_of_dashes_makes_a_heading_of_the_line_above_as_on_github(header: str) -> None:
    [block] = blocks([header, "---"])
    assert (block.kind, block.level, block.text) == (Kind.HEADING, 2, header)


def test_a_table_in_a_quote_is_not_seen() -> None:
    assert tables(["> | a | b |", "> |---|---|"]) == []


@pytest.mark.parametrize(
    "lines",
    [["- item", "", "  | a | b |", "  |---|---|"], ["- item", "| a | b |", "|---|---|"], ["> quote", "a | b", "-|-"]],
)
def test_a_table_in_an_item_or_right_below_an_item_or_a_quote_is_seen(lines: list[str]) -> None:
    assert theirs("\n".join(lines)) == []
    [table] = tables(lines)
    assert [cell.text for cell in table.header.cells] == ["a", "b"]


def test_a_delimiter_with_another_number_of_cells_makes_a_table_that_is_not_well_formed() -> None:
    lines = ["| a | b |", "|---|", "| x | y |", "", "| a | b |", "|---|---|"]
    first, second = tables(lines)
    assert (first.well_formed, len(first.rows), second.well_formed) == (False, 1, True)
    assert len(theirs("\n".join(lines))) == 1


# cells


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("|a|b", ["a", "b"]),
        ("  |a|b|  ", ["a", "b"]),
        ("| a \\| b | c |", ["a \\| b", "c"]),
        ("| a \\|", ["a \\|"]),
        ("| `a|b` |", ["`a", "b`"]),
        ("| | |", ["", ""]),
        ("||", [""]),
        ("|", [""]),
        ("", [""]),
        ("| a ||", ["a", ""]),
        ("|\ta\t|", ["a"]),
        ("| \xa0a |", ["\xa0a"]),
        ("| 🇬🇧 London | £1 |", ["🇬🇧 London", "£1"]),
    ],
)
def test_a_row_is_split_at_its_bars(line: str, texts: list[str]) -> None:
    found = cells(line)
    assert [cell.text for cell in found] == texts
    assert [line[cell.start : cell.end] for cell in found] == texts


def test_an_empty_cell_stands_between_its_bars() -> None:
    assert [(cell.start, cell.end) for cell in cells("|  | b |")] == [(2, 2), (5, 6)]
    assert [(cell.start, cell.end) for cell in cells("||b|")] == [(1, 1), (2, 3)]


# other blocks


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["# T"], [(Kind.HEADING, "T", 1)]),
        (["### T | C ###"], [(Kind.HEADING, "T | C", 3)]),
        (["## T#"], [(Kind.HEADING, "T#", 2)]),
        (["#"], [(Kind.HEADING, "", 1)]),
        (["#T"], [(Kind.PARAGRAPH, "#T", 0)]),
        (["T", "==="], [(Kind.HEADING, "T", 1)]),
        (["T", "U", "---"], [(Kind.HEADING, "T U", 2)]),
        (["- T", "---"], [(Kind.ITEM, "T", 0), (Kind.RULE, "", 0)]),
        (["**a**", "b"], [(Kind.PARAGRAPH, "**a**\nb", 0)]),
        (["in", "2025. Then"], [(Kind.PARAGRAPH, "in\n2025. Then", 0)]),
        (["in", "    a | b", "-|-"], [(Kind.PARAGRAPH, "in\na | b\n-|-", 0)]),
        (["in", "1. one"], [(Kind.PARAGRAPH, "in", 0), (Kind.ITEM, "one", 0)]),
        (["- a", "  b", "- c"], [(Kind.ITEM, "a\nb", 0), (Kind.ITEM, "c", 0)]),
        (["1. a", "2. b"], [(Kind.ITEM, "a", 0), (Kind.ITEM, "b", 0)]),
        (["> a", "> b"], [(Kind.QUOTE, "a\nb", 0)]),
        (["```md", "# no", "```", "x"], [(Kind.CODE, "", 0), (Kind.PARAGRAPH, "x", 0)]),
        (["````", "```", "# no"], [(Kind.CODE, "", 0)]),
        (["    # no"], [(Kind.CODE, "", 0)]),
        (["<!-- a", "b -->", "x"], [(Kind.COMMENT, "<!-- a\nb -->", 0), (Kind.PARAGRAPH, "x", 0)]),
        (["x", "<!-- a -->"], [(Kind.PARAGRAPH, "x", 0), (Kind.COMMENT, "<!-- a -->", 0)]),
        (["<div>", "# no", "", "# T"], [(Kind.HTML, "", 0), (Kind.HEADING, "T", 1)]),
        (["* * *"], [(Kind.RULE, "", 0)]),
    ],
)
def test_a_block_is_what_its_first_line_opens(lines: list[str], kinds: list[tuple[Kind, str, int]]) -> None:
    assert [(block.kind, block.text, block.level) for block in blocks(lines)] == kinds


def test_reading_can_begin_at_any_line() -> None:
    lines = ["# no", "# T", "text"]
    assert [(block.kind, block.first) for block in blocks(lines, 1)] == [(Kind.HEADING, 1), (Kind.PARAGRAPH, 2)]
    assert blocks(lines, 3) == blocks(lines, 9) == ()
