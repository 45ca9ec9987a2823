"""DUE504."""

from collections.abc import Iterator
from datetime import date

from schema.dates import months_later
from schema.finding import Fault, Related, Severity
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject


class ReviewWindowOffPolicy(SubjectRule):
    """The next review is not due when the policy says.

    The policy asks for a review so many calendar months after the last update, three unless the configuration says otherwise
    (`review-months` under `policy`). A guide that gives itself longer is stale before anybody is asked to look.
    """

    code = "DUE504"
    severity = Severity.WARNING

    examples = (
        Good("last_updated: 2026-02-23", "next_review_due: 2026-05-23"),
        Good("last_updated: 2025-11-30", "next_review_due: 2026-02-28"),
        Bad(
            "last_updated: 2026-02-23", "next_review_due: 2026-08-23",
            at="next_review_due", marks="2026-08-23",
            says="next_review_due 2026-08-23 is 92 days later than the policy's 2026-05-23, 3 months after last_updated "
            "2026-02-23: write 2026-05-23",
            values={"next_review_due": "2026-08-23", "last_updated": "2026-02-23", "expected": "2026-05-23"},
        ),
        Bad(
            "last_updated: 2026-02-23", "next_review_due: 2026-05-22",
            at="next_review_due", marks="2026-05-22",
            says="next_review_due 2026-05-22 is 1 day earlier than the policy's 2026-05-23, 3 months after last_updated "
            "2026-02-23: write 2026-05-23",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        updated = subject.guide.last_updated if subject.guide else None
        due = subject.guide.next_review_due if subject.guide else None
        months = subject.policy.review_months
        if not updated or not due or due < updated or _last_month(updated, months):
            return
        expected = months_later(updated, months)
        if due != expected:
            days = abs((due - expected).days)
            yield Fault(
                "next_review_due",
                f"next_review_due {due} is {days} {'day' if days == 1 else 'days'} {'later' if due > expected else 'earlier'} than "
                f"the policy's {expected}, {months} months after last_updated {updated}: write {expected}",
                values={"next_review_due": str(due), "last_updated": str(updated), "expected": str(expected)},
                related=(Related("last_updated", f"last_updated is {updated}"),),
            )


def _last_month(day: date, months: int) -> bool:
    """Whether so many months later lies beyond the calendar."""
    return day.year * 12 + day.month + months > date.max.year * 12 + 12
