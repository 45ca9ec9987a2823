"""How amounts of money stand in a cell: the ways of writing them, each exact to the last unit."""

from dataclasses import dataclass, replace

from benchmarks.places import CURRENCIES

UNKNOWN = "—"


@dataclass(frozen=True, slots=True)
class Writing:
    """One company's way of writing money."""

    short: bool = True
    dash: str = "–"
    by_code: bool = False
    second_currency: str = "none"


@dataclass(frozen=True, slots=True)
class Amount:
    """A range of money as a cell gives it: yearly figures, or a grant's, with what the cell says around them."""

    low: int
    high: int
    currency: str
    parts: int = 1
    suffix: str = ""
    yearly: bool = False
    percent: tuple[int, int] | None = None
    bold: bool = False
    second: bool = False
    second_factor: float = 1.0

    @property
    def plain(self) -> bool:
        """Whether nothing but one range of one currency stands in the cell."""
        return not (self.suffix or self.yearly or self.percent or self.second) and self.parts == 1

    def with_bounds(self, low: int | None = None, high: int | None = None) -> "Amount":
        return replace(self, low=self.low if low is None else low, high=self.high if high is None else high)

    def in_currency(self, currency: str) -> "Amount":
        return replace(self, currency=currency)


def write(amount: Amount, writing: Writing) -> str:
    """The text of a cell."""
    low, high = amount.low // amount.parts, amount.high // amount.parts
    text = _with_second(amount, low, high, writing) if amount.second else bounds(low, high, amount.currency, writing)
    if amount.yearly:
        text += f" ({bounds(low // 4, high // 4, amount.currency, replace(writing, dash='-'))}/yr)"
    if amount.percent:
        text += f" ({amount.percent[0]}-{amount.percent[1]}%)"
    text += amount.suffix
    return f"**{text}**" if amount.bold else text


def bounds(low: int, high: int, currency: str, writing: Writing) -> str:
    """Both bounds, each with its currency; a zloty or a krona is named once."""
    first = one(low, currency, writing)
    if CURRENCIES[currency].code in {"PLN", "SEK", "DKK"}:
        return f"{first}{writing.dash}{number(high, currency, writing)}"
    return f"{first}{writing.dash}{one(high, currency, writing)}"


def one(amount: int, currency: str, writing: Writing) -> str:
    known = CURRENCIES[currency]
    by_code = known.often_by_code or (writing.by_code and currency != "USD")
    return (
        f"{currency} {number(amount, currency, writing)}"
        if by_code
        else f"{known.sign}{number(amount, currency, writing)}"
    )


def number(amount: int, currency: str, writing: Writing) -> str:
    """An amount without its currency, short only where that loses nothing."""
    if not writing.short or not amount:
        return _indian(amount) if currency == "INR" else f"{amount:,}"
    if currency == "INR" and amount % 100_000 == 0:
        return f"{amount // 100_000}L"
    if amount >= 1_000_000 and amount % 10_000 == 0:
        return f"{amount / 1_000_000:.2f}".rstrip("0").rstrip(".") + "M"
    if amount % 1_000 == 0:
        return f"{amount // 1_000:,}K"
    if amount % 100 == 0 and amount > 1_000:
        return f"{amount / 1_000:,.1f}K"
    return f"{amount:,}"


def _indian(amount: int) -> str:
    digits = str(amount)
    head, tail = digits[:-3], digits[-3:]
    pairs: list[str] = []
    while head:
        head, pairs = head[:-2], [head[-2:], *pairs]
    return ",".join([*pairs, tail])


def _with_second(amount: Amount, low: int, high: int, writing: Writing) -> str:
    rate = CURRENCIES[amount.currency].per_dollar
    dollars = [_rounded(bound / rate * amount.second_factor) for bound in (low, high)]
    first = bounds(low, high, amount.currency, writing)
    if writing.second_currency == "each":
        pairs = zip((low, high), dollars, strict=True)
        return " - ".join(
            f"{one(own, amount.currency, writing)} / {one(other, 'USD', writing)}" for own, other in pairs
        )
    second = bounds(dollars[0], dollars[1], "USD", writing)
    return f"{first} / {second}" if writing.second_currency == "after" else f"{first} ({second})"


def _rounded(amount: float) -> int:
    """To a hundred where that is within half a per cent, so that a conversion can be checked."""
    return round(amount / 1_000) * 1_000 if amount >= 100_000 else round(amount / 100) * 100
