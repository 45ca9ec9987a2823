"""TAB302."""

from collections.abc import Iterator

from schema.differences import Kind
from schema.finding import Fault, Related, Severity, Skip
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.wording import both, figure, number, read_from


class FigureDiffers(SubjectRule):
    """A figure is one thing in the frontmatter and another in the table.

    Programs quote the one and people read the other. Neither side is presumed right: look at where the figure came from. A cell is
    compared in the row's currency, a month's pay times twelve, a grant's yearly part times its years; in a table of levels, the
    lowest low and the highest high count.
    """

    code = "TAB302"
    severity = Severity.ERROR
    takes_sides = True
    uncovers = ("PAY",)

    examples = (
        Good("base_low: 150000"),
        Bad(
            "base_low: 155000",
            at="compensation[0].base_low", marks="$150K–$200K",
            says="base_low is 155,000 in the frontmatter and 150,000 in the table: correct the wrong one",
            values={"frontmatter": 155000, "table": 150000},
            prefer="frontmatter", fixed="| New York | $155K–$200K | $100K–$200K | 10% | $190K–$270K |",
        ),
        Bad(
            "bonus_pct: 12",
            at="compensation[0].bonus_pct", marks="10%",
            says="bonus_pct is 12 in the frontmatter and 10 in the table: correct the wrong one",
            values={"frontmatter": 12, "table": 10}, prefer="table", fixed="bonus_pct: 10",
        ),
        Bad(
            "base_low: 155000", "base_high: 205000",
            at="compensation[0].base_low", marks="$150K–$200K",
            says="base_low is 155,000 and base_high 205,000 in the frontmatter and 150,000 and 200,000 in the table: correct "
            "the wrong ones",
            values={"frontmatter": 155000, "table": 150000, "frontmatter_high": 205000, "table_high": 200000},
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault | Skip]:
        for difference in subject.comparison.of(Kind.DIFFERS):
            from schema.fixes.figures import settled  # noqa: PLC0415  (only a fault needs it)

            sides = list(zip(difference.fields, difference.frontmatter, difference.table, strict=True))
            own = both([f"{name}{'' if at else ' is'} {figure(value)}" for at, (name, value, _) in enumerate(sides)])
            given = both([figure(value) for value in difference.table])
            words = read_from(difference.text, *difference.table)
            wrong = "ones" if len(sides) > 1 else "one"
            _, first, shown = sides[0]
            values = {"frontmatter": number(first), "table": number(shown)}
            for _, second, other in sides[1:]:
                values |= {"frontmatter_high": number(second), "table_high": number(other)}
            yield Fault(
                difference.route,
                f"{own} in the frontmatter and {given} in the table{words}: correct the wrong {wrong}",
                at=difference.at,
                here=f"{given} in the table",
                values=values,
                related=tuple(
                    Related(f"compensation[{difference.row}].{name}", f"{figure(value)} in the frontmatter")
                    for name, value, _ in sides
                ),
                fix=settled(subject, difference),
            )
        for route, reason in subject.comparison.not_compared:
            yield Skip(route, reason)
