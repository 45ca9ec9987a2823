"""Audits made up of facts alone, for the tests of their reports."""

from datetime import date
from typing import Any

from audit.auditor import cliffs, forecast
from audit.reports.style import Style
from audit.staleness import Audit, AuditedGuide, Change, Delta
from schema.freshness import Facts, State, assess
from schema.policy import Policy

AS_OF = date(2026, 11, 21)
UPDATED, DUE = date(2026, 2, 23), date(2026, 5, 23)
SHORT, WHOLE = Style(limit=20), Style()


def guide(
    inner: str = "acme/data-engineer.md", owner: str = "pay-team", as_of: date = AS_OF, **known: Any
) -> AuditedGuide:
    found = Facts(**{"last_updated": UPDATED, "next_review_due": DUE, **known})
    return AuditedGuide(f"guides/{inner}", inner, found, assess(found, Policy(), as_of), owner)


def audit(*guides: AuditedGuide, as_of: date = AS_OF, **more: Any) -> Audit:
    return Audit(as_of, guides, forecast(guides, as_of), cliffs(guides), **more)


DELTA = Delta(
    date(2026, 11, 14),
    "0123456789abcdef0123",
    new=[Change("guides/a/new.md", None, State.FRESH)],
    worse=[Change("guides/a/worse.md", State.DUE_SOON, State.OVERDUE)],
    removed=[Change("guides/a/gone.md", State.STALE, None)],
)
