"""The cells that the tables have for one row of the frontmatter, by component, and the words of the table above or beside them."""

from collections.abc import Sequence

from schema.comparison import Comparison
from schema.named import NamedTuple
from schema.pairing import Place
from schema.pay_cell import Entry
from schema.pay_table import PayTable
from schema.region_names import bare
from schema.routes import steps
from schema.table_shapes import Shape


class Cells(NamedTuple):
    """One table's cells of one component of one row."""

    place: Place
    entries: tuple[Entry, ...]


def cells_of(comparison: Comparison, row: int, component: str) -> list[Cells]:
    """By table, the cells that hold a row's component, or may; the latter only in a table that has none of the former."""
    found = []
    for place in comparison.places.get(row, ()):
        if not place.whole:
            continue
        sure = [entry for entry in place.entries if entry.component == component]
        entries = sure or [entry for entry in place.entries if component in entry.header.components]
        if entries:
            found.append(Cells(place, tuple(entries)))
    return found


def label_of(pay_table: PayTable, entry: Entry) -> str:
    """What the table calls a cell's component: its column's header, or its row's label."""
    table = pay_table.table
    *_, number, column = steps(entry.at)
    if pay_table.shape is Shape.COMPONENT_ROWS:
        return bare(table.rows[int(number)].cells[0].text)
    return bare(table.header.cells[int(column)].text)


def all_of(cells: Sequence[Cells]) -> list[Entry]:
    return [entry for each in cells for entry in each.entries]
