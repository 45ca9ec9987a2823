"""One cell of a table of pay: whose it is, of what, and in which currencies its figures may be."""

from functools import cache, lru_cache

from schema.currencies import Sign
from schema.headers import Header, header_of, signs_of
from schema.markdown import Cell as RawCell
from schema.markdown import TableRow
from schema.money import Cell, MoneyRange, read_cell
from schema.named import NamedTuple
from schema.pattern import late
from schema.region_names import hint
from schema.regions import currencies_of
from schema.remembered import once
from schema.scaled_cell import read_scaled_cell

_BARE_PERCENT = late(r"[0-9]{1,3}(?:\.[0-9]+)?(?:\s*[-–]\s*[0-9]{1,3}(?:\.[0-9]+)?)?")


class _Entry(NamedTuple):
    region: str
    header: Header
    text: str
    line: int
    at: str
    level: str = ""
    # Whether other cells of the same table tell of the same region and component, so that the outermost figures count.
    many: bool = False
    # The currencies that a column of their own gives for the row.
    row_signs: tuple[Sign, ...] = ()
    # Where it is written: the table's line, and the column there.
    row: TableRow | None = None
    column: int = 0


class Entry(_Entry):
    """One cell of pay: whose, of what, and where."""

    @once
    def component(self) -> str | None:
        """The one component that the cell holds, where that is sure: by its header, or by a word in a shared column's cell."""
        if self.header.component or len(self.header.components) < 2:
            return self.header.component
        told = {component for part in self.cell.notes for component in header_of(part.text).components}
        meant = [component for component in self.header.components if component in told]
        return meant[0] if len(meant) == 1 else None

    @once
    def raw(self) -> RawCell:
        """The cell as it is written, with its columns in its line."""
        return RawCell(self.text, 0, len(self.text)) if self.row is None else self.row.cells[self.column]

    @once
    def cell(self) -> Cell:
        text = self.text
        if self.header.percent and _BARE_PERCENT.fullmatch(text):
            text += "%"
        codes = _codes(self.region, self.header.signs + self.row_signs)
        return read_scaled_cell(text, self.header.unit, codes) if self.header.unit else read_cell(text, hint=codes)

    def currencies(self, money: MoneyRange) -> frozenset[str] | None:
        """The currencies that a range may be in; None where nothing tells.

        A sign that several currencies share is the one that the table names, else the region's own or the usual one.
        """
        if len(money.candidates) == 1:
            return _just(money.candidates[0])
        elsewhere: tuple[str, ...] = ()
        if len(self.cell.ranges) > 1:
            elsewhere = tuple(other.candidates[0] for other in self.cell.ranges if len(other.candidates) == 1)
        return _settled(money.candidates, elsewhere, self.header.signs + self.row_signs, self.region)

    def currency(self, money: MoneyRange) -> str | None:
        """The one currency of a range, as far as it can be told."""
        if len(money.candidates) == 1:
            return money.candidates[0]
        possible = self.currencies(money)
        if possible is None:
            return None
        if len(possible) == 1:
            return next(iter(possible))
        local = possible & (currencies_of(self.region) or frozenset())
        return next(iter(local)) if len(local) == 1 else "USD" if "USD" in possible else None

    def may_be(self, money: MoneyRange, currency: str) -> bool:
        """Whether a range may be in a currency."""
        if len(money.candidates) == 1:
            return money.candidates[0] == currency
        possible = self.currencies(money)
        return possible is None or currency in possible


def _signs(region: str, beside: tuple[Sign, ...]) -> tuple[Sign, ...]:
    """What the region's label says of the currency, and what the header and the row do."""
    return signs_of(hint(region)) + beside


@lru_cache(maxsize=1024)
def _codes(region: str, beside: tuple[Sign, ...]) -> str | None:
    """The currencies that all of these name beyond doubt."""
    return " ".join(sorted(_named(_signs(region, beside)))) or None


def _named(signs: tuple[Sign, ...]) -> frozenset[str]:
    """The currencies that signs name beyond doubt."""
    return frozenset(sign.candidates[0] for sign in signs if len(sign.candidates) == 1)


@lru_cache(maxsize=4096)
def _settled(
    candidates: tuple[str, ...], elsewhere: tuple[str, ...], beside: tuple[Sign, ...], region: str
) -> frozenset[str] | None:
    """What a sign that several currencies share means beside others in its cell, what its table says, and where it stands."""
    signs, local = _signs(region, beside), currencies_of(region)
    named = _named(signs)
    if not candidates:
        pool = named or frozenset(code for sign in signs for code in sign.candidates)
        if not pool or named:
            return pool or None
    else:
        pool = frozenset(candidates).difference(elsewhere) or frozenset(candidates)
    here = (local or frozenset()) & pool
    return named & pool or (here | {"USD"} if "USD" in pool else here or pool)


@cache
def _just(code: str) -> frozenset[str]:
    return frozenset({code})
