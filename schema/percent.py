"""Percentages of a cell: a range such as `10–15%`, exact, and back to text."""

import re
from decimal import Decimal

from schema.named import NamedTuple

_NUMERAL = re.compile(r"(?:0|[1-9][0-9]{0,3})(?:[.,][0-9]{1,2})?")


class PercentRange(NamedTuple):
    """One or two percentages, with their places in the cell; a single one is both low and high."""

    low: Decimal | None
    high: Decimal | None
    start: int
    end: int
    open_ended: bool = False

    def __str__(self) -> str:
        return format_percent(self)


def percentage(numeral: str) -> Decimal | None:
    """What a numeral before a per cent sign is; None where it is too long or oddly written."""
    return Decimal(numeral.replace(",", ".")) if _NUMERAL.fullmatch(numeral) else None


def format_percent(percent: PercentRange, dash: str = "–") -> str:
    """A range as a cell shows it: `10–15%`, `12.5%`, `up to 20%`, `15%+`."""
    more = "+" if percent.open_ended else ""
    if percent.low is None or percent.high is None or percent.low == percent.high:
        bound = percent.low if percent.low is not None else percent.high
        return f"{'up to ' if percent.low is None else ''}{bound:f}%{more}"
    return f"{percent.low:f}{dash}{percent.high:f}%{more}"
