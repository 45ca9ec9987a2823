"""Text put into a cell: its column stays as wide as it was, where it was kept wide."""

import pytest

from schema.document import Document
from schema.edit import applied
from schema.edit_cells import below, in_table

STRAIGHT = (
    "| Region   | Base        |\n|----------|-------------|\n| New York | $150K–$200K |\n| Leeds    | £90K–£120K  |\n"
)
LOOSE = "| Region | Base |\n|---|---|\n| New York | $150K–$200K |\n| Leeds | £90K–£120K |\n"
RIGHT = "| Region |        Base |\n|---|------------:|\n| A |  £90K–£120K |\n| B | $150K–$200K |\n"
BARE = "Region | Base\n---|---\nNew York | $150K–$200K\nLeeds | £90K–£120K"


def put(table: str, row: int, text: str, eol: str = "\n") -> str:
    """The table with a text in the second cell of a row."""
    document = Document(f"---\na: 1\n---\n\n{table}".replace("\n", eol))
    found = document.tables[0].rows[row]
    after = applied(document, [in_table(document, found.line, found.cells[1], text)])
    return after.replace(eol, "\n")[len("---\na: 1\n---\n\n") :]


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("table", "row", "text", "line"),
    [
        (STRAIGHT, 1, "£90K–£1.2M", "| Leeds    | £90K–£1.2M  |"),
        (STRAIGHT, 1, "£90K–£95K", "| Leeds    | £90K–£95K   |"),
        (STRAIGHT, 1, "£190K–£220K", "| Leeds    | £190K–£220K |"),
        (STRAIGHT, 1, "£190K–£220.5K", "| Leeds    | £190K–£220.5K |"),
        (STRAIGHT, 0, "$1–$2", "| New York | $1–$2       |"),
        (LOOSE, 0, "$1–$2", "| New York | $1–$2 |"),
        (LOOSE, 1, "£190K–£220.5K", "| Leeds | £190K–£220.5K |"),
        (RIGHT, 0, "£190K–£120K", "| A | £190K–£120K |"),
        (RIGHT, 0, "£9K–£12K", "| A |    £9K–£12K |"),
        (BARE, 1, "£9K", "Leeds | £9K"),
        (LOOSE, 0, "a|b", r"| New York | a\|b |"),
    ],
)
def test_the_rest_of_the_line_stays_where_it_was(table: str, row: int, text: str, line: str, eol: str) -> None:
    before, after = table.split("\n"), put(table, row, text, eol).split("\n")
    assert after[row + 2] == line
    assert after[: row + 2] + after[row + 3 :] == before[: row + 2] + before[row + 3 :]


@pytest.mark.parametrize(
    ("cell", "line"), [("             ", "| New York | $1–$2       |"), (" ", "| New York | $1–$2 |"), ("", "| New York |$1–$2 |")]
)  # fmt: skip
def test_an_empty_cell_is_filled(cell: str, line: str) -> None:
    table = STRAIGHT.replace(" $150K–$200K ", cell)
    assert put(table, 0, "$1–$2").split("\n")[2] == line


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("table", "added"),
    [
        (STRAIGHT, "| York     | £80K        |"),
        (LOOSE, "| York | £80K |"),
        (BARE, "York | £80K"),
    ],
)
def test_a_row_is_added_in_the_form_of_the_one_above(table: str, added: str, eol: str) -> None:
    document = Document(f"---\na: 1\n---\n\n{table}".replace("\n", eol))
    after = applied(document, [below(document, document.tables[0].rows[-1], ["York", "£80K"])])
    assert after.replace(eol, "\n").rstrip("\n").split("\n")[-1] == added
    assert after.count("\r\n") in {0, after.count("\n")}
    assert len(Document(after).tables[0].rows) == 3
