"""A bonus in both places: per cent or money, and what the table knows of it that a row has no field for."""

from collections.abc import Sequence
from decimal import Decimal

from schema.figures import vest_years
from schema.guide import Row
from schema.money_words import Period
from schema.pay_cell import Entry
from schema.percent import PercentRange

_HUNDRED = Decimal(100)
_A_YEAR = (None, Period.YEAR)


def has_percent(row: Row) -> bool:
    return row.bonus_pct is not None or row.bonus_pct_low is not None or row.bonus_pct_high is not None


def percent_told(entries: Sequence[Entry]) -> tuple[Entry, PercentRange] | None:
    """The percentage that cells give; of levels the outermost."""
    if len(entries) == 1:  # as in most rows
        percent = entries[0].cell.percent
        return (entries[0], percent) if percent else None
    told = [(entry, entry.cell.percent) for entry in entries if entry.cell.percent]
    if len(told) < 2 or not entries[0].many:
        return told[0] if told else None
    low = min((percent.low for _, percent in told if percent.low is not None), default=None)
    high = max((percent.high for _, percent in told if percent.high is not None), default=None)
    entry, first = next((each for each in told if each[1].low == low), told[0])
    return entry, PercentRange(low, high, first.start, first.end)


def differing_percents(row: Row, percent: PercentRange) -> list[tuple[str, Decimal]]:
    """The fields that hold another percentage than the table, each with the table's.

    `bonus_pct` is the low end of a range; of `up to 15%` it may be anything up to that.
    """
    ends = (
        ("bonus_pct", row.bonus_pct, percent.low),
        ("bonus_pct_low", row.bonus_pct_low, percent.low),
        ("bonus_pct_high", row.bonus_pct_high, percent.high),
    )
    found = [
        (name, given)
        for name, own, given in ends
        if own is not None and given is not None and own != given and Decimal(str(own)) != given
    ]
    if percent.low is None and percent.high is not None and row.bonus_pct is not None and row.bonus_pct > percent.high:
        found.append(("bonus_pct", percent.high))
    return found


def percent_fields(percent: PercentRange) -> list[tuple[str, Decimal]]:
    """The fields that would hold a percentage, as most guides write it: the low end alone."""
    if percent.low is not None:
        return [("bonus_pct", percent.low)]
    return [] if percent.high is None else [("bonus_pct_high", percent.high)]


def bonuses_told(row: Row, entries: Sequence[Entry]) -> dict[str, tuple[Decimal, ...]]:
    """By bound, the amounts that a bonus may be as the table gives it: both ends count, for a total may hold either."""
    # Per entry: its ends in per cent of the base, and its amounts, which are the same for both bounds.
    told = [(_percents(entry), _amounts(entry, row.currency) if entry.cell.ranges else []) for entry in entries]
    found: dict[str, tuple[Decimal, ...]] = {}
    for bound, base in (("low", row.base_low), ("high", row.base_high)):
        amounts: list[Decimal] = []
        for percents, money in told:
            if base is not None and percents:
                amounts += [base * end / _HUNDRED for end in percents]
            amounts += money
        if amounts:
            found[bound] = tuple(amounts)
    return found


def _percents(entry: Entry) -> list[Decimal]:
    percent = entry.cell.percent
    if percent is None:
        return []
    return [end for end in (percent.low, percent.high) if end is not None]


def _amounts(entry: Entry, currency: str | None) -> list[Decimal]:
    return [
        Decimal(end.value)
        for money in entry.cell.ranges
        if currency and entry.may_be(money, currency) and money.period in _A_YEAR
        for end in (money.low, money.high)
        if end is not None
    ]


def years_told(entries: Sequence[Entry]) -> int | None:
    """Over how many years the table lets a grant vest."""
    for entry in entries:
        if years := vest_years(entry):
            return years
    return None
