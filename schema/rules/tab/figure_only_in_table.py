"""TAB303."""

from collections.abc import Iterator

from schema.differences import Difference, Kind
from schema.finding import Fault, Fix, Refused, Related, Severity
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.wording import both, figure, number, read_from


class FigureOnlyInTable(SubjectRule):
    """A figure stands in the table and not in the frontmatter.

    People see it and programs do not: whoever filters or compares guides by it leaves this one out. A column that may hold two
    things, such as `Stock/Bonus`, is not taken for either.
    """

    code = "TAB303"
    severity = Severity.ERROR
    uncovers = ("PAY204", "PAY205", "PAY206", "PAY207", "TXT407")

    examples = (
        Good("bonus_low: 10000", "bonus_high: 20000", drop=("bonus_pct",), table="""
| Region | Base Salary | Stock (RSU/4yr) | Carry/Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | $10K–$20K | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
"""),
        Bad(
            "stock_low: null", "stock_high: null",
            at="compensation[0].stock_low", marks="$100K–$200K",
            says="the table has stock_low 100,000 and stock_high 200,000, and the frontmatter has neither: write them there, "
            "or take them out of the table",
            values={"frontmatter": None, "table": 100000, "table_high": 200000},
            fixed="stock_low: 100000\nstock_high: 200000",
        ),
        Bad(
            drop=("base_high",),
            at="compensation[0].base_high", marks="$150K–$200K",
            says="the table has base_high 200,000, and the frontmatter has not: write it there, or take it out of the table",
            values={"frontmatter": None, "table": 200000}, fixed="base_high: 200000",
        ),
        Bad(
            "base_low: null", "base_high: null", "stock_low: null", "stock_high: null", "bonus_pct: null",
            "total_comp_low: null", "total_comp_high: null",
            at="compensation[0]", marks="$150K–$200K",
            says="the table has base, stock, bonus_pct and total_comp for New York, and its row in the frontmatter has no figure: "
            "write them there, in USD",
        ),
        Bad(
            "bonus_pct: null",
            at="compensation[0].bonus_pct", marks="10%",
            says="the table has bonus_pct 10, and the frontmatter has not: write it there, or take it out of the table",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        for difference in subject.comparison.of(Kind.ONLY_IN_TABLE):
            from schema.fixes.figures import from_table  # noqa: PLC0415  (only a fault needs it)

            fix = from_table(subject, difference)
            if difference.component == "row":
                row = subject.guide.rows[difference.row] if subject.guide else None
                yield self._row(difference, f", in {row.currency}" if row and row.currency else "", fix)
                continue
            named = [f"{name} {figure(value)}" for name, value in zip(difference.fields, difference.table, strict=True)]
            many = len(named) > 1
            neither, them = ("neither", "them") if many else ("not", "it")
            values = {"frontmatter": None, "table": number(difference.table[0])}
            if many:
                values["table_high"] = number(difference.table[1])
            yield Fault(
                difference.route,
                f"the table has {_told(difference, both(named))}, and the frontmatter has {neither}: write {them} there, or take "
                f"{them} out of the table",
                at=difference.at,
                here=f"{both([figure(value) for value in difference.table])} in the table",
                values=values,
                related=(Related(difference.route, "nothing in the frontmatter"),),
                fix=fix,
            )

    @staticmethod
    def _row(difference: Difference, paid: str, fix: Fix | Refused) -> Fault:
        """A row that the table fills and the frontmatter leaves empty is told once."""
        values = {name: number(value) for name, value in zip(difference.fields, difference.table, strict=True)}
        components = list(dict.fromkeys(name.removesuffix("_low").removesuffix("_high") for name in difference.fields))
        route = f"compensation[{difference.row}]"
        return Fault(
            route,
            f"the table has {both(components)} for {difference.region}, and its row in the frontmatter has no figure: "
            f"write them there{paid}",
            at=difference.at,
            values={"frontmatter": None, **{f"table_{name}": value for name, value in values.items()}},
            related=(Related(route, "no figure in the frontmatter"),),
            fix=fix,
        )


def _told(difference: Difference, figures: str) -> str:
    """What the table has, with the cell's own words where they had to be counted with: a year's part makes a grant."""
    words = read_from(difference.text, *difference.table)
    return f"{words.strip(' ()')}, which makes {figures}" if words else figures
