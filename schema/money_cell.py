"""What a money cell says: ranges of amounts with currency and period, a percentage, remarks, and what could not be read."""

from schema.money_words import PER_YEAR, Period
from schema.named import NamedTuple
from schema.percent import PercentRange


class Bound(NamedTuple):
    """One amount: whole currency units for its own period, and where it stands in the cell, currency and suffix included."""

    value: int
    start: int
    end: int


class MoneyRange(NamedTuple):
    """Two amounts in one currency; a single amount is both. `up to` leaves low open, a `+` behind a single amount high."""

    low: Bound | None
    high: Bound | None
    # None where the cell names no currency, or one that may be several and that no hint settles.
    currency: str | None
    # What the currency's sign may mean: `$` may be USD, CAD, …; one where a code or a full symbol stands.
    candidates: tuple[str, ...]
    # None where the cell does not say what the amount is paid for.
    period: Period | None
    # Over how many years a grant vests, where the cell says so.
    years: int | None
    # A `+` or `from`: the high end may be more.
    open_ended: bool
    # From the first amount to the last one, which in `HK$1 / $2 - HK$3 / $4` encloses the other currency.
    start: int
    end: int

    @property
    def times_a_year(self) -> int | None:
        """How often a year pays it; None for hours and days, for a grant, and where the cell does not say."""
        return PER_YEAR.get(self.period) if self.period else None


class Part(NamedTuple):
    """A stretch of the cell as it is written."""

    text: str
    start: int
    end: int


class Conflict(NamedTuple):
    """Two amounts of one range that name different currencies; None where a sign may mean several."""

    low: Bound
    high: Bound
    low_currency: str | None
    high_currency: str | None
    start: int
    end: int


class Cell(NamedTuple):
    """A money cell as read. A figure is in `ranges` or `percent` only if reading it is no guess; a word beside it may be unread."""

    text: str
    # The main one first; then its other currencies, or a grant's part of one year.
    ranges: tuple[MoneyRange, ...] = ()
    percent: PercentRange | None = None
    # It says that there is no figure: `—`, `N/A`, `None`, or nothing at all.
    absent: bool = False
    # Words that are understood, or that hold no figure: `target`, `(senior only)`, `Included in base`.
    notes: tuple[Part, ...] = ()
    unread: tuple[Part, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
