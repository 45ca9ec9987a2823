"""PAY201."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity
from schema.guide import HIGHS, LOWS, RANGES, Row
from schema.rule import Bad, Good, RowRule
from schema.subject import Subject
from schema.wording import figure


class RangeReversed(RowRule):
    """A range's low end is above its high end.

    On 11,284 real rows not one is reversed on purpose: the two figures have changed places, or one of them is wrong.
    """

    code = "PAY201"
    severity = Severity.ERROR
    uncovers = ("PAY203", "PAY204", "PAY205", "PAY206", "PAY207")

    examples = (
        Good("base_low: 150000", "base_high: 150000"),
        Good("base_low: 150000", "base_high: null"),
        Bad(
            "base_low: 205000", "base_high: 200000",
            at="compensation[0].base_low", marks="205000",
            says="base_low 205,000 is above base_high 200,000: swap them, or correct the wrong one",
            values={"base_low": 205000, "base_high": 200000},
        ),
        Bad(
            "base_low: 200000", "base_high: 150000",
            at="compensation[0].base_low", marks="200000",
            says="base_low 200,000 is above base_high 150,000: swap them, or correct the wrong one",
            fixed="base_low: 150000\nbase_high: 200000",
        ),
        Bad(
            "bonus_pct_low: 15", "bonus_pct_high: 10", drop=("bonus_pct",),
            at="compensation[0].bonus_pct_low", marks="15",
            says="bonus_pct_low 15 is above bonus_pct_high 10: swap them, or correct the wrong one",
        ),
    )  # fmt: skip

    def check(self, subject: Subject, place: int, row: Row) -> Iterator[Fault]:
        for name, low, high in zip(RANGES, LOWS(row), HIGHS(row), strict=True):
            if low is None or high is None or low <= high:
                continue
            from schema.fixes.figures import swapped  # noqa: PLC0415  (only a fault needs it)

            route = f"compensation[{place}].{name}_low"
            yield Fault(
                route,
                f"{name}_low {figure(low)} is above {name}_high {figure(high)}: swap them, or correct the wrong one",
                values={f"{name}_low": low, f"{name}_high": high},
                related=(
                    Related(f"compensation[{place}].{name}_high", f"{name}_high is {figure(high)}"),
                    *subject.comparison.cells_of(route)[:1],
                ),
                fix=swapped(subject, place, name),
            )
