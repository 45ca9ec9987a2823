"""PAY202."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity, Skip
from schema.guide import HIGHS, LOWS, RANGES, Row
from schema.rule import Bad, Good, RowRule
from schema.subject import Subject


class RangeHalfOpen(RowRule):
    """A range has one end only.

    Programs that show or compare ranges need both ends. Where nobody knows the other end, leave both null and say in the text
    what is known.
    """

    code = "PAY202"
    severity = Severity.WARNING

    examples = (
        Good("base_low: null", "base_high: null"),
        Bad(
            "base_high: null", table="",
            at="compensation[0].base_high", marks="null",
            says="base_low is 150,000 and base_high is unknown: write it, or leave both null",
        ),
        Bad(
            drop=("total_comp_low",), table="",
            at="compensation[0].total_comp_low", marks="region: New York",
            says="total_comp_high is 270,000 and total_comp_low is unknown: write it, or leave both null",
        ),
    )  # fmt: skip

    def check(self, subject: Subject, place: int, row: Row) -> Iterator[Fault | Skip]:
        holes = subject.reading.holes
        for name, low, high in zip(RANGES, LOWS(row), HIGHS(row), strict=True):
            if (low is None) == (high is None):
                continue
            known, unknown = (f"{name}_low", f"{name}_high") if high is None else (f"{name}_high", f"{name}_low")
            route = f"compensation[{place}].{unknown}"
            if route in holes or subject.comparison.only_in_table_of(place, unknown):
                continue
            figure = low if low is not None else high
            yield Fault(
                route,
                f"{known} is {figure:,} and {unknown} is unknown: write it, or leave both null",
                values={known: figure, unknown: None},
                related=(Related(f"compensation[{place}].{known}", f"{known} is {figure:,}"),),
            )
