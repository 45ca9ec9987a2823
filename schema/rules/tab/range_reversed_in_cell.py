"""TAB312."""

from collections.abc import Iterator
from decimal import Decimal

from schema.finding import Fault, Severity, Span
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.tables import Entry
from schema.wording import figure, number


class RangeReversedInCell(SubjectRule):
    """A range in a cell runs from the higher figure to the lower.

    The two have changed places, or one of them is wrong. Every range is looked at, also those that the frontmatter has no
    field for: the levels in the middle, the second currency.
    """

    code = "TAB312"
    severity = Severity.ERROR

    examples = (
        Good(),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $200K–$150K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="body.tables[0].rows[0][1]", marks="$200K–$150K",
            says="the range $200K–$150K runs from 200,000 down to 150,000: swap its ends, or correct the wrong one",
            values={"low": 200000, "high": 150000},
            fixed="| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |",
        ),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 15–10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="body.tables[0].rows[0][3]", marks="15–10%",
            says="the range 15–10% runs from 15 down to 10: swap its ends, or correct the wrong one",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        for table in subject.comparison.tables:
            for entry in table.entries:
                for low, high, start, end in _reversed(entry):
                    from schema.fixes.figures import swapped_in_cell  # noqa: PLC0415  (only a fault needs it)

                    line, left = entry.line + 1, entry.raw.start + 1
                    yield Fault(
                        entry.at,
                        f"the range {entry.raw.text[start:end]} runs from {figure(low)} down to {figure(high)}: swap its ends, "
                        "or correct the wrong one",
                        at=Span(line, left + start, line, left + end),
                        region=subject.comparison.region(entry),
                        related=subject.comparison.elsewhere(entry.at),
                        values={"low": number(low), "high": number(high)},
                        fix=swapped_in_cell(subject, entry),
                    )


def _reversed(entry: Entry) -> Iterator[tuple[int | Decimal, int | Decimal, int, int]]:
    """The ends of a cell's ranges that are reversed, with where each range stands in the cell."""
    cell = entry.cell
    for money in cell.ranges:
        low, high = money.low, money.high
        if low is not None and high is not None and low.value > high.value:
            yield low.value, high.value, money.start, money.end
    percent = cell.percent
    if percent is not None and percent.low is not None and percent.high is not None and percent.low > percent.high:
        yield percent.low, percent.high, percent.start, percent.end
