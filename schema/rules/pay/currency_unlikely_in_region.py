"""PAY209."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from schema.countries import customary_currencies
from schema.finding import Fault, Related, Severity, Skip
from schema.guide import COMPONENTS, Row
from schema.plausible import fits
from schema.region_names import pairs
from schema.regions import countries_of, currencies_of, hinted_in
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject

if TYPE_CHECKING:
    from schema.tables import Entry

# Abroad a company pays in its own currency about what it pays at home, or less; figures above that are in another one.
_ABOVE_HOME = 1.25
# One row abroad in the currency of home may be a slip; from this many on it is how the guide counts.
_ABROAD = 2
_LISTED = 3

_TABLE = """
| Region | Base Salary |
|---|---|
| Singapore | {} |
"""


_ALL_IN_DOLLARS = """compensation:
  - region: New York
    currency: USD
    base_low: 150000
    base_high: 200000
  - region: London
    currency: USD
    base_low: 120000
    base_high: 160000
  - region: Warsaw
    currency: USD
    base_low: 60000
    base_high: 85000"""
# What people are paid in outside the places where it is at home; a Canadian dollar in Boston is a slip, whatever the table says.
_PAID_ABROAD = frozenset({"USD", "EUR", "GBP", "CHF"})


class CurrencyUnlikelyInRegion(SubjectRule):
    """A row's currency is not the one that its region pays in.

    Figures in shekels that are called dollars are worth a third of what a reader takes them for. The rule knows which
    currencies a region's name leads to. It is quiet where the table gives the figures in the row's currency beyond doubt
    (`US$` in Singapore), where they can be no other currency's (90,000 a year in India), where the guide pays everyone in
    one currency, and where pay is often told in another (dollars in Israel, euros in Romania), as long as the figures are
    no higher than those at home. Where a foreign currency is meant, the region's name can say so: `London (USD)`. A table
    that gives another currency is currency-differs. How often the rule was right on real guides stands in
    [plausible figures](../plausible.md).
    """

    code = "PAY209"
    severity = Severity.WARNING

    examples = (
        Good("region: London (USD)"),
        Good("region: Remote US/Canada"),
        Good("region: India", "base_low: 40000", "base_high: 60000", "total_comp_low: 60000", "total_comp_high: 90000"),
        Good("region: Singapore", drop=(
            "base_low", "base_high", "stock_low", "stock_high", "total_comp_low", "total_comp_high")),
        Good("region: Anywhere"),
        Good("region: Sydney", "currencies: {base: AUD}"),
        Bad(
            "region: Singapore (HQ)",
            at="compensation[0].currency", marks="USD",
            says="currency USD is unlikely in Singapore (HQ), where pay is in SGD: correct it, or write the region as "
            "Singapore (HQ) (USD) if it is meant",
            values={"currency": "USD", "expected": "SGD"},
        ),
        Good("region: Singapore", table=_TABLE.format("US$150K–US$200K")),
        Good(_ALL_IN_DOLLARS),
        Good("region: Tel Aviv", "currency: USD"),
        Bad(
            _ALL_IN_DOLLARS.replace("85000", "850000"),
            at="compensation[2].currency", marks="USD",
            says="currency USD is unlikely in Warsaw, where pay is in PLN: correct it, or write the region as Warsaw (USD) if it "
            "is meant",
        ),
        Bad(
            "region: Singapore", table=_TABLE.format("$150K–$200K"),
            at="compensation[0].currency", marks="USD",
            says="currency USD is unlikely in Singapore, where pay is in SGD: correct it, or write the region as Singapore (USD) "
            "if it is meant",
        ),
        Bad(
            "region: San Francisco (USD)", "currency: SGD",
            at="compensation[0].currency", marks="SGD",
            says="currency SGD is not the USD that the region's name gives, San Francisco (USD): correct one of them",
        ),
        Bad(
            "region: Seoul", "base_low: 60000000", "base_high: 105000000", "stock_low: 20000000",
            "stock_high: 60000000", "total_comp_low: 85000000", "total_comp_high: 170000000",
            at="compensation[0].currency", marks="USD",
            says="currency USD is unlikely in Seoul, where pay is in KRW, and base_low 60,000,000 is plausible in KRW "
            "alone: correct the currency",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault | Skip]:
        rows = subject.guide.rows if subject.guide else []
        for place, row in enumerate(rows):
            if row.currency is None or row.region is None or row.currencies:
                continue
            expected = currencies_of(row.region)
            if (expected and row.currency in expected) or not _figures(row):
                continue
            route = f"compensation[{place}].currency"
            if expected is None:
                yield Skip(route, "the region's name does not say where it is")
            elif not subject.comparison.currency_unsure(place):
                meant = _in_table(subject, place, row.currency, expected) or _meant(rows, row, row.region)
                yield from _judged(route, row, row.region, expected, meant=meant)


def _in_table(subject: Subject, place: int, currency: str, expected: frozenset[str]) -> bool:
    """Whether the table gives the row in its currency beyond doubt."""
    names = [row.region or "" for row in subject.guide.rows] if subject.guide else []
    for table in subject.tables:
        labels = [label.name for label in table.regions]
        here = {labels[index] for index, row in pairs(labels, names).items() if row == place}
        for entry in table.entries:
            if entry.region in here and (currency in hinted_in(entry.region) or _bears_out(entry, currency, expected)):
                return True
    return False


def _bears_out(entry: "Entry", currency: str, expected: frozenset[str]) -> bool:
    """Whether a cell gives money in a currency, by a sign that cannot mean the region's own."""
    if currency not in _PAID_ABROAD:
        return False
    return any(money.currency == currency and expected.isdisjoint(money.candidates) for money in entry.cell.ranges)


