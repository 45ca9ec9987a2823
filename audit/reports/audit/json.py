"""An audit as JSON, in the form that docs/audit.schema.json sets."""

import json
from datetime import date
from typing import Any

from audit.reports.style import Style
from audit.staleness import Audit, AuditedGuide, Change, Delta, Week

VERSION = 1


def render(audit: Audit, style: Style) -> str:
    del style
    return json.dumps(as_data(audit), indent=2) + "\n"  # ASCII: what steers a terminal stands escaped


def as_data(audit: Audit) -> dict[str, Any]:
    """The audit as plain data."""
    return {
        "version": VERSION,
        "as_of": audit.as_of.isoformat(),
        "guides": [_guide(guide) for guide in audit.guides],
        "counts": {str(state): number for state, number in audit.counts.items()},
        "past_due": audit.past_due,
        "forecast": [_week(week) for week in audit.forecast],
        "cliffs": [_week(week) for week in audit.cliffs],
        "delta": None if audit.delta is None else _delta(audit.delta),
    }


def _guide(guide: AuditedGuide) -> dict[str, Any]:
    known, state = guide.facts, guide.freshness
    return {
        "path": guide.path,
        "company": guide.company,
        "role": guide.role,
        "state": str(state.state),
        "reasons": list(state.reasons),
        "last_updated": _day(known.last_updated),
        "next_review_due": _day(known.next_review_due),
        "policy_due": _day(state.policy_due),
        "days_overdue": state.days_overdue,
        "age_days": state.age_days,
        "owner": guide.owner,
        "snoozed_until": _day(state.snoozed_until),
        "planned_for": _day(state.planned_for),
        "evidence": [],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _week(week: Week) -> dict[str, Any]:
    return {"week": week.name, "due": week.due}


def _delta(delta: Delta) -> dict[str, Any]:
    kinds = ("new", "worse", "better", "resolved", "removed")
    return {
        "since": delta.since.isoformat(),
        "revision": delta.revision,
        **{kind: [_change(change) for change in getattr(delta, kind)] for kind in kinds},
    }


def _change(change: Change) -> dict[str, Any]:
    before, after = change.before, change.after
    return {"path": change.path, "before": before and str(before), "after": after and str(after)}
