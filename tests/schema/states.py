"""What the tests of freshness and of reviews build on: a sound guide's facts, and states on a day."""

from datetime import date

from hypothesis import strategies as some

from schema.document import Document
from schema.example import CANONICAL
from schema.freshness import Facts, Freshness, assess, facts
from schema.guide import Review
from schema.policy import Policy
from schema.reading import read_guide

UPDATED, DUE = date(2026, 2, 23), date(2026, 5, 23)
SOUND = Facts(last_updated=UPDATED, next_review_due=DUE, quarter="2025-Q4")
USUAL = Policy()
DAYS = some.dates(date(2020, 1, 1), date(2030, 12, 31))


def on(as_of: date, known: Facts = SOUND, policy: Policy = USUAL) -> Freshness:
    return assess(known, policy, as_of)


def read(*changes: tuple[str, str], start: str = "") -> Facts:
    """The facts of a sound guide, but for the texts that are replaced."""
    text = CANONICAL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    document = Document(start + text)
    return facts(document, read_guide(document))


def snoozed(until: date | None, reason: str | None = "no figures yet", by: str | None = "pay-team") -> Facts:
    return Facts(last_updated=UPDATED, next_review_due=DUE, review=Review(snoozed_until=until, reason=reason, by=by))
