"""What a row's total compensation is made of, and by which convention it counts the grant."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from schema.guide import Row
from schema.members import cheap
from schema.named import NamedTuple

_PERCENT = 3  # cells are rounded: within 3 % two sums are the same
TOLERANCE = Decimal(_PERCENT) / 100
BOUNDS = ("low", "high")


@cheap
class Basis(Enum):
    """How much of a grant a total holds."""

    ANNUALISED = "annualised"
    WHOLE_GRANT = "whole-grant"
    UNTOLD = "untold"


class Pay(NamedTuple):
    """A row's parts, all known, sound and in one currency; `bonuses` are the amounts that a bound's bonus may be."""

    base: dict[str, int]
    stock: dict[str, int]
    total: dict[str, int]
    bonuses: dict[str, tuple[Decimal, ...]]
    vest_years: int
    signing_bonus: int = 0

    def year_of_stock(self, bound: str) -> Decimal | int:
        years, left = divmod(self.stock[bound], self.vest_years)
        return Decimal(self.stock[bound]) / self.vest_years if left else years  # whole numbers are compared much faster

    def parts(self, bound: str) -> Decimal:
        """Base and one year of the grant, the least that a total holds."""
        return Decimal(self.base[bound] + self.year_of_stock(bound))

    def holds(self, grant: Mapping[str, Decimal | int]) -> bool:
        """Whether both totals are base and this much stock, with the bonus in both or in neither."""
        sums = [(self.base[bound] + grant[bound], self.total[bound], self.bonuses[bound]) for bound in BOUNDS]
        return all(near(known, total) for known, total, _ in sums) or all(
            any(near(known + bonus, total) for bonus in bonuses) for known, total, bonuses in sums
        )

    @property
    def below_whole_grant(self) -> bool:
        """Whether neither end of the total holds base and the whole grant."""
        return all(
            self.total[bound] < self.base[bound] + self.stock[bound]
            and not near(self.base[bound] + self.stock[bound], self.total[bound])
            for bound in BOUNDS
        )

    @property
    def basis(self) -> Basis:
        """The convention that the totals follow, where they follow one and not the other."""
        yearly = self.holds({bound: self.year_of_stock(bound) for bound in BOUNDS})
        whole = self.holds(self.stock)
        if yearly == whole:
            return Basis.UNTOLD
        return Basis.ANNUALISED if yearly else Basis.WHOLE_GRANT


def near(one: Decimal | int, other: Decimal | int) -> bool:
    gap = 100 * (one - other if one > other else other - one)
    return gap <= _PERCENT * max(one, -one, other, -other)


def sound(row: Row, component: str) -> bool:
    """Whether a component's bounds can be counted with: not reversed, not negative, and no base or total of nothing."""
    low, high = row.low(component), row.high(component)
    least = 1 if component in {"base", "total_comp"} else 0
    if (low is not None and low < least) or (high is not None and high < least):
        return False
    return low is None or high is None or low <= high


def bonuses(row: Row, bound: str, table: tuple[Decimal, ...] = ()) -> tuple[Decimal, ...]:
    """What a bound's bonus may be, as far as the row tells: an amount, or per cent of the base; and what the table tells."""
    if row.currency_of("bonus") != row.currency_of("total_comp"):
        return ()
    return (*_bonuses(row, bound), *table)


def _bonuses(row: Row, bound: str) -> Iterator[Decimal]:
    amount = row.bonus_low if bound == "low" else row.bonus_high
    if amount is not None:
        yield Decimal(amount)
    base = row.base_low if bound == "low" else row.base_high
    own = row.bonus_pct_low if bound == "low" else row.bonus_pct_high
    for percent in (row.bonus_pct, own):
        if percent is not None and base is not None:
            yield base * _exactly(percent) / 100


@lru_cache(maxsize=256)
def _exactly(percent: float) -> Decimal:
    return Decimal(str(percent))


def pay(row: Row, table: dict[str, tuple[Decimal, ...]] | None = None, *, vest_years: int | None = None) -> Pay | str:
    """A row's parts, or why they cannot be summed."""
    for component, word in (("base", "base"), ("stock", "stock"), ("total_comp", "total compensation")):
        low, high = row.low(component), row.high(component)
        if low is None or high is None:
            return f"{word} is unknown"
        if not sound(row, component):
            return f"{word} is no range that can be counted with"
    if row.currencies and len({row.currency_of(component) for component in ("base", "stock", "total_comp")}) > 1:
        return "base, stock and total are paid in different currencies"
    return Pay(
        base={"low": row.base_low or 0, "high": row.base_high or 0},
        stock={"low": row.stock_low or 0, "high": row.stock_high or 0},
        total={"low": row.total_comp_low or 0, "high": row.total_comp_high or 0},
        bonuses={bound: bonuses(row, bound, (table or {}).get(bound, ())) for bound in BOUNDS},
        vest_years=vest_years or row.vest_years,
        signing_bonus=_in_total_currency(row, "signing_bonus"),
    )


def _in_total_currency(row: Row, component: str) -> int:
    """A component's high end, where it is paid in the total's currency; else nothing, for sums across currencies are never made."""
    same = row.currency_of(component) == row.currency_of("total_comp")
    return (row.high(component) or 0) if same else 0


def words(low: Decimal | int, high: Decimal | int) -> str:
    """A range as a message shows it."""
    return f"{low:,.0f}–{high:,.0f}"
