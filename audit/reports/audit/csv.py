"""An audit as a table for a spreadsheet: RFC 4180, and no cell that one would take for a formula."""

from audit.reports.audit.evidence_words import early
from audit.reports.spreadsheet import cell
from audit.reports.style import Style
from audit.staleness import Audit, AuditedGuide

COLUMNS = (
    "path", "company", "role", "state", "owner", "last_updated", "next_review_due", "policy_due", "days_overdue", "age_days",
    "snoozed_until", "planned_for", "past_due", "reasons",
    "newer_evidence",
)  # fmt: skip


def render(audit: Audit, style: Style) -> str:
    del style
    return "".join(f"{','.join(map(cell, row))}\r\n" for row in (COLUMNS, *map(_row, audit.guides)))


def _row(guide: AuditedGuide) -> tuple[object, ...]:
    known, state = guide.facts, guide.freshness
    late = state.days_overdue if known.next_review_due else None
    return (
        guide.path, guide.company, guide.role, guide.state, guide.owner, known.last_updated, known.next_review_due,
        state.policy_due, late, state.age_days, state.snoozed_until, state.planned_for,
        "yes" if state.past_due else "no", "; ".join(state.reasons),
        "; ".join(early(guide)),
    )  # fmt: skip
