"""The tables against the frontmatter: every row with each table that tells of it, and what the two sides say differently."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from schema.bonus import differing_percents, has_percent
from schema.differences import Difference, Kind, Scope, held_figures
from schema.figures import told_by
from schema.finding import Related
from schema.guide import Guide, Row
from schema.header_words import NAMES
from schema.pairing import Pairing, Place, Unpaired, pair
from schema.pay_cell import Entry
from schema.pay_table import Misshapen, PayTable, Unnamed
from schema.remembered import once
from schema.row_comparison import RowFindings, compare_row

__all__ = ["Comparison", "Difference", "Kind", "Unpaired", "compare"]


class Comparison:
    """All that a comparison found."""

    def __init__(
        self,
        only_in_table: list[Unpaired] | None = None,
        only_in_frontmatter: list[Unpaired] | None = None,
        tables: tuple[PayTable, ...] = (),
        names: dict[str, str] | None = None,
        places: dict[int, list[Place]] | None = None,
    ) -> None:
        self.differences: list[Difference] = []
        self.only_in_table: list[Unpaired] = only_in_table or []
        self.only_in_frontmatter: list[Unpaired] = only_in_frontmatter or []
        self.not_compared: list[tuple[str, str]] = []
        # Headers that name no component, above the figures of one.
        self.misnamed: list[Misshapen] = []
        # The tables that tell of the guide's figures; others only look as if they did.
        self.tables = tables
        # What the table says of a row that the frontmatter has no field for: by row and bound, the bonus; by row, the vest years.
        self.bonuses: dict[int, dict[str, tuple[Decimal, ...]]] = {}
        self.vest_years: dict[int, int] = {}
        # What each row was compared with.
        self.compared: list[tuple[int, RowFindings]] = []
        # The frontmatter's names of the table's regions, and its rows by their places in the tables.
        self.names: dict[str, str] = names or {}
        self.places: dict[int, list[Place]] = places or {}

    @once
    def homes(self) -> dict[str, tuple[str, ...]]:
        """The fields of the frontmatter that a cell, by its route, is about and that hold a figure."""
        return {
            entry.at: tuple([f"compensation[{number}].{name}" for name in found.held[component]])
            for number, found in self.compared
            for component, (entries, _) in found.cells.items()
            for entry in entries
        }

    def of(self, kind: Kind) -> Iterator[Difference]:
        return (difference for difference in self.differences if difference.kind is kind)

    def region(self, entry: Entry) -> str:
        """A cell's region as the frontmatter names it, else as the table does."""
        return self.names.get(entry.region, entry.region)

    def elsewhere(self, at: str) -> tuple[Related, ...]:
        """The frontmatter's side of a cell."""
        return tuple(Related(route, "in the frontmatter") for route in self.homes.get(at, ()))

    def cells_of(self, route: str) -> tuple[Related, ...]:
        """The table's side of a field."""
        return tuple(Related(route, "in the table", at=at) for at, routes in self.homes.items() if route in routes)

    def row_of(self, name: str) -> int | None:
        """The row that a table's region is."""
        return next((row for row, places in self.places.items() for place in places if name in place.names), None)

    def only_in_table_of(self, row: int, name: str = "") -> bool:
        """Whether the table gives a row's figure that the frontmatter lacks; any figure of it where none is named."""
        return any(
            difference.row == row and (not name or name in difference.fields)
            for difference in self.of(Kind.ONLY_IN_TABLE)
        )

    def currency_unsure(self, row: int) -> bool:
        return any(difference.row == row for difference in self.of(Kind.CURRENCY))


def compare(guide: Guide, tables: Sequence[PayTable], holes: frozenset[str] = frozenset()) -> Comparison:
    """Compare a guide's rows with its tables; `holes` are routes whose values stand in the text and could not be read."""
    readable = [table for table in tables if table.regions or table.nameless]
    pairing = pair(guide, readable, holes) if readable else Pairing()
    comparison = Comparison(
        only_in_table=pairing.only_in_table,
        only_in_frontmatter=pairing.only_in_frontmatter,
        tables=pairing.tables,
        names=pairing.names,
        places=pairing.places,
    )
    for number, places in pairing.places.items():
        _compare_row(comparison, number, guide.rows[number], [place for place in places if place.whole], holes)
    _gather_missing_columns(comparison, guide)
    return comparison


def _compare_row(comparison: Comparison, number: int, row: Row, places: Sequence[Place], holes: frozenset[str]) -> None:
    """A row against each table that tells of it; what several tables say alike is told once."""
    told: list[RowFindings] = [compare_row(number, row, place, holes) for place in places]
    for found in told:
        comparison.compared.append((number, found))
        if found.not_compared:
            comparison.not_compared += [skip for skip in found.not_compared if skip not in comparison.not_compared]
        if found.bonuses:
            known = comparison.bonuses.setdefault(number, found.bonuses)
            for bound, amounts in found.bonuses.items() if known is not found.bonuses else ():
                known[bound] = (*known.get(bound, ()), *amounts)
        if found.vest_years:
            comparison.vest_years.setdefault(number, found.vest_years)
    differences = [difference for found in told for difference in found.differences]
    if differences:
        comparison.differences += _told_once(told)
    if not told or row.currency is None or (differences and _in_other_currency(differences)):
        return
    placed = told[0].placed if len(told) == 1 else frozenset().union(*[found.placed for found in told])
    lacking = {component: names for component, names in told[0].held.items() if names and component not in placed}
    if lacking:
        comparison.differences += _without_place(number, row, places[0].table, told, lacking)


