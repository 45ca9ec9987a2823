"""One row of the frontmatter against the cells that a table has for it."""

from collections.abc import Sequence
from decimal import Decimal

from schema.bonus import bonuses_told, differing_percents, has_percent, percent_fields, percent_told, years_told
from schema.differences import PERCENTS, Difference, Kind, Scope, all_held_fields, held_figures, type_of_figure
from schema.figures import BOUNDS, Figure, Told, is_reversed, is_whole, told_by
from schema.guide import COMPONENTS, Row
from schema.money import MoneyRange
from schema.pairing import Place
from schema.pay_cell import Entry
from schema.totals import sound

# So many currencies are named; a sign that more share is shown as it stands.
_FEW = 2


class RowFindings:
    """What a comparison of one row with one table, or with several, found."""

    def __init__(self, vest_years: int | None = None) -> None:
        self.differences: list[Difference] = []
        self.not_compared: list[tuple[str, str]] = []
        # What the table says of a row that the frontmatter has no field for: by bound, the bonus; the vest years.
        self.bonuses: dict[str, tuple[Decimal, ...]] = {}
        self.vest_years = vest_years
        # The cells of each component, where the row was compared with them, and whether they are surely of it.
        self.cells: dict[str, tuple[list[Entry], bool]] = {}
        # The fields of each component in which the row holds a figure.
        self.held: dict[str, tuple[str, ...]] = {}
        # The components that the table has a place for; the cells of others where they share a column with those.
        self.placed: set[str] = set()
        self.shared: dict[str, Entry] = {}


def compare_row(number: int, row: Row, place: Place, holes: frozenset[str]) -> RowFindings:
    """Compare a row with one table; `holes` are routes whose values stand in the text and could not be read."""
    return _RowComparer(number, row, place, holes).run()


