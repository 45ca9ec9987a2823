"""How amounts of a currency are usually written, for a cell that has no other one to be like."""

from functools import cache

from schema.currencies import LAKH_GROUPED, symbols
from schema.money_format import LAKHS, AmountStyle, RangeStyle, format_range

_MANY = 10_000_000  # a range that reaches it is given in millions


@cache
def sign(currency: str) -> str:
    """The sign that means one currency alone, `$` for the US dollar, else the code and a space."""
    if currency == "USD":
        return "$"
    own = [
        symbol
        for symbol, known in symbols()
        if known.candidates == (currency,) and (len(symbol) == 1 or symbol.endswith("$"))
    ]
    return min(own, key=len, default=f"{currency} ")


def usual_range(low: int, high: int, currency: str) -> str | None:
    """A range as it is usually written; None where it has no text that reads back."""
    style = AmountStyle(sign(currency), unit="M" if high >= _MANY else "K")
    if currency in LAKH_GROUPED:
        style = AmountStyle(sign(currency), grouping=LAKHS)
    try:
        return format_range(low, high, RangeStyle(style, style))
    except ValueError:
        return None


def usual_percent(low: float, high: float | None = None) -> str:
    return f"{low:g}%" if high is None or high == low else f"{low:g}–{high:g}%"
