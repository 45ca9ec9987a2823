"""TAB308."""

from collections.abc import Iterator

from schema.finding import Fault, Severity
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject


class CurrencyMixedInCell(SubjectRule):
    """The two ends of one range are in different currencies.

    `$178K–C$325K` is no range that anybody can compare: one of the two signs is wrong.
    """

    code = "TAB308"
    severity = Severity.ERROR

    examples = (
        Good(table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–200K | $100K–$200K | 10% | $190K–$270K |
| London | £90K / $120K – £120K / $160K | £40K–£80K | 10% | £109K–£152K |
"""),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–C$200K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="body.tables[0].rows[0][1]", marks="$150K–C$200K",
            says="the range $150K–C$200K begins in USD and ends in CAD: write both ends in one currency",
            values={"low": "USD", "high": "CAD"},
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        for table in subject.comparison.tables:
            for entry in table.entries:
                for conflict in entry.cell.conflicts:
                    low, high = conflict.low_currency or "another", conflict.high_currency or "another currency"
                    yield Fault(
                        entry.at,
                        f"the range {entry.raw.text[conflict.start : conflict.end]} begins in {low} and ends in {high}: write both "
                        "ends in one currency",
                        region=subject.comparison.region(entry),
                        related=subject.comparison.elsewhere(entry.at),
                        values={"low": conflict.low_currency, "high": conflict.high_currency},
                    )
