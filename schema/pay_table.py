"""A table of pay as it was read: its regions, its cells, what keeps it from being read, and what was left over."""

from schema.currencies import Sign
from schema.markdown import Table
from schema.named import NamedTuple
from schema.pay_cell import Entry
from schema.table_shapes import Shape


class RegionLabel(NamedTuple):
    """Where a table names a region, and whether the cells below or beside it can be compared."""

    name: str
    at: str
    whole: bool = True


class CurrencyCell(NamedTuple):
    """What a column of currencies says of a row."""

    region: str
    text: str
    signs: tuple[Sign, ...]
    at: str

    @property
    def codes(self) -> frozenset[str]:
        """The currencies that it may mean: those that it names beyond doubt, else all that its sign has."""
        named = frozenset(sign.candidates[0] for sign in self.signs if len(sign.candidates) == 1)
        return named or frozenset(code for sign in self.signs for code in sign.candidates)


class Misshapen(NamedTuple):
    """What keeps a table from being read as it was meant; `other` is a second place, and `says` what it has to do with it."""

    at: str
    message: str
    region: str = ""
    other: str = ""
    says: str = ""


class Unnamed(NamedTuple):
    """A header or a row's label that names no component, and the cells of figures that it stands for."""

    at: str
    text: str
    what: str
    entries: tuple[Entry, ...]


class PayTable(NamedTuple):
    """A table of pay."""

    number: int
    shape: Shape
    table: Table
    regions: tuple[RegionLabel, ...] = ()
    entries: tuple[Entry, ...] = ()
    misshapen: tuple[Misshapen, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()
    currency_cells: tuple[CurrencyCell, ...] = ()
    # How many rows are too short or too long, and may tell of any region; the components whose row cannot be read.
    nameless: int = 0
    unsure: frozenset[str] = frozenset()
    # Its rows or columns that no field holds.
    left_over: tuple[str, ...] = ()

    @property
    def header_at(self) -> str:
        return f"body.tables[{self.number}].header"
