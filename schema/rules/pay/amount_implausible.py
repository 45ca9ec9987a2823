"""PAY208."""

from collections.abc import Iterator
from functools import lru_cache

from schema.finding import Fault, Related, Severity, Skip
from schema.guide import COMPONENTS, HIGHS, LOWS, Guide, Row
from schema.named import NamedTuple
from schema.plausible import WIDEST_RANGE, Bounds, Mistake, bounds, explain, fits
from schema.regions import countries_of, currencies_of
from schema.rule import Bad, Good, GuideRule
from schema.totals import sound

_NOUNS = {
    "base": "a year's base salary", "total_comp": "a year's total", "stock": "a stock grant", "bonus": "a year's bonus",
    "signing_bonus": "a signing bonus",
}  # fmt: skip


class AmountImplausible(GuideRule):
    """A figure is far outside of what anyone is paid.

    A figure is whole currency units a year. One below the lowest legal pay of its region, or three times the highest
    that real guides know, is most often written in another measure: in thousands, in lakhs, a month instead of a
    year, with a digit too many or too few. The message says which measure would make it plausible. A base or a total
    whose high end is ten times its low one has such a figure on one side. The bounds, their sources and what they
    found on real guides stand in [plausible figures](../plausible.md). Figures that are plausible in the region's own
    currency are currency-unlikely-in-region.
    """

    code = "PAY208"
    severity = Severity.WARNING

    examples = (
        Good("total_comp_high: 1100000", "stock_high: 920000"),
        Good("region: India", "base_low: 40000", "base_high: 60000", "total_comp_low: 60000", "total_comp_high: 90000"),
        Good("region: Tokyo", "currency: JPY", "base_low: 7000000", "base_high: 22000000", drop=(
            "stock_low", "stock_high", "total_comp_low", "total_comp_high")),
        Good("stock_low: 0", "stock_high: 0"),
        Good("region: Seoul", "base_low: 60000000", "base_high: 105000000", drop=(
            "stock_low", "stock_high", "total_comp_low", "total_comp_high")),
        Bad(
            "region: London / Tokyo", "currency: GBP", "base_low: 10000000", "base_high: 17000000", drop=(
                "stock_low", "stock_high", "total_comp_low", "total_comp_high"),
            at="compensation[0].base_low", marks="10000000",
            says="base_low 10,000,000 GBP is too high for a year's base salary in London / Tokyo: it may be written in cents "
            "or pence (100,000), like base_high 17,000,000; correct it",
        ),
        Bad(
            "region: Stockholm", "currency: SEK", "base_low: 51000", "base_high: 64000", "stock_low: 377000",
            "stock_high: 664000", "total_comp_low: 756000", "total_comp_high: 1020000",
            at="compensation[0].base_low", marks="51000",
            says="base_low 51,000 SEK is too low for a year's base salary in Stockholm: it may be a monthly "
            "figure (612,000) or a digit short (510,000), like base_high 64,000; write a year's amount in whole SEK",
            values={"base_low": 51000, "meant": 612000},
        ),
        Bad(
            "base_low: 150", "base_high: 200", "stock_low: null", "stock_high: null",
            at="compensation[0].base_low", marks="150",
            says="base_low 150 USD is too low for a year's base salary in New York: it may be written in thousands "
            "(150,000), like base_high 200; write a year's amount in whole USD",
        ),
        Bad(
            "region: Bangalore", "currency: INR", "base_low: 28", "base_high: 44", "stock_low: 10", "stock_high: 20",
            "total_comp_low: 40", "total_comp_high: 60",
            at="compensation[0].base_low", marks="28",
            says="base_low 28 INR is too low for a year's base salary in Bangalore: it may be written in lakhs "
            "(2,800,000), like base_high 44, stock_low 10 and 3 more; write a year's amount in whole INR",
        ),
        Bad(
            "total_comp_high: 270000000",
            at="compensation[0].total_comp_high", marks="270000000",
            says="total_comp_high 270,000,000 USD is too high for a year's total in New York: it may be three zeros "
            "too long (270,000); correct it",
        ),
        Bad(
            "total_comp_low: 150000", "total_comp_high: 2700000",
            at="compensation[0].total_comp_high", marks="2700000",
            says="total_comp_high 2,700,000 is 18 times total_comp_low 150,000: one of the two has a digit too many or "
            "too few, correct it",
            values={"total_comp_high": 2700000, "total_comp_low": 150000},
        ),
    )  # fmt: skip

    def check(self, guide: Guide) -> Iterator[Fault | Skip]:
        for place, row in enumerate(guide.rows):
            if _is_plausible(row):
                continue
            route = f"compensation[{place}]"
            unknown = _currencies_of_unknown_worth(row)
            if unknown:
                yield Skip(route, f"the worth of {' and '.join(unknown)} is unknown")
            groups: dict[tuple[bool, str], list[_Doubt]] = {}
            for doubt in _doubts(row):
                groups.setdefault(doubt.kind, []).append(doubt)
            for doubts in groups.values():
                yield _fault(route, row, doubts)
            doubted = {doubt.component for doubts in groups.values() for doubt in doubts}
            for component in ("base", "total_comp"):
                if component in doubted or not _is_too_wide(row, component):
                    continue
                yield _too_wide(route, row, component)


