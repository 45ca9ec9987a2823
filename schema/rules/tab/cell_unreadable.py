"""TAB309."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity, Span
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject


class CellUnreadable(SubjectRule):
    """A part of a cell was not understood.

    Nothing in such a cell is compared, for a guess would be worse; nor is what an hour or a day pays, for nobody says how many
    of them a year has. `payproof show` tells how every cell is read.
    """

    code = "TAB309"
    severity = Severity.WARNING

    examples = (
        Good(),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K of it | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="body.tables[0].rows[0][2]", marks="of it",
            says="`of it` in this cell is not understood, so the cell was not compared: write an amount such as $150K or 150,000",
            values={"unread": "of it"},
        ),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $75–$95/hr | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="body.tables[0].rows[0][1]", marks="$75–$95/hr",
            says="the cell is paid by the hour, so it was not compared: write what a year pays",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        yield from self._unread(subject)
        told: set[str] = set()
        for route, reason in subject.comparison.not_compared:
            for cell in subject.comparison.cells_of(route):
                if isinstance(cell.at, str) and "paid by the" in reason and cell.at not in told:
                    told.add(cell.at)
                    message = f"{reason}, so it was not compared: write what a year pays"
                    yield Fault(cell.at, message, related=(Related(route, "in the frontmatter"),))

    @staticmethod
    def _unread(subject: Subject) -> Iterator[Fault]:
        for table in subject.comparison.tables:
            for entry in table.entries:
                if not entry.cell.unread:
                    continue
                first = entry.cell.unread[0]
                parts = ", ".join(f"`{part.text.strip()}`" for part in entry.cell.unread)
                line = entry.line + 1
                start = entry.raw.start + 1
                yield Fault(
                    entry.at,
                    f"{parts} in this cell is not understood, so the cell was not compared: write an amount such as $150K "
                    "or 150,000",
                    at=Span(line, start + first.start, line, start + first.end),
                    region=subject.comparison.region(entry),
                    related=subject.comparison.elsewhere(entry.at),
                    values={"unread": ", ".join(part.text for part in entry.cell.unread)},
                )
