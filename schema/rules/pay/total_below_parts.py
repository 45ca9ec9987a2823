"""PAY204."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from schema.finding import Fault, Related, Severity, Skip
from schema.named import NamedTuple
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.totals import BOUNDS, with_tolerance


class TotalBelowParts(SubjectRule):
    """Total compensation is less than base salary and one year of the grant.

    A total holds at least these two. Most real totals that fall short do so by rounding, so a small shortfall is let pass.
    A component paid in another currency than the total is never added to it.
    """

    class Options(NamedTuple):
        tolerance: Annotated[float, "the part of the sum by which a total may fall short"] = 0.03

    code = "PAY204"
    severity = Severity.WARNING
    options: Options

    examples = (
        Good("base_low: 150000", "stock_low: 100000", "total_comp_low: 175000"),
        Good("base_low: 150000", "stock_low: 100000", "total_comp_low: 170000"),
        Good("stock_low: 100000", "stock_vest_years: 5", "total_comp_low: 170000", options={"tolerance": 0.0}),
        Good("currencies: {stock: EUR}", "total_comp_low: 160000"),
        Bad(
            "base_low: 150000", "stock_low: 100000", "total_comp_low: 165000",
            at="compensation[0].total_comp_low", marks="165000",
            says="total_comp_low 165,000 is below 175,000, which is base_low 150,000 and a year of the grant, "
            "100,000 / 4: correct the wrong one",
            values={"total_comp_low": 165000, "base_low": 150000, "stock_low": 100000, "expected": 175000},
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault | Skip]:
        limit, held = with_tolerance(-self.options.tolerance)
        for place, known in enumerate(subject.pays):
            if isinstance(known, str):
                yield Skip(f"compensation[{place}]", known)
                continue
            for bound in BOUNDS:
                total, base, least = known.total[bound], known.base[bound], known.parts(bound)
                if total * held < least * limit and base <= total:
                    stock = known.stock[bound]
                    yield Fault(
                        f"compensation[{place}].total_comp_{bound}",
                        f"total_comp_{bound} {total:,} is below {Decimal(least):,.0f}, which is base_{bound} {base:,} and a year "
                        f"of the grant, {stock:,} / {known.vest_years}: correct the wrong one",
                        values={f"total_comp_{bound}": total, f"base_{bound}": base, f"stock_{bound}": stock,
                                "expected": int(least)},
                        related=(Related(f"compensation[{place}].stock_{bound}", f"stock_{bound} is {stock:,}"),),
                    )  # fmt: skip
