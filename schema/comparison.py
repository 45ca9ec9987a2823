"""The table against the frontmatter: for every row and component what each side says, and where the two differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from schema.finding import Related
from schema.guide import COMPONENTS, Guide, Row
from schema.money import MoneyRange
from schema.money_words import Period
from schema.region_names import alike, pairs
from schema.tables import Entry, PayTable, RegionLabel, Shape
from schema.totals import sound

BOUNDS = ("low", "high")


class Kind(Enum):
    """How the two sides differ in one figure or cell."""

    DIFFERS = "differs"
    ONLY_IN_TABLE = "only in the table"
    ONLY_IN_FRONTMATTER = "only in the frontmatter"
    CURRENCY = "currency"


type_of_figure = int | Decimal


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the two sides say differently; `fields` are those of the row that it is about, the first one leading.

    `at` is the cell's route, or the table's where it has no cell for it.
    """

    kind: Kind
    row: int
    region: str
    component: str
    fields: tuple[str, ...]
    at: str
    text: str = ""
    frontmatter: tuple[type_of_figure | str | None, ...] = ()
    table: tuple[type_of_figure | str | None, ...] = ()

    @property
    def route(self) -> str:
        return f"compensation[{self.row}].{self.fields[0]}"


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A region that only one side has; `likely` is the other side's that it may be."""

    name: str
    at: str
    row: int | None = None
    likely: str = ""
    likely_at: str = ""


@dataclass(slots=True)
class Comparison:
    """All that a comparison found."""

    differences: list[Difference] = field(default_factory=list)
    only_in_table: list[Unpaired] = field(default_factory=list)
    only_in_frontmatter: list[Unpaired] = field(default_factory=list)
    not_compared: list[tuple[str, str]] = field(default_factory=list)
    # What the table says of a row that the frontmatter has no field for: by row and bound, the bonus; by row, the vest years.
    bonuses: dict[int, dict[str, tuple[Decimal, ...]]] = field(default_factory=dict)
    vest_years: dict[int, int] = field(default_factory=dict)
    # The fields of the frontmatter that a cell, by its route, is about and that hold a figure.
    homes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # The frontmatter's names of the table's regions.
    names: dict[str, str] = field(default_factory=dict)

    def of(self, kind: Kind) -> Iterator[Difference]:
        return (difference for difference in self.differences if difference.kind is kind)

    def region(self, entry: Entry) -> str:
        """A cell's region as the frontmatter names it, else as the table does."""
        return self.names.get(entry.region, entry.region)

    def elsewhere(self, at: str) -> tuple[Related, ...]:
        """The frontmatter's side of a cell."""
        return tuple(Related(route, "in the frontmatter") for route in self.homes.get(at, ()))

    def only_in_table_of(self, row: int, name: str = "") -> bool:
        """Whether the table gives a row's figure that the frontmatter lacks; any figure of it where none is named."""
        return any(difference.row == row and (not name or name in difference.fields) for difference in self.of(Kind.ONLY_IN_TABLE))

    def currency_unsure(self, row: int) -> bool:
        return any(difference.row == row for difference in self.of(Kind.CURRENCY))


def compare(guide: Guide, tables: Sequence[PayTable], holes: frozenset[str] = frozenset()) -> Comparison:
    """Compare a guide's rows with its tables; `holes` are routes whose values stand in the text and could not be read."""
    comparison = Comparison()
    readable = [table for table in tables if table.table.well_formed]
    if readable:
        _Comparer(guide, readable, holes, comparison).run()
    return comparison


@dataclass(frozen=True, slots=True)
class Figure:
    """One bound as the table gives it, in whole currency units a year, with the cell that it stands in."""

    value: Decimal
    entry: Entry


