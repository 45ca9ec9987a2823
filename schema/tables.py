"""The tables of pay of a document, each read by the reader that its layout asks for; all readers yield the same thing."""

from collections import Counter
from collections.abc import Sequence

from schema.document import Document
from schema.pay_cell import Entry
from schema.pay_table import Misshapen, PayTable, RegionLabel
from schema.region_names import folded
from schema.regions_across import RegionsAcross
from schema.regions_down import RegionsDown
from schema.table_shapes import Shape, layouts

__all__ = ["Entry", "Misshapen", "PayTable", "RegionLabel", "Shape", "pay_tables"]


def pay_tables(document: Document, regions: Sequence[str]) -> tuple[PayTable, ...]:
    """The tables of pay of a document, found by their headers, and by the guide's regions where a header is unclear."""
    repeated = frozenset(name for name, times in Counter(map(folded, regions)).items() if times > 1)
    found = []
    for index, layout in layouts(document.tables, regions).items():
        reader = RegionsAcross if layout.columns else RegionsDown
        found.append(reader(index, document.tables[index], layout, regions, repeated).read())
    return tuple(found)