def _judged(route: str, row: Row, region: str, expected: frozenset[str], *, meant: bool) -> Iterator[Fault]:
    listed = " or ".join(sorted(expected)) if len(expected) <= _LISTED else f"one of {len(expected)} others"
    values = {"currency": row.currency, "expected": listed}
    if hinted_in(region):
        message = (
            f"currency {row.currency} is not the {listed} that the region's name gives, {region}: correct one of them"
        )
        yield Fault(route, message, values=values)
        return
    said = f"currency {row.currency} is unlikely in {region}, where pay is in {listed}"
    alone = _plausible_only_locally(row, region, expected)
    if alone is not None:
        name, amount = alone
        related = (Related(f"{route.rpartition('.')[0]}.{name}", f"{name} is {amount:,}"),)
        message = f"{said}, and {name} {amount:,} is plausible in {listed} alone: correct the currency"
        yield Fault(route, message, values=values, related=related)
    elif not meant and _could_be_local(row, region, expected):
        message = f"{said}: correct it, or write the region as {region} ({row.currency}) if it is meant"
        yield Fault(route, message, values=values)


def _figures(row: Row) -> list[tuple[str, str, int]]:
    """The amounts of a row, which a currency says something about: component, name and amount."""
    found = []
    for component in COMPONENTS:
        for bound, amount in (("low", row.low(component)), ("high", row.high(component))):
            if amount is not None and amount > 0:
                found.append((component, f"{component}_{bound}", amount))
    return found


def _plausible_only_locally(row: Row, region: str, expected: frozenset[str]) -> tuple[str, int] | None:
    """A figure that nobody is paid in the row's currency, but people are paid in the region's."""
    countries = countries_of(region)
    for component, name, amount in _figures(row):
        if fits(amount, row.currency or "", component, countries) is False and any(
            fits(amount, code, component, countries) for code in expected
        ):
            return name, amount
    return None


def _could_be_local(row: Row, region: str, expected: frozenset[str]) -> bool:
    """Whether base and total would be plausible in one of the region's currencies."""
    countries = countries_of(region)
    pay = [(component, amount) for component, _, amount in _figures(row) if component in {"base", "total_comp"}]
    return any(
        all(fits(amount, code, component, countries) is not False for component, amount in pay) for code in expected
    )


def _meant(rows: list[Row], row: Row, region: str) -> bool:
    """Whether a foreign currency is meant: used for all rows, or customary, and then no higher than at home."""
    paid = [other for other in rows if _figures(other)]
    home = [other for other in paid if row.currency in (currencies_of(other.region or "") or ())]
    everywhere = (
        bool(home) and len(paid) - len(home) >= _ABROAD and {other.currency for other in paid} == {row.currency}
    )
    countries = countries_of(region)
    customary = bool(countries) and all(customary_currencies().get(country) == row.currency for country in countries)
    return (everywhere or customary) and not _above(row, home)


def _above(row: Row, home: list[Row]) -> bool:
    """Whether a row pays more than the best-paid row at home."""
    for component in ("base", "total_comp"):
        mine, theirs = row.high(component), [high for other in home if (high := other.high(component))]
        if mine is not None and theirs and mine > _ABOVE_HOME * max(theirs):
            return True
    return False
