"""TAB304."""

from collections.abc import Iterator

from schema.differences import Difference, Kind, held_fields
from schema.finding import Fault, Related, Severity
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.wording import both, figure, number


class FigureOnlyInFrontmatter(SubjectRule):
    """A figure stands in the frontmatter and not in the table.

    Programs quote a figure that no reader of the guide can see or question.
    """

    code = "TAB304"
    severity = Severity.ERROR
    takes_sides = True
    uncovers = ("PAY",)

    examples = (
        Good(),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | — | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="compensation[0].stock_low", marks="—",
            says="the frontmatter has stock_low 100,000 and stock_high 200,000, and the table has — in their place: write "
            "them there, or take them out of the frontmatter",
            values={"frontmatter": 100000, "frontmatter_high": 200000, "table": None},
            prefer="frontmatter", fixed="| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |",
        ),
        Bad(
            "signing_bonus_low: 10000", "signing_bonus_high: 20000",
            at="compensation[0].signing_bonus_low", marks="| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |",
            says="the frontmatter has signing_bonus_low 10,000 and signing_bonus_high 20,000, and the table has no place for "
            "signing_bonus: write them there, or take them out of the frontmatter",
        ),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus |
|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10% |
| London | £90K–£120K | £40K–£80K | 10% |
""",
            at="compensation[0].total_comp_low", marks="| Region | Base Salary | Stock (RSU/4yr) | Bonus |",
            says="the frontmatter has total_comp in 2 rows, and the table has no place for it: write the figures there, or "
            "take them out of the frontmatter",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        for difference in subject.comparison.of(Kind.ONLY_IN_FRONTMATTER):
            from schema.fixes.figures import filled_or_emptied  # noqa: PLC0415  (only a fault needs it)

            fault = _of_column(subject, difference) if len(difference.rows) > 1 else _of_cell(difference)
            yield fault._replace(fix=filled_or_emptied(subject, difference))


def _of_cell(difference: Difference) -> Fault:
    named = [f"{name} {figure(value)}" for name, value in zip(difference.fields, difference.frontmatter, strict=True)]
    many = len(named) > 1
    them, their = ("them", "their") if many else ("it", "its")
    if difference.lacks_place:
        table = f"no place for {difference.component}"
    elif difference.text:
        table = f"{difference.text} in {their} place"
    else:
        table = f"an empty cell in {their} place"
    values = {"frontmatter": number(difference.frontmatter[0]), "table": None}
    if many:
        values["frontmatter_high"] = number(difference.frontmatter[1])
    return Fault(
        difference.route,
        f"the frontmatter has {both(named)}, and the table has {table}: write {them} there, or take {them} out of the frontmatter",
        at=difference.at,
        here="not in the table",
        values=values,
        related=(Related(difference.route, f"{figure(difference.frontmatter[0])} in the frontmatter"),),
    )


def _of_column(subject: Subject, difference: Difference) -> Fault:
    """What all rows have and the table has no column for is told once."""
    rows = subject.guide.rows if subject.guide else []
    routes = [
        f"compensation[{row}].{next(iter(held_fields(rows[row], difference.component)))}" for row in difference.rows
    ]
    return Fault(
        difference.route,
        f"the frontmatter has {difference.component} in {len(routes)} rows, and the table has no place for it: write the "
        "figures there, or take them out of the frontmatter",
        at=difference.at,
        values={"frontmatter": number(difference.frontmatter[0]), "table": None},
        related=tuple(Related(route, "in the frontmatter") for route in routes),
    )
