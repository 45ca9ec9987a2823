"""PAY211."""

from collections.abc import Iterator
from typing import Annotated

from schema.finding import Fault, Related, Severity
from schema.guide import Row
from schema.named import NamedTuple
from schema.rule import Bad, Good, RowRule
from schema.subject import Subject
from schema.totals import sound


class BonusStatedTwice(RowRule):
    """A bonus is given in two ways that differ.

    `bonus_pct` is the low end of a bonus in per cent of the base. Beside `bonus_pct_low` it says the same thing again, and beside
    `bonus_low` it can be worked out: where they differ, one of them is wrong.
    """

    class Options(NamedTuple):
        tolerance: Annotated[float, "the part by which an amount may differ from the per cent"] = 0.05

    code = "PAY211"
    severity = Severity.WARNING
    options: Options

    examples = (
        Good("bonus_pct: 10", "bonus_low: 15000", "bonus_high: 30000"),
        Good("bonus_pct: 10", "bonus_pct_low: 10", "bonus_pct_high: 15"),
        Good("bonus_low: 22000", "bonus_high: 30000", drop=("bonus_pct",)),
        Bad(
            "bonus_pct: 10", "bonus_low: 22000", "bonus_high: 30000",
            at="compensation[0].bonus_low", marks="22000",
            says="bonus_low is 22,000, but bonus_pct 10 of base_low 150,000 is 15,000: correct one, or keep only one",
            values={"bonus_low": 22000, "bonus_pct": 10, "base_low": 150000, "expected": 15000},
        ),
        Bad(
            "bonus_pct: 10", "bonus_pct_low: 12", "bonus_pct_high: 15",
            at="compensation[0].bonus_pct_low", marks="12",
            says="bonus_pct_low is 12, but bonus_pct, which is the low end too, is 10: correct one, or keep only one",
        ),
    )  # fmt: skip

    def check(self, subject: Subject, place: int, row: Row) -> Iterator[Fault]:
        del subject
        route = f"compensation[{place}]"
        percent = row.bonus_pct
        if percent is not None and row.bonus_pct_low is not None and percent != row.bonus_pct_low:
            yield Fault(
                f"{route}.bonus_pct_low",
                f"bonus_pct_low is {row.bonus_pct_low:g}, but bonus_pct, which is the low end too, is {percent:g}: correct one, or "
                "keep only one",
                values={"bonus_pct_low": row.bonus_pct_low, "bonus_pct": percent},
                related=(Related(f"{route}.bonus_pct", f"bonus_pct is {percent:g}"),),
            )
        name = "bonus_pct" if percent is not None else "bonus_pct_low"
        percent = percent if percent is not None else row.bonus_pct_low
        if (
            percent is None
            or row.bonus_low is None
            or row.base_low is None
            or not (sound(row, "base") and sound(row, "bonus"))
        ):
            return
        if row.currency_of("base") != row.currency_of("bonus"):
            return
        expected = row.base_low * percent / 100
        if abs(row.bonus_low - expected) > self.options.tolerance * max(expected, row.bonus_low):
            yield Fault(
                f"{route}.bonus_low",
                f"bonus_low is {row.bonus_low:,}, but {name} {percent:g} of base_low {row.base_low:,} is {expected:,.0f}: correct "
                "one, or keep only one",
                values={
                    "bonus_low": row.bonus_low,
                    name: percent,
                    "base_low": row.base_low,
                    "expected": round(expected),
                },
                related=(Related(f"{route}.{name}", f"{name} is {percent:g}"),),
            )
