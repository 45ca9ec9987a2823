"""PAY203."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity
from schema.guide import Row
from schema.rule import Bad, Good, RowRule
from schema.subject import Subject
from schema.totals import sound


class TotalBelowBase(RowRule):
    """Total compensation is less than base salary.

    A total includes the base, so a smaller total means that one of the two is wrong.
    """

    code = "PAY203"
    severity = Severity.ERROR

    examples = (
        Good("base_low: 150000", "total_comp_low: 195000"),
        Good("base_low: 150000", "total_comp_low: 150000"),
        Good("base_low: null", "total_comp_low: 145000"),
        Good("base_low: 280000", "base_high: 150000"),
        Good("currencies: {base: EUR}", "total_comp_low: 145000"),
        Bad(
            "base_low: 150000", "total_comp_low: 145000",
            at="compensation[0].total_comp_low",
            says="total_comp_low 145,000 is below base_low 150,000, but a total includes the base: correct the wrong one",
            marks="145000",
            values={"total_comp_low": 145000, "base_low": 150000},
        ),
        Bad(
            "base_high: 280000",
            at="compensation[0].total_comp_high",
            says="total_comp_high 270,000 is below base_high 280,000, but a total includes the base: correct the wrong one",
            marks="270000",
        ),
    )  # fmt: skip

    def check(self, subject: Subject, place: int, row: Row) -> Iterator[Fault]:
        del subject
        if row.currency_of("base") != row.currency_of("total_comp"):
            return
        if not (sound(row, "base") and sound(row, "total_comp")):
            return  # a reversed range, or one of nothing, is told by itself
        for bound, base, total in (
            ("low", row.base_low, row.total_comp_low),
            ("high", row.base_high, row.total_comp_high),
        ):
            if base is not None and total is not None and total < base:
                yield Fault(
                    f"compensation[{place}].total_comp_{bound}",
                    f"total_comp_{bound} {total:,} is below base_{bound} {base:,}, but a total includes the base: "
                    "correct the wrong one",
                    values={f"total_comp_{bound}": total, f"base_{bound}": base},
                    related=(Related(f"compensation[{place}].base_{bound}", f"base_{bound} is {base:,}"),),
                )
