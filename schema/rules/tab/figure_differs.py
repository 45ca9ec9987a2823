"""TAB302."""

from collections.abc import Iterator

from schema.comparison import Kind
from schema.finding import Fault, Related, Severity, Skip
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.wording import figure, number, read_from


class FigureDiffers(SubjectRule):
    """A figure is one thing in the frontmatter and another in the table.

    Programs quote the one and people read the other. Neither side is presumed right: look at where the figure came from. A cell is
    compared in the row's currency, a month's pay times twelve, a grant's yearly part times its years; in a table of levels, the
    lowest low and the highest high count.
    """

    code = "TAB302"
    severity = Severity.ERROR

    examples = (
        Good("base_low: 150000"),
        Bad(
            "base_low: 155000",
            at="compensation[0].base_low", marks="$150K–$200K",
            says="base_low is 155,000 in the frontmatter and 150,000 in the table: correct the wrong one",
            values={"frontmatter": 155000, "table": 150000},
        ),
        Bad(
            "bonus_pct: 12",
            at="compensation[0].bonus_pct", marks="10%",
            says="bonus_pct is 12 in the frontmatter and 10 in the table: correct the wrong one",
            values={"frontmatter": 12, "table": 10},
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault | Skip]:
        for difference in subject.comparison.of(Kind.DIFFERS):
            own, given = difference.frontmatter[0], difference.table[0]
            name = difference.fields[0]
            yield Fault(
                difference.route,
                f"{name} is {figure(own)} in the frontmatter and {figure(given)} in the table{read_from(difference.text, given)}: correct the wrong one",
                at=difference.at,
                values={"frontmatter": number(own), "table": number(given)},
                related=(Related(difference.route, f"{figure(own)} in the frontmatter"),),
            )
        for route, reason in subject.comparison.not_compared:
            yield Skip(route, reason)
