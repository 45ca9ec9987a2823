"""DUE503."""

from collections.abc import Iterator

from schema.dates import quarter_start
from schema.finding import Fault, Related, Severity
from schema.guide import Guide
from schema.rule import Bad, Good, GuideRule


class QuarterAfterUpdate(GuideRule):
    """The figures describe a quarter that had not begun when they were last looked at.

    Nobody can have known them: the quarter or the date is wrong.
    """

    code = "DUE503"
    severity = Severity.ERROR

    examples = (
        Good("salary_data_quarter: 2025-Q4", "last_updated: 2026-02-23"),
        Good("salary_data_quarter: 2026-Q1", "last_updated: 2026-02-23"),
        Bad(
            "salary_data_quarter: 2026-Q2", "last_updated: 2026-02-23",
            at="salary_data_quarter", marks="2026-Q2",
            says="salary_data_quarter 2026-Q2 begins on 2026-04-01, after last_updated 2026-02-23: correct the wrong one",
            values={"salary_data_quarter": "2026-Q2", "last_updated": "2026-02-23"},
        ),
    )  # fmt: skip

    def check(self, guide: Guide) -> Iterator[Fault]:
        quarter, updated = guide.salary_data_quarter, guide.last_updated
        start = quarter_start(quarter) if quarter else None
        if start and updated and start > updated:
            yield Fault(
                "salary_data_quarter",
                f"salary_data_quarter {quarter} begins on {start}, after last_updated {updated}: correct the wrong one",
                values={"salary_data_quarter": quarter, "last_updated": str(updated)},
                related=(Related("last_updated", f"last_updated is {updated}"),),
            )
