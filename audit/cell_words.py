"""One cell of pay in words: what it was read as, from which of its words, and which fields of the frontmatter say the same."""

from collections.abc import Iterator, Sequence

from schema.figures import compared_range, times_to_compare
from schema.guide import Row
from schema.money import Cell, MoneyRange
from schema.pay_cell import Entry
from schema.percent import PercentRange
from schema.wording import both, figure


def cell_words(entry: Entry, row: Row | None, fields: Sequence[str]) -> Iterator[str]:
    """What a cell was read as; `fields` are those of the row that hold what it is about.

    Where it says several things, each stands behind the words that it was read from.
    """
    cell = entry.cell
    several = len(cell.ranges) + (cell.percent is not None) > 1
    compared = _compared(entry, row)
    for money in cell.ranges:
        words = f"`{cell.text[money.start : money.end]}` is " if several else ""
        held = _held(entry, money, row, fields) if money is compared and row else ""
        yield f"{words}{_range(money, entry)}{held}"
    if cell.percent is not None:
        words = f"`{cell.text[cell.percent.start : cell.percent.end]}` is " if several else ""
        names = [name for name in fields if name.startswith("bonus_pct") and row and _is_end(cell.percent, row, name)]
        yield f"{words}{_percent(cell.percent)}{_equals(names)}"
    if not (cell.ranges or cell.percent or cell.unread or cell.conflicts):
        yield "no figure" if fields or row is None else "no figure, as in the frontmatter"
    yield from _rest(cell)


def _rest(cell: Cell) -> Iterator[str]:
    """What a cell holds beside figures."""
    for conflict in cell.conflicts:
        yield f"not compared, for `{cell.text[conflict.start : conflict.end]}` is in two currencies"
    if cell.notes:
        yield f"passed over {both([f'`{part.text.strip()}`' for part in cell.notes])}"
    if cell.unread:
        yield f"not understood, so not compared: {both([f'`{part.text.strip()}`' for part in cell.unread])}"


def _range(money: MoneyRange, entry: Entry) -> str:
    if money.low is None or money.high is None:
        end = money.high or money.low
        amount = f"{'up to ' if money.low is None else ''}{end.value:,}" if end else "nothing"
    elif money.low.start == money.high.start:
        amount = f"{money.low.value:,}"
    else:
        amount = f"{money.low.value:,} to {money.high.value:,}"
    more = " or more" if money.open_ended else ""
    years = money.years or (entry.header.years if entry.component == "stock" else None)
    grant = f" over {years} years" if years else ""
    return f"{amount}{more} {_currency(money, entry)}{_period(money, entry)}{grant}"


def _currency(money: MoneyRange, entry: Entry) -> str:
    possible = entry.currencies(money)
    if possible is None:
        return "in the row's currency"
    return entry.currency(money) or " or ".join(sorted(possible))


def _period(money: MoneyRange, entry: Entry) -> str:
    """A year's pay is the usual one, and told only of a grant."""
    period = money.period or entry.header.period
    usual = "grant" if "stock" in entry.header.components else "year"
    return f" a {period}" if period and period not in {usual, "grant"} else ""


def _compared(entry: Entry, row: Row | None) -> MoneyRange | None:
    """The range that the row's figures are compared with."""
    currency = row.currency_of(entry.component) if row and entry.component else None
    return compared_range(entry, entry.component or "", currency) if currency else None


def _held(entry: Entry, money: MoneyRange, row: Row, fields: Sequence[str]) -> str:
    """The fields that hold the figures of a range, and how they come of the cell's where they are not the same."""
    times = times_to_compare(entry, entry.component or "", money, row) or 1
    ends = {"low": money.low, "high": money.high}
    scaled = ""
    if times > 1:
        shown = dict.fromkeys(f"{end.value * times:,}" for end in ends.values() if end)
        scaled = f", times {times} is {' to '.join(shown)} {'for the whole grant' if entry.component == 'stock' else 'a year'}"
    names = [
        name
        for bound, end in ends.items()
        if end and (name := f"{entry.component}_{bound}") in fields and getattr(row, name) == end.value * times
    ]
    return scaled + _equals(names)


def _equals(names: Sequence[str]) -> str:
    return f" = {both(names)}" if names else ""


def _percent(percent: PercentRange) -> str:
    if percent.low is None:
        return f"up to {figure(percent.high)}% of the base"
    same = percent.high is None or percent.low == percent.high
    ends = figure(percent.low) if same else f"{figure(percent.low)} to {figure(percent.high)}"
    return f"{ends}%{' or more' if percent.open_ended else ''} of the base"


def _is_end(percent: PercentRange, row: Row, name: str) -> bool:
    end = percent.high if name == "bonus_pct_high" else percent.low
    return end is not None and float(end) == getattr(row, name)
