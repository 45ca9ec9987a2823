"""Every range of pay that a guide holds, in its rows and in its tables: whose, of what, in which currency, and where it stands."""

from collections.abc import Iterator

from schema.guide import COMPONENTS
from schema.money import MoneyRange
from schema.money_words import Period
from schema.named import NamedTuple
from schema.pay_cell import Entry
from schema.subject import Subject


class Known(NamedTuple):
    """One component in one region, as a row or a cell gives it: amounts by the year, a grant whole.

    `routes` are where its ends stand in the frontmatter; empty for a cell. `years` are those of a grant.
    """

    region: str
    component: str
    currency: str
    low: float | None
    high: float | None
    routes: tuple[str, str] = ("", "")
    years: int = 4
    level: str = ""

    @property
    def ends(self) -> list[tuple[str, float]]:
        """The figures that it has, each with the name of its end; one that is both is one."""
        if self.low == self.high and self.low is not None:
            return [("", self.low)]
        return [(name, end) for name, end in (("low", self.low), ("high", self.high)) if end is not None]


def known_figures(subject: Subject) -> Iterator[Known]:
    """The ranges of the rows, then those of the tables: other levels, other currencies, and what is wrong on one side."""
    for number, row in enumerate(subject.guide.rows if subject.guide else []):
        for component in COMPONENTS:
            currency = row.currency_of(component)
            if currency is not None and (row.low(component) is not None or row.high(component) is not None):
                routes = tuple(f"compensation[{number}].{component}_{end}" for end in ("low", "high"))
                years = row.stock_vest_years or subject.comparison.vest_years.get(number) or row.vest_years
                yield Known(
                    row.region or "", component, currency, row.low(component), row.high(component),
                    (routes[0], routes[1]), years,
                )  # fmt: skip
    for table in subject.tables:
        for entry in table.entries:
            for component in entry.header.components:
                for money in entry.cell.ranges:
                    yield from _of_cell(subject, entry, component, money)


def _of_cell(subject: Subject, entry: Entry, component: str, money: MoneyRange) -> Iterator[Known]:
    times, years = money.times_a_year or 1, entry.header.years or 4
    if component == "stock" and money.period is Period.YEAR:
        times = years
    low, high = (end.value * times if end else None for end in (money.low, money.high))
    said = entry.currency(money)
    for currency in (said,) if said else money.candidates:
        region = subject.comparison.region(entry)
        yield Known(region, component, currency, low, high, ("", ""), years, entry.level)
