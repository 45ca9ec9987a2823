"""The rows of a frontmatter that a table of pay would have: what it tells for sure, or every reason why it cannot be told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Any

from schema.bonus import percent_fields, percent_told, years_told
from schema.document import Document
from schema.figures import BOUNDS, Figure, Told, told_by
from schema.guide import COMPONENTS, Row
from schema.import_notices import notices
from schema.money import MoneyRange
from schema.named import NamedTuple
from schema.pay_cell import Entry
from schema.pay_table import PayTable
from schema.region_names import bare, keys, without_hint
from schema.tables import pay_tables
from schema.wording import both

USUAL_YEARS = 4


class Reason(NamedTuple):
    """Why a table, or a part of it, cannot be told, and on which line that stands."""

    line: int
    text: str


@dataclass(slots=True)
class Imported:
    """The rows of a table of pay, as the frontmatter would hold them; none of them counts where there is a reason."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    # What was made of cells that do not say it outright.
    notices: list[Reason] = field(default_factory=list)
    # What the table gives and no field holds.
    left_over: tuple[str, ...] = ()


def imported(document: Document) -> Imported:
    """What a document's one table of pay tells."""
    tables = pay_tables(document, [])
    if len(tables) != 1:
        return Imported(reasons=list(_which(document, tables)))
    return _Importer(document, tables[0]).run()


def _which(document: Document, tables: Sequence[PayTable]) -> Iterator[Reason]:
    if not tables:
        line = document.tables[0].header.line if document.tables else document.body_line
        yield Reason(line + 1, "no table whose header names regions and components of pay was found")
    for table in tables:
        lines = both([str(other.table.header.line + 1) for other in tables])
        yield Reason(
            table.table.header.line + 1, f"tables of pay begin on lines {lines}: which of them counts cannot be told"
        )


