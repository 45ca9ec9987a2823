"""FMT108."""

from schema.finding import Severity
from schema.reading import Wrong
from schema.rule import Bad, FieldRule, Good


class DateImpossible(FieldRule):
    """A date that no calendar has.

    Programs stop at `2026-02-30`, or move it to March without a word; a guide whose dates cannot be read can never be known to be
    fresh.
    """

    code = "FMT108"
    severity = Severity.ERROR
    wrong = Wrong.DATE

    examples = (
        Good("last_updated: 2024-02-29"),
        Bad(
            "last_updated: 2026-02-30",
            at="last_updated", marks="2026-02-30",
            says="last_updated is 2026-02-30, which is no day of the calendar (day is out of range for month): "
            "write the right day",
        ),
        Bad(
            'next_review_due: "2026-13-01"',
            at="next_review_due", marks='"2026-13-01"',
            says="next_review_due is 2026-13-01, which is no day of the calendar (month must be in 1..12): "
            "write the right day",
        ),
    )  # fmt: skip
