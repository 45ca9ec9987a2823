"""DUE501."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity
from schema.guide import Guide
from schema.rule import Bad, Good, GuideRule


class ReviewBeforeUpdate(GuideRule):
    """The next review is due before the last update.

    A review that was due before the figures were last looked at is no next one: one of the two dates is wrong.
    """

    code = "DUE501"
    severity = Severity.ERROR

    examples = (
        Good("last_updated: 2026-02-23", "next_review_due: 2026-05-23"),
        Bad(
            "last_updated: 2026-02-23", "next_review_due: 2025-05-23",
            at="next_review_due", marks="2025-05-23",
            says="next_review_due 2025-05-23 is before last_updated 2026-02-23: correct the wrong one",
            values={"next_review_due": "2025-05-23", "last_updated": "2026-02-23"},
        ),
    )  # fmt: skip

    def check(self, guide: Guide) -> Iterator[Fault]:
        updated, due = guide.last_updated, guide.next_review_due
        if updated and due and due < updated:
            yield Fault(
                "next_review_due",
                f"next_review_due {due} is before last_updated {updated}: correct the wrong one",
                values={"next_review_due": str(due), "last_updated": str(updated)},
                related=(Related("last_updated", f"last_updated is {updated}"),),
            )
