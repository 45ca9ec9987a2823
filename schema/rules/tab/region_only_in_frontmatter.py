"""TAB306."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject


class RegionOnlyInFrontmatter(SubjectRule):
    """A region has a row in the frontmatter and does not stand in the table.

    Programs quote pay for a region that no reader of the guide can find.
    """

    code = "TAB306"
    severity = Severity.ERROR

    examples = (
        Good("region: '**New York** (USD)'"),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
""",
            at="compensation[1].region", marks="London",
            says="London has a row in the frontmatter and does not stand in the table: add it there, or take the row out",
            values={"frontmatter": "London", "table": None},
        ),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| Leeds (GBP £) | £70K–£95K | £30K–£50K | 10% | £84K–£117K |
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
""",
            at="compensation[1].region", marks="London",
            says="London has a row in the frontmatter and does not stand in the table: add it there, or take the row out",
            fixed="| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |",
        ),
        Bad(
            "region: New York City",
            at="compensation[0].region", marks="New York City",
            says="New York City has a row in the frontmatter and does not stand in the table, where New York is likely the same: "
            "name it alike in both",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        if not subject.comparison.only_in_frontmatter:
            return
        from schema.fixes.regions import Labelled, row_into_table  # noqa: PLC0415  (only a fault needs it)

        labelled = Labelled(subject)
        for region in subject.comparison.only_in_frontmatter:
            start = f"{region.name} has a row in the frontmatter and does not stand in the table"
            related: tuple[Related, ...] = ()
            if region.likely:
                message = f"{start}, where {region.likely} is likely the same: name it alike in both"
                related = (Related(region.likely_at, f"{region.likely} in the table", at=region.likely_at),)
            else:
                message = f"{start}: add it there, or take the row out"
            values = {"frontmatter": region.name, "table": region.likely or None}
            fix = row_into_table(subject, region, labelled)
            yield Fault(region.at, message, values=values, related=related, fix=fix)
