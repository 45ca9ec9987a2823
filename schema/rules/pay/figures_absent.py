"""PAY212."""

from collections.abc import Iterator

from schema.finding import Fault, Severity
from schema.guide import HIGHS, LOWS, Row
from schema.rule import Bad, Good, RowRule
from schema.subject import Subject


class FiguresAbsent(RowRule):
    """A row has no figure at all.

    It tells a reader that the role exists in the region, and nothing that the reader came for.
    """

    code = "PAY212"
    severity = Severity.WARNING

    examples = (
        Good(),
        Good(
            "base_low: null", "base_high: null", "stock_low: null", "stock_high: null", "bonus_pct: null",
        ),
        Good(
            "base_low: null", "base_high: null", "stock_low: null", "stock_high: null", "bonus_pct: null",
            "total_comp_low: null", "total_comp_high: null",
        ),
        Bad(
            "base_low: null", "base_high: null", "stock_low: null", "stock_high: null", "bonus_pct: null",
            "total_comp_low: null", "total_comp_high: null", table="",
            at="compensation[0]", marks="region: New York",
            says="the row of New York has no figure: write what is known, or take the row out",
        ),
    )  # fmt: skip

    def check(self, subject: Subject, place: int, row: Row) -> Iterator[Fault]:
        if any(figure is not None for figure in (*LOWS(row), *HIGHS(row), row.bonus_pct)):
            return
        route = f"compensation[{place}]"
        if any(hole.partition(".")[0] == route for hole in subject.reading.holes):
            return
        if subject.comparison.only_in_table_of(place) or subject.comparison.currency_unsure(place):
            return
        name = f"the row of {row.region}" if row.region else f"row {place + 1}"
        yield Fault(route, f"{name} has no figure: write what is known, or take the row out")
