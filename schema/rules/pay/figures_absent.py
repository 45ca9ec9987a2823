"""PAY212."""

from collections.abc import Iterator

from schema.finding import Fault, Severity
from schema.guide import HIGHS, LOWS
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject


class FiguresAbsent(SubjectRule):
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

    def check(self, subject: Subject) -> Iterator[Fault]:
        if subject.guide is None:
            return
        holed = {hole.partition(".")[0] for hole in subject.reading.holes}
        for place, row in enumerate(subject.guide.rows):
            if any(figure is not None for figure in (*LOWS(row), *HIGHS(row), row.bonus_pct)):
                continue
            route = f"compensation[{place}]"
            if route in holed:
                continue
            if subject.comparison.only_in_table_of(place) or subject.comparison.currency_unsure(place):
                continue
            name = f"the row of {row.region}" if row.region else f"row {place + 1}"
            yield Fault(route, f"{name} has no figure: write what is known, or take the row out")
