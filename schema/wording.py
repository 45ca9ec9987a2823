"""How figures and lists of them stand in a message."""

from collections.abc import Sequence
from decimal import Decimal

from schema.pattern import late

_NUMBER = late(r"[0-9][0-9,.]*")


def figure(value: object) -> str:
    """`150,000`, `12.5`, `nothing`."""
    if value is None:
        return "nothing"
    if isinstance(value, float | Decimal):
        return f"{value:,.10g}" if isinstance(value, float) else f"{value.normalize():,f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def number(value: object) -> int | float | str | None:
    """The value as JSON holds it; a decimal without a fraction is a whole number."""
    if isinstance(value, Decimal | float):
        return int(value) if value == int(value) else float(value)
    return value if isinstance(value, int | str) else None


def both(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def read_from(text: str, *values: object) -> str:
    """The cell's own words, where a figure does not stand in them in full or in thousands; else nothing."""
    written = {
        digits for number in _NUMBER.findall(text) for digits in (_digits(number), _digits(_in_thousands(number)))
    }
    shown = all(_digits(_in_thousands(figure(value))) in written for value in values)
    return "" if shown or not text else f" (`{text}`)"


def _in_thousands(number: str) -> str:
    """`150` of `150,000`."""
    return number.rstrip("0").rstrip(",") if "," in number else number


def _digits(number: str) -> str:
    return "".join(char for char in number if char.isdigit())


def per_cent(share: float, *, signed: bool = False) -> str:
    """`20 %` of 0.2, with its sign `+26.7 %` or `−50 %`."""
    digits = f"{abs(share) * 100:,.1f}".removesuffix(".0")
    sign = ("−" if share < 0 else "+") if signed else ""
    return f"{sign}{digits} %"