class _Comparer:
    def __init__(self, guide: Guide, tables: Sequence[PayTable], holes: frozenset[str], comparison: Comparison) -> None:
        self.guide, self.tables, self.holes, self.found = guide, tables, holes, comparison

    def run(self) -> None:
        names = [row.region or "" for row in self.guide.rows]
        paired: dict[int, list[tuple[PayTable, list[str]]]] = {}
        unpaired: list[tuple[PayTable, RegionLabel]] = []
        for table in self.tables:
            labels: dict[str, list[RegionLabel]] = {}
            for label in table.regions:
                labels.setdefault(label.name, []).append(label)
            matched = pairs(list(labels), names)
            for index, name in enumerate(labels):
                if index in matched:
                    self.found.names[name] = names[matched[index]]
                    whole = all(label.whole for label in labels[name])
                    paired.setdefault(matched[index], []).append((table, [name] if whole else []))
                else:
                    unpaired.append((table, labels[name][0]))
        known = {" ".join(names[row].split()).casefold() for row in paired}
        alone = [row for row, name in enumerate(names) if row not in paired and name]
        # A row whose region another row has too is told by that alone.
        self._regions(unpaired, [row for row in alone if " ".join(names[row].split()).casefold() not in known])
        for row, places in paired.items():
            entries = [(table, entry) for table, whole in places for entry in table.entries if entry.region in whole]
            if entries:
                self._row(row, self.guide.rows[row], entries)

    # regions

    def _regions(self, unpaired: list[tuple[PayTable, RegionLabel]], rows: list[int]) -> None:
        likely = self._likely(unpaired, rows)
        for index, (_, label) in enumerate(unpaired):
            row = likely.get(index)
            name = self.guide.rows[row].region if row is not None else None
            at = "" if row is None else f"compensation[{row}].region"
            self.found.only_in_table.append(Unpaired(label.name, label.at, None, name or "", at))
        back = {row: unpaired[index][1] for index, row in likely.items()}
        for row in rows:
            other = back.get(row)
            name = self.guide.rows[row].region or ""
            at = f"compensation[{row}].region"
            self.found.only_in_frontmatter.append(
                Unpaired(name, at, row, other.name if other else "", other.at if other else "")
            )

    def _likely(self, unpaired: list[tuple[PayTable, RegionLabel]], rows: list[int]) -> dict[int, int]:
        """Which of the table's regions is likely which row under another name: by their figures, by their names."""
        scores = []
        for index, (table, label) in enumerate(unpaired):
            for row in rows:
                score = alike(label.name, self.guide.rows[row].region or "") + 2 * self._same_figures(table, label, row)
                if score >= 0.6:
                    scores.append((-score, index, row))
        found: dict[int, int] = {}
        for _, index, row in sorted(scores):
            if index not in found and row not in found.values():
                found[index] = row
        return found

    def _same_figures(self, table: PayTable, label: RegionLabel, row: int) -> float:
        """Which part of the row's figures the table's region has too."""
        ours = {figure for component in COMPONENTS for figure in (self._own(row, component, "low"), self._own(row, component, "high")) if figure}
        theirs = {
            bound.value * (money.times_a_year or 1)
            for entry in table.entries
            if entry.region == label.name
            for money in entry.cell.ranges
            for bound in (money.low, money.high)
            if bound
        }
        return len(ours & theirs) / len(ours) if ours else 0.0

    def _own(self, row: int, component: str, bound: str) -> int | None:
        figure: int | None = getattr(self.guide.rows[row], f"{component}_{bound}")
        return figure

    # figures

    def _row(self, number: int, row: Row, entries: list[tuple[PayTable, Entry]]) -> None:
        if self._row_currency_differs(number, row, [entry for _, entry in entries]):
            return
        before = len(self.found.differences)
        places = dict(self._places(row, [entry for _, entry in entries]))
        for component in COMPONENTS:
            if component in places:
                own, sure = places[component]
                held = tuple(f"compensation[{number}].{name}" for name in _fields(component) if getattr(row, name) is not None)
                self.found.homes.update({entry.at: held for entry in own})
                self._component(number, row, component, own, sure=sure)
            elif self._holds(row, component):
                self._no_column(number, row, component, entries[0][0])
        new = self.found.differences[before:]
        if self._holds_other_currency(number, row, places, new):
            return
        if len(new) > 1 and not any(self._holds(row, component) for component in COMPONENTS):
            self._whole_row(number, row, new)

    def _places(self, row: Row, entries: list[Entry]) -> Iterator[tuple[str, tuple[list[Entry], bool]]]:
        """The cells of each component, and whether they are surely of it; a shared column is the component that the row holds."""
        sure = {component: found for component in COMPONENTS if (found := [entry for entry in entries if entry.component == component])}
        yield from ((component, (found, True)) for component, found in sure.items())
        for entry in entries:
            if entry.component is None:
                free = [component for component in entry.header.components if component not in sure]
                held = [component for component in free if self._holds(row, component)]
                if held or free:
                    sure_of_one = not held and not entry.header.shared
                    yield (held or free)[0], ([entry], sure_of_one)

    def _whole_row(self, number: int, row: Row, new: list[Difference]) -> None:
        """A row without any figure is one fault, however many cells the table has for it."""
        only = [difference for difference in new if difference.kind is Kind.ONLY_IN_TABLE]
        if len(only) < 2:
            return
        fields = tuple(name for difference in only for name in difference.fields)
        table = tuple(value for difference in only for value in difference.table)
        self.found.differences = [difference for difference in self.found.differences if difference not in only]
        self._add(Kind.ONLY_IN_TABLE, number, row, "row", fields, only[0].at, "", (None,) * len(fields), table)

    def _holds_other_currency(
        self, number: int, row: Row, places: dict[str, tuple[list[Entry], bool]], new: list[Difference]
    ) -> bool:
        """Whether the row holds the figures of another currency that its cells give: then its currency is wrong, not its figures."""
        if not any(difference.kind in {Kind.DIFFERS, Kind.CURRENCY} for difference in new):
            return False
        codes: dict[str, Entry] = {}
        for found, _ in places.values():
            for entry in found:
                for money in entry.cell.ranges:
                    code = entry.currency(money)
                    if code and not entry.may_be(money, row.currency or ""):
                        codes.setdefault(code, entry)
        for code, entry in codes.items():
            if self._matches(row, places, code) > self._matches(row, places, row.currency or ""):
                self.found.differences = [difference for difference in self.found.differences if difference not in new]
                self._add(Kind.CURRENCY, number, row, "figures", ("currency",), entry.at, entry.raw.text, (row.currency,), (code,))
                return True
        return False

    def _matches(self, row: Row, places: dict[str, tuple[list[Entry], bool]], code: str) -> int:
        """How many of the row's amounts are what the table gives in a currency."""
        return sum(
            isinstance(given := self._bound(row, component, code, bound, entries), Figure)
            and given.value == (row.low(component) if bound == "low" else row.high(component))
            for component, (entries, _) in places.items()
            for bound in BOUNDS
        )

    def _row_currency_differs(self, number: int, row: Row, entries: list[Entry]) -> bool:
        """Whether no cell of the row gives its currency while some give another one: then no figure can be compared."""
        if row.currency is None:
            return True
        stated = [(entry, money) for entry in entries for money in entry.cell.ranges if money.candidates]
        own = {row.currency, *(row.currency_of(component) for component in COMPONENTS)} - {None}
        if not stated or any(entry.may_be(money, code) for entry, money in stated for code in own if code):
            return False
        codes = list(dict.fromkeys(entry.currency(money) or "/".join(money.candidates) for entry, money in stated))
        entry = stated[0][0]
        self._add(Kind.CURRENCY, number, row, "currency", ("currency",), entry.at, entry.raw.text, (row.currency,), tuple(codes))
        return True

    def _holds(self, row: Row, component: str) -> bool:
        figures = [row.low(component), row.high(component)]
        if component == "bonus":
            figures += [row.bonus_pct, row.bonus_pct_low, row.bonus_pct_high]  # type: ignore[list-item]
        return any(figure is not None for figure in figures)

    def _no_column(self, number: int, row: Row, component: str, table: PayTable) -> None:
        """The frontmatter holds a component that the table has no place for."""
        fields = tuple(name for name in _fields(component) if getattr(row, name) is not None)
        figures = tuple(getattr(row, name) for name in fields)
        at = f"body.tables[{table.index}].header"
        self._add(Kind.ONLY_IN_FRONTMATTER, number, row, component, fields, at, "", figures)

    def _component(self, number: int, row: Row, component: str, entries: list[Entry], *, sure: bool) -> None:
        readable = [entry for entry in entries if not entry.cell.unread and not entry.cell.conflicts]
        if len(readable) < len(entries):
            return  # the unreadable cell is told by itself
        if component == "bonus":
            self._note_bonus(number, row, readable)
            if self._percent(number, row, readable, sure=sure):
                return
        if component == "stock":
            self._note_years(number, readable)
        currency = row.currency_of(component)
        if currency is None or self._other_currency(number, row, component, currency, readable):
            return
        table = {bound: self._bound(row, component, currency, bound, readable) for bound in BOUNDS}
        self._figures(number, row, component, table, readable, sure=sure)

    def _other_currency(self, number: int, row: Row, component: str, currency: str, entries: list[Entry]) -> bool:
        """Whether the cells give money, and none of it in the currency that the row holds the component in."""
        stated = [(entry, money) for entry in entries for money in entry.cell.ranges]
        if not stated or any(entry.may_be(money, currency) for entry, money in stated):
            return False
        if not self._holds(row, component):
            # The row has no figure in any currency: the table alone knows it.
            entry, money = stated[0]
            low, high = money.low, money.high
            fields = (f"{component}_low", f"{component}_high")
            shown = (low.value if low else None, high.value if high else None)
            self._add(Kind.ONLY_IN_TABLE, number, row, component, fields, entry.at, entry.raw.text, (None, None), shown)
            return True
        entry, money = stated[0]
        code = entry.currency(money) or "/".join(money.candidates)
        fields = (f"{component}_low", f"{component}_high")
        self._add(Kind.CURRENCY, number, row, component, fields, entry.at, entry.raw.text, (currency,), (code,))
        return True

    def _bound(self, row: Row, component: str, currency: str, bound: str, entries: list[Entry]) -> Figure | str | None:
        """What the cells give for one bound: the least low or the greatest high of them; a text says why none can be told."""
        figures: list[Figure] = []
        for entry in entries if entries[0].many else entries[:1]:
            money = compared_range(entry, component, currency)
            if money is None:
                continue
            end = money.low if bound == "low" else money.high
            if end is None:
                return "the cell leaves this end open"
            factor = times_to_compare(entry, component, money, row)
            if factor is None:
                return f"the cell is paid by the {money.period}"
            figures.append(Figure(Decimal(end.value) * factor, entry))
        if not figures:
            return None
        return (min if bound == "low" else max)(figures, key=lambda figure: figure.value)

    def _figures(
        self, number: int, row: Row, component: str, table: dict[str, Figure | str | None], entries: list[Entry], *, sure: bool
    ) -> None:
        only_table: list[str] = []
        only_frontmatter: list[str] = []
        differing: list[str] = []
        for bound in BOUNDS:
            name, given = f"{component}_{bound}", table[bound]
            if f"compensation[{number}].{name}" in self.holes:
                continue
            own = row.low(component) if bound == "low" else row.high(component)
            if isinstance(given, str):
                if own is not None:
                    self.found.not_compared.append((f"compensation[{number}].{name}", given))
            elif given is None:
                if own is not None:
                    only_frontmatter.append(bound)
            elif own is None:
                only_table.append(bound)
            elif own != given.value:
                differing.append(bound)
        if not sound(row, component) or _reversed(entries):
            differing = []  # a reversed range is told by itself
        for bound in differing:
            given = table[bound]
            assert isinstance(given, Figure)  # noqa: S101  (only figures differ)
            own = row.low(component) if bound == "low" else row.high(component)
            at, text = given.entry.at, given.entry.raw.text
            self._add(Kind.DIFFERS, number, row, component, (f"{component}_{bound}",), at, text, (own,), (_whole(given.value),))
        known = sure or len(only_table) == 1  # of a shared column the other end tells what it is
        if only_table and known and not (component == "bonus" and _has_percent(row)):
            figures = tuple(given for bound in only_table if isinstance(given := table[bound], Figure))
            fields = tuple(f"{component}_{bound}" for bound in only_table)
            at, text = figures[0].entry.at, figures[0].entry.raw.text
            values = tuple(_whole(figure.value) for figure in figures)
            self._add(Kind.ONLY_IN_TABLE, number, row, component, fields, at, text, (None,) * len(fields), values)
        if only_frontmatter:
            fields = tuple(f"{component}_{bound}" for bound in only_frontmatter)
            own_figures = tuple(getattr(row, name) for name in fields)
            entry = entries[0]
            self._add(Kind.ONLY_IN_FRONTMATTER, number, row, component, fields, entry.at, entry.raw.text, own_figures)

    # bonuses

    def _percent(self, number: int, row: Row, entries: list[Entry], *, sure: bool) -> bool:
        """Compare a bonus in per cent; the answer says whether that settles the component."""
        told = next(((entry, entry.cell.percent) for entry in entries if entry.cell.percent), None)
        money = any(entry.cell.ranges for entry in entries)
        amounts = row.bonus_low is not None or row.bonus_high is not None
        route = f"compensation[{number}]"
        if any(f"{route}.{name}" in self.holes for name in _PERCENTS):
            return not money
        if told is None:
            if money and _has_percent(row) and not amounts:
                self.found.not_compared.append((f"{route}.bonus_pct", "the table gives the bonus as an amount, the row per cent"))
            elif not money and _has_percent(row):
                fields = tuple(name for name in _PERCENTS if getattr(row, name) is not None)
                figures = tuple(getattr(row, name) for name in fields)
                entry = entries[0]
                self._add(Kind.ONLY_IN_FRONTMATTER, number, row, "bonus", fields, entry.at, entry.raw.text, figures)
                return not amounts
            return False
        entry, percent = told
        ends = {"bonus_pct": percent.low, "bonus_pct_low": percent.low, "bonus_pct_high": percent.high}
        for name in _PERCENTS:
            own, given = getattr(row, name), ends[name]
            if own is not None and given is not None and Decimal(str(own)) != given:
                at, text = entry.at, entry.raw.text
                self._add(Kind.DIFFERS, number, row, "bonus", (name,), at, text, (own,), (_whole(given),))
        if not _has_percent(row) and not amounts and sure:
            values = (_whole(percent.low) if percent.low is not None else None,)
            self._add(Kind.ONLY_IN_TABLE, number, row, "bonus", ("bonus_pct",), entry.at, entry.raw.text, (None,), values)
            return True
        if amounts and not money:
            self.found.not_compared.append((f"{route}.bonus_low", "the table gives the bonus per cent, the row an amount"))
        return not money or not amounts

    def _note_bonus(self, number: int, row: Row, entries: list[Entry]) -> None:
        for bound in BOUNDS:
            base = row.base_low if bound == "low" else row.base_high
            found = []
            for entry in entries:
                percent = entry.cell.percent
                ends = (percent.low, percent.high) if percent else ()
                found += [base * end / 100 for end in ends if end is not None and base is not None]
                found += [
                    Decimal(end.value)
                    for money in entry.cell.ranges
                    if row.currency and entry.may_be(money, row.currency) and money.period in {None, Period.YEAR}
                    for end in (money.low, money.high)
                    if end is not None
                ]
            if found:
                self.found.bonuses.setdefault(number, {})[bound] = tuple(found)

    def _note_years(self, number: int, entries: list[Entry]) -> None:
        years = next((years for entry in entries if (years := _years(entry))), None)
        if years:
            self.found.vest_years[number] = years

    def _add(
        self, kind: Kind, number: int, row: Row, component: str, fields: tuple[str, ...], at: str, text: str,
        frontmatter: tuple[type_of_figure | str | None, ...] = (), table: tuple[type_of_figure | str | None, ...] = (),
    ) -> None:  # fmt: skip
        self.found.differences.append(
            Difference(kind, number, row.region or "", component, fields, at, text, frontmatter, table)
        )


