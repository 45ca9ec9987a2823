"""PAY206."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity, Skip
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.totals import Basis, words


class GrantCountedAsOneYear(SubjectRule):
    """Total compensation counts the whole grant as if it were paid in one year.

    A grant vests over years, four unless `stock_vest_years` says otherwise. Base and the WHOLE grant tells a reader that four
    years' stock is one year's pay. 29 % of real rows do; where a guide means it, `total_comp_basis: whole-grant` in the
    frontmatter says so. A guide whose rows follow different conventions is total-basis-mixed instead.
    """

    code = "PAY206"
    severity = Severity.WARNING

    examples = (
        Good("total_comp_low: 190000", "total_comp_high: 270000"),
        Good("total_comp_low: 250000", "total_comp_high: 400000", "total_comp_basis: whole-grant"),
        Good("total_comp_low: 205000", "total_comp_high: 320000"),
        Bad(
            "total_comp_low: 250000", "total_comp_high: 400000", "total_comp_basis: annualised",
            at="compensation[0].total_comp_high", marks="400000",
            says="total_comp 250,000–400,000 counts the whole 4-year grant as one year's pay; with a year of it the total is "
            "175,000–250,000 before bonus: correct it, or declare total_comp_basis: whole-grant",
            values={"total_comp_low": 250000, "total_comp_high": 400000, "expected_low": 175000, "expected_high": 250000},
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault | Skip]:
        guide = subject.guide
        if guide is None or guide.total_comp_basis == "whole-grant":
            return
        bases = subject.bases
        mixed = Basis.ANNUALISED in bases.values() and guide.total_comp_basis is None
        for place, basis in bases.items():
            known = subject.pays[place]
            if basis is not Basis.WHOLE_GRANT or mixed or isinstance(known, str):
                continue
            low, high = known.parts("low"), known.parts("high")
            total = words(known.total["low"], known.total["high"])
            yield Fault(
                f"compensation[{place}].total_comp_high",
                f"total_comp {total} counts the whole {known.vest_years}-year grant as one year's pay; with a year of it the "
                f"total is {words(low, high)} before bonus: correct it, or declare total_comp_basis: whole-grant",
                values={
                    "total_comp_low": known.total["low"],
                    "total_comp_high": known.total["high"],
                    "expected_low": int(low),
                    "expected_high": int(high),
                },
                related=(Related(f"compensation[{place}].stock_high", f"stock_high is {known.stock['high']:,}"),),
            )
