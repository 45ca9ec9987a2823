"""PAY205."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from schema.finding import Fault, Related, Severity, Skip
from schema.headers import header_of
from schema.named import NamedTuple
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.tables import PayTable
from schema.totals import with_tolerance


class TotalAboveParts(SubjectRule):
    """Total compensation is more than all its parts together.

    The most that a total can hold is the base, the WHOLE grant, the bonus and the signing bonus, each at its high end. Nothing is
    said where one of them is unknown.
    """

    class Options(NamedTuple):
        tolerance: Annotated[float, "the part of the sum by which a total may exceed it"] = 0.02

    code = "PAY205"
    severity = Severity.ERROR
    options: Options

    examples = (
        Good("total_comp_high: 270000"),
        Good("bonus_pct: null", "total_comp_high: 900000", table=""),
        Good("total_comp_high: 430000", table="""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10–15% | $190K–$430K |
"""),
        Good("stock_high: null", "stock_low: null", "total_comp_high: 900000"),
        Good("bonus_low: 10000", "bonus_high: 30000", "total_comp_high: 430000", drop=("bonus_pct",)),
        Bad(
            "bonus_low: 10000", "bonus_high: 30000", "total_comp_high: 480000", drop=("bonus_pct",),
            at="compensation[0].total_comp_high", marks="480000",
            says="total_comp_high 480,000 is above 430,000, which is all its parts at their highest, the whole grant "
            "among them: correct the total, or the part that is too low",
            values={"total_comp_high": 480000, "expected": 430000},
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault | Skip]:
        limit, held = with_tolerance(self.options.tolerance)
        for place, known in enumerate(subject.pays):
            if isinstance(known, str):
                yield Skip(f"compensation[{place}]", known)
                continue
            total = known.total["high"]
            bonus = max(known.bonuses["high"], default=0)
            most = known.base["high"] + known.stock["high"] + bonus + known.signing_bonus
            if total * held <= most * limit:
                continue
            unknown = self._unknown(subject, place)
            if unknown:
                yield Skip(f"compensation[{place}]", unknown)
                continue
            yield Fault(
                f"compensation[{place}].total_comp_high",
                f"total_comp_high {total:,} is above {Decimal(most):,.0f}, which is all its parts at their highest, the whole "
                "grant among them: correct the total, or the part that is too low",
                values={"total_comp_high": total, "expected": int(most)},
                related=(Related(f"compensation[{place}].stock_high", f"stock_high is {known.stock['high']:,}"),),
            )

    @staticmethod
    def _unknown(subject: Subject, place: int) -> str:
        """What the total may hold that nobody has told."""
        row = subject.guide.rows[place] if subject.guide else None
        told = row is not None and (row.bonus_high is not None or row.bonus_pct_high is not None)
        if not told and "high" not in subject.comparison.bonuses.get(place, {}):
            return "the bonus's high end is unknown"
        if any(_beyond(table) for table in subject.tables):
            return "the table has pay that the frontmatter has no field for"
        return ""


def _beyond(table: PayTable) -> bool:
    """Whether a table tells of pay that the frontmatter has no field for, or not one field for."""
    if any(header_of(label).shared for label in table.left_over):
        return True
    return any(entry.header.shared or len(entry.header.components) > 1 for entry in table.entries)