_PERCENTS = ("bonus_pct", "bonus_pct_low", "bonus_pct_high")


def _fields(component: str) -> tuple[str, ...]:
    bounds = (f"{component}_low", f"{component}_high")
    return (*bounds, *_PERCENTS) if component == "bonus" else bounds


def _has_percent(row: Row) -> bool:
    return any(getattr(row, name) is not None for name in _PERCENTS)


def compared_range(entry: Entry, component: str, currency: str) -> MoneyRange | None:
    """The range of a cell that a row's figure is compared with; of a grant the whole rather than its part of one year."""
    fitting = [money for money in entry.cell.ranges if entry.may_be(money, currency)]
    exact = [money for money in fitting if entry.currency(money) == currency] or fitting
    if component == "stock":
        whole = [money for money in exact if money.period in {None, Period.GRANT}]
        exact = whole or exact
    return exact[0] if exact else None


def _years(entry: Entry) -> int | None:
    return next((money.years for money in entry.cell.ranges if money.years), None) or entry.header.years


def times_to_compare(entry: Entry, component: str, money: MoneyRange, row: Row) -> int | None:
    """What makes an amount a year's pay, or a yearly part the grant; None where that would be a guess."""
    period = money.period or entry.header.period
    if component != "stock":
        if period in {None, Period.GRANT}:
            return 1
        return money.times_a_year if money.period else {Period.MONTH: 12}.get(period, 1)
    if period in {None, Period.GRANT}:
        return 1
    years = row.stock_vest_years or _years(entry) or 4
    if period is Period.YEAR:
        return years
    return None if money.times_a_year is None else money.times_a_year * years


def _reversed(entries: list[Entry]) -> bool:
    """Whether a cell's range runs from the higher figure to the lower."""
    ranges = [money for entry in entries for money in entry.cell.ranges]
    return any(money.low and money.high and money.low.value > money.high.value for money in ranges)


def _whole(value: Decimal) -> type_of_figure:
    return int(value) if value == value.to_integral_value() else value


__all__ = ["Comparison", "Difference", "Kind", "Shape", "Unpaired", "compare"]
