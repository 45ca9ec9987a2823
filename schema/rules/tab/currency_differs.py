"""TAB307."""

from collections.abc import Iterator

from schema.differences import Difference, Kind, Scope
from schema.finding import Fault, Related, Severity
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.wording import both


class CurrencyDiffers(SubjectRule):
    """The row's currency is none of those that the table gives its figures in.

    A program that reads `currency` turns won into dollars. Where one component alone is paid in another currency, say so:
    `currencies: {stock: USD}`. A sign that several currencies share, such as `$` or `¥`, is the region's own where it can be.
    """

    code = "TAB307"
    severity = Severity.ERROR
    takes_sides = True
    uncovers = ("PAY", "TAB")

    examples = (
        Good("region: Toronto", "currency: CAD", table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| Toronto | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K / $120K–$160K | £40K–£80K | 10% | £109K–£152K |
"""),
        Bad(
            "currency: EUR",
            at="compensation[0].currency", marks="$150K–$200K",
            says="currency is EUR in the frontmatter, and the table gives the row's figures in USD: correct the wrong one",
            values={"frontmatter": "EUR", "table": "USD"}, prefer="table", fixed="currency: USD",
        ),
        Bad(
            "currency: EUR", table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K / €130K–€175K | $100K–$200K / €90K–€175K | 10% | $190K–$270K / €165K–€235K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
""",
            at="compensation[0].currency", marks="$150K–$200K / €130K–€175K",
            says="currency is EUR in the frontmatter, and the row holds the figures that the table gives in USD: correct the "
            "wrong one",
            values={"frontmatter": "EUR", "table": "USD"},
        ),
        Bad(
            table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | $40K–$80K | 10% | £109K–£152K |
""",
            at="compensation[1].stock_low", marks="$40K–$80K",
            says="the table gives stock in USD, and the row's currency is GBP: correct the wrong one, or declare "
            "currencies: {stock: USD}",
            values={"frontmatter": "GBP", "table": "USD"}, prefer="table", fixed="currencies: {stock: USD}",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        for difference in subject.comparison.of(Kind.CURRENCY):
            from schema.fixes.currencies import settled  # noqa: PLC0415  (only a fault needs it)

            own, codes = str(difference.frontmatter[0]), [str(code) for code in difference.table]
            component, place = difference.component, f"compensation[{difference.row}].currency"
            advice, related = "correct the wrong one", tuple[Related, ...]()
            if difference.scope is Scope.ROW:
                held = f"the table gives the row's figures in {both(codes)}"
                message = f"currency is {own} in the frontmatter, and {held}"
            elif difference.scope is Scope.FIGURES:
                held = f"the row holds the figures that the table gives in {codes[0]}"
                message = f"currency is {own} in the frontmatter, and {held}"
            else:
                related = subject.comparison.elsewhere(difference.at)
                declared = _declares(subject, difference)
                if declared:
                    place = f"compensation[{difference.row}].currencies.{component}"
                if difference.scope is Scope.LEVEL:
                    message = f"this cell gives {component} in {codes[0]}, and the others of its region in {own}"
                elif declared:
                    message = f"the table gives {component} in {codes[0]}, and the row declares it in {own}"
                else:
                    message = f"the table gives {component} in {codes[0]}, and the row's currency is {own}"
                    if component != "total_comp":  # which adds up what the row is paid in
                        advice += f", or declare currencies: {{{component}: {codes[0]}}}"
            yield Fault(
                difference.route,
                f"{message}: {advice}",
                at=difference.at,
                here=f"{both(codes)} in the table",
                values={"frontmatter": own, "table": "/".join(codes)},
                related=(*related, Related(place, f"{own} in the frontmatter")),
                fix=settled(subject, difference),
            )


def _declares(subject: Subject, difference: Difference) -> bool:
    """Whether the row names a currency of its own for the component."""
    currencies = subject.guide.rows[difference.row].currencies if subject.guide else None
    return currencies is not None and getattr(currencies, difference.component) is not None
