"""The tables of pay of a document, each read by the reader that its layout asks for; all readers yield the same thing."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from schema.document import Document
from schema.headers import header_of
from schema.markdown import Kind, cell_texts
from schema.pay_cell import Entry
from schema.pay_table import Misshapen, PayTable, RegionLabel
from schema.regions_across import RegionsAcross
from schema.regions_down import RegionsDown
from schema.table_shapes import Shape, layouts

_FIRST = attrgetter("first")

__all__ = ["Entry", "Misshapen", "PayTable", "RegionLabel", "Shape", "pay_tables"]


def pay_tables(document: Document, regions: Sequence[str]) -> tuple[PayTable, ...]:
    """The tables of pay of a document, found by their headers, and by the guide's regions where a header is unclear."""
    found = []
    for index, layout in layouts(document.tables, regions).items():
        reader = RegionsAcross if layout.columns else RegionsDown
        table = reader(index, document.tables[index], layout, regions).read()
        found.append(_with_cut_rows(document, table))
    return tuple(found)


def _with_cut_rows(document: Document, table: PayTable) -> PayTable:
    """A table with what is told of the rows that an empty line or a comment cuts off: readers see them as text."""
    below = bisect_right(document.blocks, table.table.header.line, key=_FIRST)
    following = next((other for other in document.blocks[below:] if other.kind is not Kind.COMMENT), None)
    if following is None or following.kind is not Kind.PARAGRAPH or not table.table.well_formed:
        return table
    first, last = following.first, following.last
    wanted = len(table.table.header.texts)
    if "|" not in document.lines[first]:
        return table
    rows = [line for line in range(first, last + 1) if len(cell_texts(document.lines[line])) == wanted > 1]
    if len(rows) != last - first + 1:
        return table
    message = "the table ends above this row, so readers see it as text: close the gap, or move what is in it up"
    told = table._replace(misshapen=(*table.misshapen, Misshapen(f"body.lines[{first + 1}]", message)))
    labels = [cell_texts(document.lines[line])[0] for line in rows]
    return _without_rows(told, labels)


def _without_rows(table: PayTable, labels: Sequence[str]) -> PayTable:
    """A table that lacks some rows, so that what they would say is not missed."""
    if table.shape is Shape.COMPONENT_ROWS:
        return table._replace(unsure=table.unsure.union(*(header_of(label).components for label in labels)))
    if table.shape is Shape.LEVEL_ROWS_REGION_COLUMNS:
        return table._replace(regions=tuple(RegionLabel(label.name, label.at, whole=False) for label in table.regions))
    return table._replace(nameless=table.nameless + len(labels))
