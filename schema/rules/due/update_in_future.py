"""DUE502."""

from collections.abc import Iterator
from datetime import date

from schema.finding import Fault, Severity
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject


class UpdateInFuture(SubjectRule):
    """The last update lies in the future.

    Nobody has looked at the figures on a day that has not come; such a guide looks fresh for longer than it is.
    """

    code = "DUE502"
    severity = Severity.ERROR
    needs_as_of = True

    examples = (
        Good("last_updated: 2026-02-23", as_of=date(2026, 2, 23)),
        Bad(
            "last_updated: 2026-02-23", as_of=date(2026, 2, 22),
            at="last_updated", marks="2026-02-23",
            says="last_updated 2026-02-23 is after today, 2026-02-22: write the day on which somebody looked at the figures",
            values={"last_updated": "2026-02-23", "as_of": "2026-02-22"},
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        updated = subject.guide.last_updated if subject.guide else None
        if updated and updated > subject.as_of:
            yield Fault(
                "last_updated",
                f"last_updated {updated} is after today, {subject.as_of}: write the day on which somebody looked at the figures",
                values={"last_updated": str(updated), "as_of": str(subject.as_of)},
            )