def _without_place(
    number: int, row: Row, table: PayTable, told: Sequence[RowFindings], lacking: dict[str, tuple[str, ...]]
) -> Iterator[Difference]:
    """The components that a row holds and no table has a cell for."""
    shared = {component: entry for found in told for component, entry in found.shared.items()}
    for component, names in lacking.items():
        cell = shared.get(component)
        if cell and (cell.cell.unread or cell.cell.conflicts):
            continue  # the unreadable cell is told by itself
        at, text = (cell.at, cell.raw.text) if cell else (table.header_at, "")
        figures = tuple(held_figures(row, names))
        yield Difference(Kind.ONLY_IN_FRONTMATTER, number, row.region or "", component, names, at, text, figures)


def _in_other_currency(differences: Sequence[Difference]) -> bool:
    """Whether all of the row is in another currency, so that none of its figures was compared."""
    return any(difference.scope in (Scope.ROW, Scope.FIGURES) for difference in differences)


def _told_once(told: Sequence[RowFindings]) -> Iterator[Difference]:
    """The differences of several tables, where each has a cause of its own."""
    known: set[tuple[object, ...]] = set()
    for index, found in enumerate(told):
        others = [other for place, other in enumerate(told) if place != index]
        for difference in found.differences:
            if difference.kind is Kind.ONLY_IN_FRONTMATTER and any(_gives(other, difference) for other in others):
                continue
            same = difference.table if difference.kind is Kind.DIFFERS else ()
            keys = {(difference.kind, name, same) for name in difference.fields}
            if not keys & known:
                yield difference
            known |= keys


def _gives(found: RowFindings, difference: Difference) -> bool:
    """Whether another table gives what this one leaves out."""
    lacking = {name for other in found.differences if other.kind is Kind.ONLY_IN_FRONTMATTER for name in other.fields}
    return difference.component in found.placed and lacking.isdisjoint(difference.fields)


# components that a table has no place for


def _gather_missing_columns(comparison: Comparison, guide: Guide) -> None:
    """A component that stands nowhere in a table is one fault: of its header, if a column without a name holds the figures."""
    missing: dict[tuple[str, str], list[Difference]] = {}
    if not comparison.differences:
        return
    for difference in comparison.of(Kind.ONLY_IN_FRONTMATTER):
        if difference.lacks_place:
            missing.setdefault((difference.at, difference.component), []).append(difference)
    for (at, component), differences in missing.items():
        table = next(table for table in comparison.tables if table.header_at == at)
        lacking = {difference.row for difference in differences}
        misnamed = next(
            (head for head in table.unnamed if _is_column_of(head, component, lacking, comparison, guide)), None
        )
        told_by_all = [
            row for row, places in comparison.places.items() if any(place.table is table for place in places)
        ]
        if misnamed is None and (len(lacking) < 2 or len(lacking) < len(told_by_all)):
            continue
        comparison.differences = [difference for difference in comparison.differences if difference not in differences]
        if misnamed is not None:
            message = (
                f"the {misnamed.what} {misnamed.text or 'without words'} names no component of pay, and the frontmatter has its "
                f"figures as {component}: did you mean {NAMES[component]}?"
            )
            comparison.misnamed.append(Misshapen(misnamed.at, message, "", differences[0].route, "in the frontmatter"))
        else:
            comparison.differences.append(differences[0]._replace(rows=tuple(sorted(lacking))))


def _is_column_of(head: Unnamed, component: str, rows: set[int], comparison: Comparison, guide: Guide) -> bool:
    """Whether a header or label without a component stands above what at least half of some rows have as one."""
    numbers = [(comparison.row_of(entry.region), entry) for entry in head.entries]
    agreeing = [number for number, entry in numbers if number in rows and _agrees(entry, guide.rows[number], component)]
    return 2 * len(agreeing) >= len(rows)


def _agrees(entry: Entry, row: Row, component: str) -> bool:
    """Whether a cell gives all that a row has of a component."""
    percent, currency = entry.cell.percent, row.currency_of(component)
    if component == "bonus" and percent is not None and has_percent(row):
        return not differing_percents(row, percent)
    told = told_by([entry], row, component, currency) if currency else None
    held = [
        (bound, own) for bound, own in (("low", row.low(component)), ("high", row.high(component))) if own is not None
    ]
    return told is not None and bool(held) and all(told.is_at(bound, own) for bound, own in held)
