"""TAB311."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from schema.differences import Kind
from schema.exchange import roughly
from schema.finding import Fault, Related, Severity
from schema.median import median
from schema.named import NamedTuple
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.tables import Entry

_SECOND_WRONG = """
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K / $117K–$156K | £40K–£80K / $52K–$104K | 10% | £109K–£152K / $195K–$198K |
"""


class _Rate(NamedTuple):
    """How many units of the second currency a cell gives for one of the first, at one end of its range."""

    pair: tuple[str, str]
    rate: Decimal
    entry: Entry
    first: int
    second: int

    def is_off(self, usual: Decimal, allowed: Decimal) -> bool:
        """Whether it is further from the usual one than is allowed, and than rounded figures may be."""
        off = abs(self.rate - usual)
        return off > allowed * usual and off > (allowed + _rounding(self.first) + _rounding(self.second)) * usual


class ConversionInconsistent(SubjectRule):
    """A cell converts one currency into another at a rate of its own.

    A cell that gives its figures in two currencies implies a rate. The cells of one guide were converted together, so a cell whose
    rate is far from the others' has a wrong figure on one side. Rounding is allowed for.
    """

    class Options(NamedTuple):
        tolerance: Annotated[float, "the part by which a rate may differ from the guide's median"] = 0.06

    code = "TAB311"
    severity = Severity.WARNING
    options: Options

    examples = (
        Good(table=_SECOND_WRONG.replace("$195K", "$142K")),
        Bad(
            table=_SECOND_WRONG,
            at="body.tables[0].rows[1][4]", marks="£109K–£152K / $195K–$198K",
            says="109,000 GBP is 195,000 USD here, which is 1.79 for one, and 1.30 elsewhere in this guide: correct the "
            "wrong figure",
            values={"first": 109000, "second": 195000, "rate": 1.789, "usual": 1.3},
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        told = {difference.at for difference in subject.comparison.of(Kind.DIFFERS)}
        entries = [
            entry
            for table in subject.comparison.tables
            for entry in table.entries
            if len(entry.cell.ranges) > 1 and entry.at not in told
        ]
        rates = [rate for entry in entries for rate in _rates(entry)]
        for pair in dict.fromkeys(rate.pair for rate in rates):
            yield from self._pair(subject, [rate for rate in rates if rate.pair == pair])

    def _pair(self, subject: Subject, rates: list[_Rate]) -> Iterator[Fault]:
        if len({rate.entry.at for rate in rates}) < 2:
            return
        usual = median(rate.rate for rate in rates)
        allowed = Decimal(str(self.options.tolerance))
        off = [rate for rate in rates if rate.is_off(usual, allowed)]
        cells = list(dict.fromkeys(rate.entry.at for rate in off))
        if 2 * len(cells) >= len({rate.entry.at for rate in rates}):  # no rate is the usual one
            cells = [max(off, key=_strangeness).entry.at]
        for at in cells:
            rate = max((each for each in off if each.entry.at == at), key=lambda each: abs(each.rate - usual))
            others = [each for each in rates if each.entry.at != at]
            other = min(others, key=lambda each: abs(each.rate - usual))
            usual_elsewhere = median(each.rate for each in others)
            one, two = rate.pair
            yield Fault(
                rate.entry.at,
                f"{rate.first:,} {one} is {rate.second:,} {two} here, which is {_shown(rate.rate)} for one, and "
                f"{_shown(usual_elsewhere)} elsewhere in this guide: correct the wrong figure",
                region=subject.comparison.region(rate.entry),
                values={
                    "first": rate.first,
                    "second": rate.second,
                    "rate": float(round(rate.rate, 3)),
                    "usual": float(round(usual_elsewhere, 3)),
                },
                related=(
                    Related(other.entry.at, f"{_shown(other.rate)} here"),
                    *subject.comparison.elsewhere(rate.entry.at),
                ),
            )


def _strangeness(rate: _Rate) -> float:
    """How far a rate is from what the currencies are roughly worth, as a factor; where that is unknown, none is strange."""
    worth = roughly(1, *rate.pair)
    factor = float(rate.rate) / worth if worth else 1.0
    return max(factor, 1 / factor)


def _shown(rate: Decimal) -> str:
    return f"{rate:,.2f}" if rate >= Decimal("0.1") else f"{rate:.4f}"


def _rates(entry: Entry) -> Iterator[_Rate]:
    """The rate of each end, where a cell gives the same range in two currencies."""
    ranges = entry.cell.ranges
    if entry.cell.unread or entry.cell.conflicts:
        return
    if any(money.low and money.high and money.low.value > money.high.value for money in ranges):
        return  # a reversed range is told by itself
    first = ranges[0]
    for second in ranges[1:]:
        one, two = entry.currency(first), entry.currency(second)
        if one is None or two is None or one == two or (first.period != second.period and second.period is not None):
            continue
        times = Decimal(first.times_a_year or 1) if second.period is None else Decimal(1)
        for low, high in ((first.low, second.low), (first.high, second.high)):
            if low and high and low.value > 0 and high.value > 0:
                yield _Rate((one, two), Decimal(high.value) / (low.value * times), entry, low.value, high.value)


def _rounding(value: int) -> Decimal:
    """How far a rounded figure may be from the one that was meant, as a part of it: half of its last digit that is not zero."""
    digits = str(value).rstrip("0")
    unit = 10 ** (len(str(value)) - len(digits))
    return Decimal(min(unit, max(1000, 10 ** (len(str(value)) - 2)))) / 2 / value