class _Importer:
    def __init__(self, document: Document, table: PayTable) -> None:
        self.document, self.table = document, table
        self.found = Imported(left_over=(*table.left_over, *(head.text for head in table.unnamed if head.text)))

    def run(self) -> Imported:
        for wrong in self.table.misshapen:
            self._refuse(self.document.span(wrong.at).line - 1, wrong.message)
        for name, entries in self._regions():
            if not name:
                line = entries[0].line if entries else self.table.table.header.line
                self._refuse(line, "a region has no name that readers see: write it")
            elif row := self._row(name, entries):
                self.found.rows.append(row)
        if not self.found.rows and not self.found.reasons:
            self._refuse(self.table.table.header.line, "the table of pay tells of no region")
        return self.found

    def _refuse(self, line: int, text: str) -> None:
        self.found.reasons.append(Reason(line + 1, text))

    def _regions(self) -> Iterator[tuple[str, list[Entry]]]:
        """Each region with its cells; the same region in a second currency is one with it."""
        found: dict[str, tuple[str, list[str]]] = {}
        for label in self.table.regions:
            key = next((key for key in sorted(keys(label.name)) if key in found), "")
            if key:
                found[key][1].append(label.name)
            else:
                named = (without_hint(label.name) or bare(label.name), [label.name])
                found.update(dict.fromkeys(keys(label.name) or {label.name}, named))
        for name, labels in {id(named): named for named in found.values()}.values():
            yield name, [entry for entry in self.table.entries if entry.region in labels]

    def _row(self, name: str, entries: list[Entry]) -> dict[str, Any]:
        cells = {part: mine for part in COMPONENTS if (mine := [entry for entry in entries if entry.component == part])}
        for entry in entries:
            self._refuse_unsure(name, entry)
        currencies = self._currencies(name, cells)
        row: dict[str, Any] = {"region": name}
        if currencies:
            row["currency"] = currencies[next(iter(currencies))]
        for component, mine in cells.items():
            percent = self._percent(component, mine)
            currency = currencies.get(component, "")
            made = percent or self._figures(name, component, mine, currency)
            row |= made
            if not made or not currencies:
                continue
            held = Row(region=name, currency=currency or row["currency"])
            for said in notices(self.table, component, mine, held, made):
                told = self.found.reasons if said.refused else self.found.notices
                told.append(Reason(said.line + 1, said.text))
        apart = {part: code for part, code in currencies.items() if code != row["currency"] and f"{part}_low" in row}
        if currencies and len(row) == 2:
            self._refuse(entries[0].line, f"{name} has no figure that can be told")
        if not currencies and not self._refused(entries):
            line = entries[0].line if entries else self.table.table.header.line
            self._refuse(line, f"{name} has no figure in any currency: the row needs one")
        return row | ({"currencies": apart} if apart else {})

    def _refuse_unsure(self, name: str, entry: Entry) -> None:
        """A cell whose words, or whose column, do not tell what its figures are."""
        cell, components = entry.cell, both([part.replace("_", " ") for part in entry.header.components])
        if entry.component is None and (cell.ranges or cell.percent):
            also = ", or pay that no field holds" if entry.header.shared else ""
            text = f"`{entry.raw.text}` may be {components}{also}: give each a column of its own"
            self._refuse(entry.line, f"{name}: {text}")
        for part in cell.unread:
            self._refuse(entry.line, f"{name}: `{part.text}` is not understood: write figures alone")
        for clash in cell.conflicts:
            text = entry.raw.text[clash.start : clash.end]
            self._refuse(entry.line, f"{name}: `{text}` is in two currencies: write both ends in one")

    def _refused(self, entries: Sequence[Entry]) -> bool:
        lines = {entry.line + 1 for entry in entries}
        return any(reason.line in lines for reason in self.found.reasons)

    # currencies

    def _currencies(self, name: str, cells: dict[str, list[Entry]]) -> dict[str, str]:
        """The currency of each component: of several the one that most of them give; the row's own comes first."""
        given: dict[str, list[str]] = {}
        for component, entries in cells.items():
            codes = [[self._currency(name, entry, money) for money in entry.cell.ranges] for entry in entries]
            held = [list(dict.fromkeys(code for code in each if code)) for each in codes if each]
            shared = [code for code in (held[0] if held else []) if all(code in each for each in held)]
            if held and not shared and all(held):
                self._refuse(entries[0].line, f"{name}: the cells of {component} share no currency: write all in one")
            elif shared:
                given[component] = shared
        order = {code: number for number, code in enumerate(dict.fromkeys(chain.from_iterable(given.values())))}
        own = max(order, key=lambda code: (sum(code in codes for codes in given.values()), -order[code]), default="")
        found = {component: own if own in codes else codes[0] for component, codes in given.items()}
        return dict(sorted(found.items(), key=lambda each: each[1] != own))

    def _currency(self, name: str, entry: Entry, money: MoneyRange) -> str:
        """The currency of a range where that is sure."""
        possible = sorted(entry.currencies(money) or ())
        if len(possible) == 1:
            return possible[0]
        text = entry.raw.text[money.start : money.end]
        may = f"may be in {' or '.join(possible)}" if 1 < len(possible) < 5 else "names no currency"
        self._refuse(
            entry.line, f"{name}: `{text}` {may}: write its code, such as {possible[0] if possible else 'USD'} 100K"
        )
        return ""

    # figures

    def _figures(self, name: str, component: str, entries: list[Entry], currency: str) -> dict[str, Any]:
        if not currency:
            return {}
        row = Row(region=name, currency=currency)
        told = told_by(entries, row, component, currency)
        if told is None:
            return {}
        self._refuse_rivals(name, component, entries, row)
        found: dict[str, Any] = {}
        for bound in BOUNDS:
            end = told.end(bound)
            if isinstance(end, Figure):
                found[f"{component}_{bound}"] = end.value
            elif end and "open" not in end:
                self._refuse(told.entry.line, f"{name}: {component} cannot be told as a year's pay: {end}")
        years = years_told(entries) if component == "stock" else None
        if years and years != USUAL_YEARS and found:
            found["stock_vest_years"] = years
        return found

    def _refuse_rivals(self, name: str, component: str, entries: list[Entry], row: Row) -> None:
        """Two columns of one component, neither of them levels nor ends of one range, are two answers."""
        columns = [
            entry for entry in entries if not entry.many and entry.header.end not in BOUNDS and entry.cell.ranges
        ]
        given = {
            tuple(_value(told, bound) for bound in BOUNDS)
            for entry in columns
            if (told := told_by([entry], row, component, row.currency or "")) is not None
        }
        if len(given) > 1:
            texts = both([f"`{entry.raw.text}`" for entry in columns])
            self._refuse(columns[0].line, f"{name}: {component} is {texts}: leave one, or name what tells them apart")

    @staticmethod
    def _percent(component: str, entries: list[Entry]) -> dict[str, Any]:
        """A bonus in per cent of base stands before the money that it comes to, as guides write it."""
        told = percent_told(entries) if component == "bonus" else None
        return {name: _plain(value) for name, value in percent_fields(told[1])} if told else {}


def _value(told: Told, bound: str) -> int | str | None:
    end = told.end(bound)
    return end.value if isinstance(end, Figure) else end


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
