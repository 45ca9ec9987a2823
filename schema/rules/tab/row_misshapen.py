"""TAB310."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject


class RowMisshapen(SubjectRule):
    """A row has a cell too many or too few, or a header does not say what stands below it.

    Readers then see a figure under the wrong header, or no table at all. A row of the wrong length is not compared; a header that
    is misspelt is taken for what it likely means; a row or a column that stands twice is compared once.
    """

    code = "TAB310"
    severity = Severity.ERROR

    examples = (
        Good(),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="body.tables[0].rows[0]", marks="| New York | $150K–$200K | 10% | $190K–$270K |",
            says="this row has 4 cells and the header 5: part them with bars",
        ),
        Bad(
            table="""
| Region | Basse Pay | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="body.tables[0].header[1]", marks="Basse Pay",
            says="the header Basse Pay is not understood: did you mean Base?",
        ),
        Bad(
            table="""
| Region | Base Salary | Golden Hello | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="body.tables[0].header[2]", marks="Golden Hello",
            says="the header Golden Hello names no component of pay, and the frontmatter has its figures as stock: did you mean "
            "Stock?",
        ),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| New York | $160K–$210K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="body.tables[0].rows[1][0]", marks="New York",
            says="New York has a row above already: merge the two, or name what tells them apart",
        ),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
""",
            at="body.tables[0].header", marks="| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |",
            says="the header has 5 cells and the line of dashes below it 4, so readers see no table: make it 5",
        ),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
<!-- London was added in spring -->
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="body.lines[46]", marks="| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |",
            says="the table ends above this row, so readers see it as text: close the gap, or move what is in it up",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        comparison = subject.comparison
        counting = {table.number for table in comparison.tables}
        tables = [table for table in subject.tables if table.number in counting or not table.entries]
        told = [misshapen for table in tables for misshapen in table.misshapen]
        for misshapen in [*told, *comparison.misnamed]:
            row = comparison.row_of(misshapen.region) if misshapen.region else None
            related = [] if row is None else [Related(f"compensation[{row}].region", "its row in the frontmatter")]
            if misshapen.other:
                related.append(Related(misshapen.other, misshapen.says))
            yield Fault(misshapen.at, misshapen.message, region=misshapen.region, related=tuple(related))