class _RowComparer:
    def __init__(self, number: int, row: Row, place: Place, holes: frozenset[str]) -> None:
        self.number, self.row, self.place, self.holes = number, row, place, holes
        self.entries = place.entries
        self.held = all_held_fields(row)
        self.found = RowFindings()
        self.found.held = self.held

    def run(self) -> RowFindings:
        self.found.placed |= self.place.table.unsure
        cells = self._cells()
        self.found.placed |= cells.keys()
        if self.row.currency is None or self._row_currency_differs(self.row.currency):
            return self.found
        self.found.cells = cells
        for component, (entries, sure) in cells.items():
            self._component(component, entries, sure=sure)
        if self.found.differences and not self._holds_other_currency(cells):
            self._whole_row()
        return self.found

    def _cells(self) -> dict[str, tuple[list[Entry], bool]]:
        """The cells of each component, and whether they are surely of it; a shared column is what the row holds."""
        shared: list[Entry] = []
        found: dict[str, tuple[list[Entry], bool]] = {}
        for entry in self.entries:
            component = entry.component
            if component is None or (len(entry.header.components) > 1 and self._is_shared(entry, component)):
                shared.append(entry)
            elif component in found:
                found[component][0].append(entry)
            else:
                found[component] = ([entry], True)
        held = [component for component in COMPONENTS if self.held[component]] if shared else []
        for entry in shared:
            free = [component for component in entry.header.components if component not in found]
            mine = [component for component in free if component in held]
            for component in self._split(entry, mine) or mine[:1] or free[:1]:
                found[component] = ([entry], not mine and not entry.header.shared)
            self.found.shared.update(dict.fromkeys((component for component in free if component not in found), entry))
        return {component: found[component] for component in COMPONENTS if component in found}

    def _is_shared(self, entry: Entry, component: str) -> bool:
        """Whether a cell of several components may be of each; what its words say counts where the row holds that, or none."""
        return not self.held[component] and any(self.held[other] for other in entry.header.components)

    @staticmethod
    def _split(entry: Entry, held: Sequence[str]) -> list[str]:
        """`$20K / 10%` in a column of two components is money of the one and per cent of the other, where a row holds both."""
        both = entry.cell.percent is not None and bool(entry.cell.ranges)
        return list(held) if both and len(held) == 2 and "bonus" in held else []

    def _add(
        self, kind: Kind, component: str, fields: tuple[str, ...], entry: Entry,
        frontmatter: Sequence[type_of_figure] = (), table: Sequence[type_of_figure] = (), scope: Scope | None = None,
    ) -> None:  # fmt: skip
        self.found.differences.append(
            Difference(
                kind, self.number, self.row.region or "", component, fields, entry.at, entry.raw.text,
                tuple(frontmatter), tuple(table), scope=scope,
            )
        )  # fmt: skip

    # currencies

    def _row_currency_differs(self, currency: str) -> bool:
        """Whether no cell of the row gives its currency while some give another one: then no figure can be compared."""
        for cell in self.place.table.currency_cells:
            if cell.region in self.place.names and currency not in cell.codes:
                told = "/".join(sorted(cell.codes)) if len(cell.codes) <= _FEW else cell.text
                region = self.row.region or ""
                self.found.differences.append(
                    Difference(
                        Kind.CURRENCY, self.number, region, "currency", ("currency",), cell.at, cell.text, (currency,), (told,),
                        scope=Scope.ROW,
                    )
                )  # fmt: skip
                return True
        own: set[str | None] = {currency}
        if self.row.currencies:
            own.update(self.row.currency_of(component) for component in COMPONENTS)
        stated = []
        for entry in self.entries:
            for money in entry.cell.ranges:
                if possible := entry.currencies(money):
                    if not own.isdisjoint(possible):
                        return False
                    stated.append((entry, money))
        if not stated:
            return False
        codes = list(dict.fromkeys(_currency(entry, money) for entry, money in stated))
        self._add(Kind.CURRENCY, "currency", ("currency",), stated[0][0], (currency,), codes, Scope.ROW)
        return True

    def _other_currency(self, component: str, currency: str, entries: Sequence[Entry]) -> bool:
        """Whether cells give money, and none of it in the currency that the row holds the component in."""
        stated = [entry for entry in entries if entry.cell.ranges]
        strange = [entry for entry in stated if not any(entry.may_be(money, currency) for money in entry.cell.ranges)]
        if not strange or (len(strange) < len(stated) and not strange[0].many):
            return False
        fields = (f"{component}_low", f"{component}_high")
        if not self.held[component]:
            # The row has no figure in any currency: the table alone knows it.
            money = strange[0].cell.ranges[0]
            shown = [end.value if end else None for end in (money.low, money.high)]
            self._add(Kind.ONLY_IN_TABLE, component, fields, strange[0], (None, None), shown)
            return True
        scope = Scope.LEVEL if len(strange) < len(stated) else Scope.COMPONENT
        for entry in strange if scope is Scope.LEVEL else strange[:1]:
            self._add(
                Kind.CURRENCY, component, fields, entry, (currency,), (_currency(entry, entry.cell.ranges[0]),), scope
            )
        return True

    def _holds_other_currency(self, cells: dict[str, tuple[list[Entry], bool]]) -> bool:
        """Whether the row holds the figures that its cells give in another currency: then that is wrong, not the figures."""
        if not any(difference.kind in (Kind.DIFFERS, Kind.CURRENCY) for difference in self.found.differences):
            return False
        own = self.row.currency or ""
        codes: dict[str, Entry] = {}
        for entries, _ in cells.values():
            for entry in entries:
                for money in entry.cell.ranges:
                    code = entry.currency(money)
                    if code and not entry.may_be(money, own):
                        codes.setdefault(code, entry)
        for code, entry in codes.items():
            if self._matches(cells, code) >= max(1, 2 * self._matches(cells, own)):
                self.found.differences.clear()
                self._add(Kind.CURRENCY, "currency", ("currency",), entry, (own,), (code,), Scope.FIGURES)
                return True
        return False

    def _matches(self, cells: dict[str, tuple[list[Entry], bool]], code: str) -> int:
        """How many of the row's amounts are what the table gives in a currency."""
        return sum(
            told.is_at(bound, self._own(component, bound))
            for component, (entries, _) in cells.items()
            if (told := told_by(entries, self.row, component, code))
            for bound in BOUNDS
        )

    # figures

    def _own(self, component: str, bound: str) -> int | None:
        return self.row.low(component) if bound == "low" else self.row.high(component)

    def _component(self, component: str, entries: list[Entry], *, sure: bool) -> None:
        for entry in entries:
            if entry.cell.unread or entry.cell.conflicts:
                return  # the unreadable cell is told by itself
        if component == "bonus":
            self.found.bonuses = bonuses_told(self.row, entries)
            if self._percent_settles(entries, sure=sure):
                return
        if component == "stock":
            self.found.vest_years = years_told(entries)
        if len(entries) == 1 and self._says_the_same(component, entries[0]):
            return
        currency = self.row.currency_of(component)
        if currency is not None and not self._other_currency(component, currency, entries):
            self._figures(component, told_by(entries, self.row, component, currency), entries, sure=sure)

    def _says_the_same(self, component: str, entry: Entry) -> bool:
        """Whether a cell holds one range and nothing else, and it is the row's: so are most, and there is nothing to weigh."""
        ranges = entry.cell.ranges
        if len(ranges) != 1 or entry.header.end in BOUNDS:
            return False
        money, low, high = ranges[0], self.row.low(component), self.row.high(component)
        if low is None or high is None or low > high or money.low is None or money.high is None:
            return False
        if money.low.value != low or money.high.value != high or not is_whole(entry, money):
            return False
        currency = self.row.currency_of(component)
        return currency is not None and entry.may_be(money, currency)

    def _figures(self, component: str, told: Told | None, entries: list[Entry], *, sure: bool) -> None:
        only_table: list[tuple[str, Figure]] = []
        only_frontmatter: list[str] = []
        differing: list[tuple[str, Figure]] = []
        for bound in BOUNDS:
            name, own = f"{component}_{bound}", self._own(component, bound)
            given = told.end(bound) if told else None
            if self.holes and f"compensation[{self.number}].{name}" in self.holes:
                continue
            if isinstance(given, str):
                if own is not None:
                    self.found.not_compared.append((f"compensation[{self.number}].{name}", given))
            elif given is None:
                if own is not None:
                    only_frontmatter.append(name)
            elif own is None:
                only_table.append((name, given))
            elif not given.is_figure(own):
                differing.append((name, given))
        if not sound(self.row, component) or is_reversed(entries):
            differing = []  # a reversed range is told by itself
        for cell in dict.fromkeys(figure.entry.at for _, figure in differing):
            here = [(name, figure) for name, figure in differing if figure.entry.at == cell]
            names, figures = zip(*here, strict=True)
            own_figures = list(held_figures(self.row, names))
            self._add(
                Kind.DIFFERS, component, names, figures[0].entry, own_figures, [figure.value for figure in figures]
            )
        known = sure or len(only_table) == 1  # of a shared column the other end tells what it is
        if only_table and known and not (component == "bonus" and has_percent(self.row)):
            names, figures = zip(*only_table, strict=True)
            nothing = (None,) * len(names)
            self._add(
                Kind.ONLY_IN_TABLE, component, names, figures[0].entry, nothing, [figure.value for figure in figures]
            )
        nothing_there = all(entry.cell.absent for entry in entries) and not any(
            held_figures(self.row, self.held[component])
        )
        if only_frontmatter and not nothing_there:  # 0 and a dash are the same
            if component == "bonus" and not any(entry.cell.ranges or entry.cell.percent for entry in entries):
                only_frontmatter += [name for name in PERCENTS if getattr(self.row, name) is not None]
            self._only_in_frontmatter(component, tuple(only_frontmatter), told.entry if told else entries[0])

    def _only_in_frontmatter(self, component: str, names: tuple[str, ...], entry: Entry) -> None:
        self._add(Kind.ONLY_IN_FRONTMATTER, component, names, entry, list(held_figures(self.row, names)))

    def _percent_settles(self, entries: list[Entry], *, sure: bool) -> bool:
        """Compare a bonus in per cent; the answer says whether nothing is left to compare."""
        route = f"compensation[{self.number}]"
        told = percent_told(entries)
        money = any(entry.cell.ranges for entry in entries)
        amounts = self.row.bonus_low is not None or self.row.bonus_high is not None
        if self.holes and any(f"{route}.{name}" in self.holes for name in PERCENTS):
            return not money
        if told is None:
            if money and has_percent(self.row) and not amounts:
                reason = "the table gives the bonus as an amount, the row per cent"
                self.found.not_compared.append((f"{route}.bonus_pct", reason))
            if money or amounts or not has_percent(self.row):
                return False
            if any(held_figures(self.row, self.held["bonus"])) or not all(entry.cell.absent for entry in entries):
                self._only_in_frontmatter("bonus", self.held["bonus"], entries[0])
            return True
        entry, percent = told
        for name, given in differing_percents(self.row, percent):
            self._add(Kind.DIFFERS, "bonus", (name,), entry, (getattr(self.row, name),), (_whole(given),))
        if not has_percent(self.row) and not amounts and sure:
            fields = percent_fields(percent)
            names, given_all = tuple(name for name, _ in fields), [_whole(given) for _, given in fields]
            self._add(Kind.ONLY_IN_TABLE, "bonus", names, entry, (None,) * len(names), given_all)
            return True
        if amounts and not money:
            reason = "the table gives the bonus per cent, the row an amount"
            self.found.not_compared.append((f"{route}.bonus_low", reason))
        return not money or not amounts

    def _whole_row(self) -> None:
        """A row without any figure is one fault, however many cells the table has for it."""
        only = [difference for difference in self.found.differences if difference.kind is Kind.ONLY_IN_TABLE]
        if len(only) < 2 or any(self.held.values()):
            return
        fields = tuple(name for difference in only for name in difference.fields)
        table = tuple(value for difference in only for value in difference.table)
        self.found.differences = [difference for difference in self.found.differences if difference not in only]
        first = only[0]
        nothing = (None,) * len(fields)
        self.found.differences.append(
            Difference(Kind.ONLY_IN_TABLE, self.number, first.region, "row", fields, first.at, "", nothing, table)
        )


def _currency(entry: Entry, money: MoneyRange) -> str:
    """The currency of a range as a message names it."""
    return entry.currency(money) or "/".join(sorted(entry.currencies(money) or ()))


def _whole(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value
