"""What the cells of a table tell of one component of a row: each end as a year's amount, or why it cannot be told."""

from collections.abc import Sequence

from schema.guide import Row
from schema.money import Bound, MoneyRange
from schema.money_words import PER_YEAR, Period
from schema.named import NamedTuple
from schema.pay_cell import Entry

BOUNDS = ("low", "high")
_WHOLE = (None, Period.GRANT)


class Figure(NamedTuple):
    """One end as the table gives it, in whole currency units a year, with the cell that it stands in.

    `slack` is how far off it may be because a month's pay was rounded before it stood in the cell.
    """

    value: int
    entry: Entry
    slack: int = 0

    def is_figure(self, own: int) -> bool:
        return abs(own - self.value) <= self.slack


class Told(NamedTuple):
    """What a table tells of a component; a text says why an end cannot be told. `entry` and `money` are where it stands."""

    low: Figure | str | None
    high: Figure | str | None
    entry: Entry
    money: MoneyRange

    def end(self, bound: str) -> Figure | str | None:
        return self.low if bound == "low" else self.high

    def is_at(self, bound: str, own: int | None) -> bool:
        """Whether it gives the very figure that the frontmatter has."""
        end = self.end(bound)
        return isinstance(end, Figure) and own is not None and end.is_figure(own)


def told_by(entries: Sequence[Entry], row: Row, component: str, currency: str) -> Told | None:
    """What cells of one table tell: of levels the outermost figures, of two columns the one that is nearer to the row's."""
    fitting = [(entry, money) for entry in entries if (money := compared_range(entry, component, currency)) is not None]
    if not fitting:
        return None
    if len(fitting) == 1 or fitting[0][0].many:
        return _outermost(fitting, row, component)
    ends = [pair for pair in fitting if pair[0].header.end in BOUNDS]
    groups = [[pair] for pair in fitting if pair not in ends]
    options = [_outermost(group, row, component) for group in ([*groups, ends] if ends else groups)]
    return max(options, key=lambda option: _nearness(option, row, component))


def _nearness(told: Told, row: Row, component: str) -> tuple[int, bool]:
    """How many of the row's figures it gives; a whole grant stands before a yearly part of it."""
    agreeing = told.is_at("low", row.low(component)) + told.is_at("high", row.high(component))
    return agreeing, is_whole(told.entry, told.money)


def _outermost(cells: Sequence[tuple[Entry, MoneyRange]], row: Row, component: str) -> Told:
    """The least low and the greatest high."""
    low, high = (_end(cells, row, component, bound) for bound in BOUNDS)
    return Told(low, high, *cells[0])


def _end(cells: Sequence[tuple[Entry, MoneyRange]], row: Row, component: str, bound: str) -> Figure | str | None:
    found: Figure | None = None
    for entry, money in cells:
        if entry.header.end in BOUNDS and entry.header.end != bound:
            continue
        end = money.low if bound == "low" else money.high
        if end is None:
            return "the cell leaves this end open"
        times = times_to_compare(entry, component, money, row)
        if times is None:
            return f"the cell is paid by the {_period(entry, money)}"
        value = end.value * times
        if found is None or (value < found.value if bound == "low" else value > found.value):
            found = Figure(value, entry, _slack(end, times) if times > 1 else 0)
    return found


def _slack(end: Bound, times: int) -> int:
    """Half of the last digit, so many times; only of a figure with four digits or more, for 51K is no rounding of 50,800."""
    digits = str(end.value).rstrip("0")
    return 10 ** (len(str(end.value)) - len(digits)) * times // 2 if len(digits) >= 4 else 0


def compared_range(entry: Entry, component: str, currency: str) -> MoneyRange | None:
    """The range of a cell that a row's figure is compared with; of a grant the whole rather than its part of one year."""
    fitting = [money for money in entry.cell.ranges if entry.may_be(money, currency)]
    if len(fitting) > 1:
        fitting = [money for money in fitting if entry.currency(money) == currency] or fitting
        if component == "stock":
            fitting = [money for money in fitting if money.period in (None, Period.GRANT)] or fitting
    return fitting[0] if fitting else None


def _period(entry: Entry, money: MoneyRange) -> Period | None:
    return money.period or entry.header.period


def is_whole(entry: Entry, money: MoneyRange) -> bool:
    """Whether an amount counts as it stands: a year's pay, or a whole grant."""
    return (money.period or entry.header.period) in _WHOLE


def vest_years(entry: Entry) -> int | None:
    """Over how many years a grant vests, as its cell or its header says."""
    for money in entry.cell.ranges:
        if money.years:
            return money.years
    return entry.header.years


def times_to_compare(entry: Entry, component: str, money: MoneyRange, row: Row) -> int | None:
    """What makes an amount a year's pay, or a yearly part the grant; None where that would be a guess."""
    period = _period(entry, money)
    if period in _WHOLE:
        return 1
    a_year = PER_YEAR.get(period)
    if component != "stock" or a_year is None:
        return a_year
    return a_year * (row.stock_vest_years or vest_years(entry) or 4)


def is_reversed(entries: Sequence[Entry]) -> bool:
    """Whether a cell's range runs from the higher figure to the lower."""
    ranges = [money for entry in entries for money in entry.cell.ranges]
    return any(money.low and money.high and money.low.value > money.high.value for money in ranges)
