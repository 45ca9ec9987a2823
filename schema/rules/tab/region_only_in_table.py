"""TAB305."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject


class RegionOnlyInTable(SubjectRule):
    """A region stands in the table and has no row in the frontmatter.

    Programs do not know that the guide speaks of it. Names are the same after Markdown, flags and a currency hint in brackets
    are taken off.
    """

    code = "TAB305"
    severity = Severity.ERROR
    uncovers = ("PAY204", "PAY205", "PAY206", "PAY207", "TXT407")

    examples = (
        Good(table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| **New York** (USD) | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| London (GBP £) | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
"""),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
| Tel Aviv | ₪400K–₪500K | ₪100K–₪200K | 10% | ₪450K–₪600K |
""",
            at="compensation", marks="Tel Aviv",
            says="Tel Aviv stands in the table and has no row in the frontmatter: add the row, or take it out of the table",
            values={"frontmatter": None, "table": "Tel Aviv"},
            fixed="- region: Tel Aviv\ncurrency: ILS\nbase_low: 400000\nbase_high: 500000\nstock_low: 100000\n"
            "stock_high: 200000\nbonus_pct: 10\ntotal_comp_low: 450000\ntotal_comp_high: 600000",
        ),
        Bad(
            "region: New York City",
            at="compensation[0].region", marks="New York",
            says="New York stands in the table and has no row in the frontmatter, where New York City is likely the same: "
            "name it alike in both",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        if not subject.comparison.only_in_table:
            return
        from schema.fixes.regions import Labelled, row_from_table  # noqa: PLC0415  (only a fault needs it)

        labelled = Labelled(subject)
        for region in subject.comparison.only_in_table:
            start = f"{region.name or 'a row without a name'} stands in the table and has no row in the frontmatter"
            related: tuple[Related, ...] = ()
            if region.likely:
                message = f"{start}, where {region.likely} is likely the same: name it alike in both"
                related = (Related(region.likely_at, f"{region.likely} in the frontmatter"),)
            else:
                message = f"{start}: add the row, or take it out of the table"
            values = {"frontmatter": region.likely or None, "table": region.name}
            route = region.likely_at or "compensation"
            fix = row_from_table(subject, region, labelled)
            yield Fault(route, message, at=region.at, region=region.name, values=values, related=related, fix=fix)