def _is_plausible(row: Row) -> bool:
    """Whether all figures of a row lie within their bounds, and base and total in no range too wide: as in nearly all rows."""
    usual = _bounds_in(row.region or "", row.currency) if row.currency and not row.currencies else None
    if usual is None:
        return False
    for low, high, bound in zip(LOWS(row), HIGHS(row), usual, strict=False):  # per cent have none
        least, most = bound
        if (low is not None and not least <= low <= most) or (high is not None and not least <= high <= most):
            return False
    return not (_is_too_wide(row, "base") or _is_too_wide(row, "total_comp"))


@lru_cache(maxsize=2048)
def _bounds_in(region: str, currency: str) -> tuple[Bounds, ...] | None:
    """The bounds of each component in a region; None for a currency of unknown worth."""
    countries = countries_of(region)
    found = [bounds(currency, component, countries) for component in COMPONENTS]
    return None if None in found else tuple(filter(None, found))


class _Doubt(NamedTuple):
    component: str
    name: str
    amount: int
    currency: str
    mistake: Mistake

    @property
    def kind(self) -> tuple[bool, str]:
        """Figures of one kind are one fault: a row in thousands is told once."""
        readings = self.mistake.readings
        return self.mistake.too_low, readings[0].looks if readings else ""


def _doubts(row: Row) -> Iterator[_Doubt]:
    countries = countries_of(row.region or "")
    for component in COMPONENTS:
        low, high = row.low(component), row.high(component)
        if low is None and high is None:
            continue
        currency = row.currency_of(component)
        usual = bounds(currency, component, countries) if currency else None
        if currency is None or usual is None:
            continue
        for bound, amount in (("low", low), ("high", high)):
            if amount is None or usual.low <= amount <= usual.high:
                continue
            mistake = explain(amount, currency, component, countries)
            if mistake is None or not sound(row, component) or _below_base(row, component, bound):
                continue
            if any(fits(amount, code, component, countries) for code in _local(row)):
                continue  # currency-unlikely-in-region speaks about it
            yield _Doubt(component, f"{component}_{bound}", amount, currency, mistake)


def _local(row: Row) -> frozenset[str]:
    """The currencies of a row's region, where the row is in none of them."""
    local = currencies_of(row.region or "") or frozenset()
    return frozenset() if row.currency in local or row.currencies else local


def _below_base(row: Row, component: str, bound: str) -> bool:
    """Whether total-below-base speaks about this figure."""
    base, total = (row.base_low, row.total_comp_low) if bound == "low" else (row.base_high, row.total_comp_high)
    same = row.currency_of("base") == row.currency_of("total_comp")
    return component in {"base", "total_comp"} and same and base is not None and total is not None and total < base


def _fault(route: str, row: Row, doubts: list[_Doubt]) -> Fault:
    first, *others = doubts
    readings = first.mistake.readings
    message = (
        f"{first.name} {first.amount:,} {first.currency} is too {'low' if first.mistake.too_low else 'high'} "
        f"for {_NOUNS[first.component]} in {row.region or 'its region'}"
    )
    if readings:
        message += ": it may be " + " or ".join(f"{reading.looks} ({reading.meant:,})" for reading in readings)
    if others:
        message += f", like {_listed(others)}"
    if not readings:
        message += "; correct the figure or its currency"
    elif first.mistake.too_low:
        message += f"; write a year's amount in whole {first.currency}"
    else:
        message += "; correct it"
    values: dict[str, int | float | str | None] = {first.name: first.amount}
    if readings:
        values["meant"] = readings[0].meant
    related = tuple(Related(f"{route}.{other.name}", f"{other.name} is {other.amount:,}") for other in others)
    return Fault(f"{route}.{first.name}", message, values=values, related=related)


def _listed(doubts: list[_Doubt]) -> str:
    named = [f"{doubt.name} {doubt.amount:,}" for doubt in doubts[:2]]
    if len(doubts) > 2:
        return f"{', '.join(named)} and {len(doubts) - 2} more"
    return " and ".join(named)


def _is_too_wide(row: Row, component: str) -> bool:
    low, high = row.low(component), row.high(component)
    return low is not None and high is not None and high >= low * WIDEST_RANGE and sound(row, component)


def _too_wide(route: str, row: Row, component: str) -> Fault:
    low, high = row.low(component) or 0, row.high(component) or 0
    names = f"{component}_low", f"{component}_high"
    return Fault(
        f"{route}.{names[1]}",
        f"{names[1]} {high:,} is {high / low:.0f} times {names[0]} {low:,}: one of the two has a digit too many or too "
        "few, correct it",
        values={names[1]: high, names[0]: low},
        related=(Related(f"{route}.{names[0]}", f"{names[0]} is {low:,}"),),
    )


def _currencies_of_unknown_worth(row: Row) -> list[str]:
    if not row.currencies and (row.currency is None or bounds(row.currency, "base") is not None):
        return []  # as in most rows
    given = (component for component in COMPONENTS if row.low(component) is not None or row.high(component) is not None)
    codes = dict.fromkeys(code for component in given if (code := row.currency_of(component)))
    return [code for code in codes if bounds(code, "base") is None]
