"""What a row's total compensation is made of, and by which convention it counts the grant."""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from schema.guide import LEAST, Row
from schema.members import cheap
from schema.named import NamedTuple

_PERCENT = 3  # cells are rounded: within 3 % two sums are the same
_LEFT = 100 - _PERCENT
TOLERANCE = Decimal(_PERCENT) / 100
BOUNDS = ("low", "high")
_WORDS = {"total_comp": "total compensation"}


@cheap
class Basis(Enum):
    """How much of a grant a total holds."""

    ANNUALISED = "annualised"
    WHOLE_GRANT = "whole-grant"
    UNTOLD = "untold"


class Pay(NamedTuple):
    """A row's parts, all known, sound and in one currency; `bonuses` are the amounts that a bound's bonus may be.

    Whole numbers are compared much faster than decimals, so an amount is a decimal only where it is not whole.
    """

    base: dict[str, int]
    stock: dict[str, int]
    year_of_stock: dict[str, Decimal | int]
    total: dict[str, int]
    bonuses: dict[str, tuple[Decimal | int, ...]]
    vest_years: int
    signing_bonus: int = 0

    def parts(self, bound: str) -> Decimal | int:
        """Base and one year of the grant, the least that a total holds."""
        return self.base[bound] + self.year_of_stock[bound]

    def holds(self, grant: Mapping[str, Decimal | int]) -> bool:
        """Whether both totals are base and this much stock, with the bonus in both or in neither."""
        low, high = self.base["low"] + grant["low"], self.base["high"] + grant["high"]
        total = self.total
        if near(low, total["low"]) and near(high, total["high"]):
            return True
        return any(near(low + bonus, total["low"]) for bonus in self.bonuses["low"]) and any(
            near(high + bonus, total["high"]) for bonus in self.bonuses["high"]
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
        yearly = self.holds(self.year_of_stock)
        whole = self.holds(self.stock)
        if yearly == whole:
            return Basis.UNTOLD
        return Basis.ANNUALISED if yearly else Basis.WHOLE_GRANT


def near(one: Decimal | int, other: Decimal | int) -> bool:
    """Whether two amounts lie within the tolerance of the larger one."""
    if one < 0 or other < 0:
        return one < 0 and other < 0 and near(-one, -other)
    return _LEFT * one <= 100 * other and _LEFT * other <= 100 * one


@lru_cache(maxsize=16)
def with_tolerance(part: float) -> tuple[int, int]:
    """One and this part more, as what to multiply both sides of a comparison by: the limit, and what is held against it."""
    return (1 + Decimal(str(part))).as_integer_ratio()


def sound(row: Row, component: str) -> bool:
    """Whether a component's bounds can be counted with: not reversed, not negative, and no base or total of nothing."""
    low, high, least = row.low(component), row.high(component), LEAST.get(component, 0)
    if low is None or high is None:
        return (low is None or low >= least) and (high is None or high >= least)
    return least <= low <= high


def bonuses(row: Row, bound: str, table: tuple[Decimal, ...] = ()) -> tuple[Decimal | int, ...]:
    """What a bound's bonus may be, as far as the row tells: an amount, or per cent of the base; and what the table tells."""
    if row.currencies and row.currency_of("bonus") != row.currency_of("total_comp"):
        return ()
    amount, base, own = (
        (row.bonus_low, row.base_low, row.bonus_pct_low)
        if bound == "low"
        else (row.bonus_high, row.base_high, row.bonus_pct_high)
    )
    told: list[Decimal | int] = [] if amount is None else [amount]
    if base is not None:
        if row.bonus_pct is not None:
            told.append(_share(base, row.bonus_pct))
        if own is not None:
            told.append(_share(base, own))
    return (*told, *table)


def _share(base: int, percent: float) -> Decimal | int:
    """So many per cent of a base."""
    whole = int(percent)
    if percent == whole:
        share, left = divmod(base * whole, 100)
        if not left:
            return share
    return base * _exactly(percent) / 100


@lru_cache(maxsize=256)
def _exactly(percent: float) -> Decimal:
    return Decimal(str(percent))


def pay(row: Row, table: dict[str, tuple[Decimal, ...]] | None = None, *, vest_years: int | None = None) -> Pay | str:
    """A row's parts, or why they cannot be summed."""
    base = _bounds("base", row.base_low, row.base_high)
    if isinstance(base, str):
        return base
    stock = _bounds("stock", row.stock_low, row.stock_high)
    if isinstance(stock, str):
        return stock
    total = _bounds("total_comp", row.total_comp_low, row.total_comp_high)
    if isinstance(total, str):
        return total
    if row.currencies and len({row.currency_of(component) for component in ("base", "stock", "total_comp")}) > 1:
        return "base, stock and total are paid in different currencies"
    told, years = table or {}, vest_years or row.vest_years
    return Pay(
        base,
        stock,
        {"low": _a_year(stock["low"], years), "high": _a_year(stock["high"], years)},
        total,
        {"low": bonuses(row, "low", told.get("low", ())), "high": bonuses(row, "high", told.get("high", ()))},
        years,
        _in_total_currency(row, "signing_bonus") if row.signing_bonus_high else 0,
    )


def _bounds(component: str, low: int | None, high: int | None) -> dict[str, int] | str:
    """A component's bounds, or why they cannot be summed."""
    if low is None or high is None:
        return f"{_WORDS.get(component, component)} is unknown"
    if not LEAST.get(component, 0) <= low <= high:
        return f"{_WORDS.get(component, component)} is no range that can be counted with"
    return {"low": low, "high": high}


def _a_year(grant: int, years: int) -> Decimal | int:
    whole, left = divmod(grant, years)
    return Decimal(grant) / years if left else whole


def _in_total_currency(row: Row, component: str) -> int:
    """A component's high end, where it is paid in the total's currency; else nothing, for sums across currencies are never made."""
    same = row.currency_of(component) == row.currency_of("total_comp")
    return (row.high(component) or 0) if same else 0


def words(low: Decimal | int, high: Decimal | int) -> str:
    """A range as a message shows it."""
    return f"{Decimal(low):,.0f}–{Decimal(high):,.0f}"
