"""PAY213."""

from collections.abc import Iterator
from operator import attrgetter

from schema.finding import Fault, Severity
from schema.guide import COMPONENTS, Row
from schema.rule import Bad, Good, RowRule
from schema.subject import Subject

_NAMES = (
    *(f"{component}_{bound}" for component in COMPONENTS for bound in ("low", "high")),
    *("bonus_pct", "bonus_pct_low", "bonus_pct_high"),
)
_FIGURES = attrgetter(*_NAMES)


class AmountNotPositive(RowRule):
    """A figure is negative, or a base or a total is zero.

    No stock and no bonus may well be zero; a salary of zero means that the figure is unknown, which is written null.
    """

    code = "PAY213"
    severity = Severity.ERROR

    examples = (
        Good("stock_low: 0", "bonus_pct: 0"),
        Bad(
            "stock_low: -100000",
            at="compensation[0].stock_low", marks="-100000",
            says="stock_low is -100,000, and no pay is negative: correct it",
            values={"stock_low": -100000},
        ),
        Bad(
            "base_low: 0",
            at="compensation[0].base_low", marks="0",
            says="base_low is 0: write the figure, or null where it is unknown",
        ),
    )  # fmt: skip

    def check(self, subject: Subject, place: int, row: Row) -> Iterator[Fault]:
        del subject
        for name, figure in zip(_NAMES, _FIGURES(row), strict=True):
            if figure is None or figure > 0 or (figure == 0 and not name.startswith(("base", "total_comp"))):
                continue
            advice = f"is {figure:,}, and no pay is negative: correct it"
            if figure == 0:
                advice = "is 0: write the figure, or null where it is unknown"
            yield Fault(f"compensation[{place}].{name}", f"{name} {advice}", values={name: figure})
