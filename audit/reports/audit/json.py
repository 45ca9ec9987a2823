"""An audit as JSON, in the form that docs/audit.schema.json sets."""

import json
from datetime import date
from typing import Any

from audit.reports.style import Style
from audit.staleness import Audit, AuditedGuide, Change, Delta, EvidenceFile, Seen, Week
from schema.finding import Finding, Span

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
        "evidence_files": [_file(file) for file in audit.files],
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
        "evidence": [_seen(record) for record in guide.held.seen],
        "findings": [_finding(finding) for finding in guide.held.findings],
        "skipped": [{"rule": skip.rule, "field": skip.field, "reason": skip.reason} for skip in guide.held.skipped],
    }


def _file(file: EvidenceFile) -> dict[str, Any]:
    return {
        "path": file.path,
        "records": file.records,
        "findings": [_finding(finding) for finding in file.findings],
        "closed": [_seen(record) for record in file.closed],
        "unmatched": [_seen(record) for record in file.unmatched],
        "later": [_seen(record) for record in file.later],
    }


def _seen(record: Seen) -> dict[str, Any]:
    return {
        "path": record.path,
        "line": record.line,
        "kind": record.kind,
        "title": record.title,
        "employer": record.employer,
        "location": record.location,
        "posted": _day(record.posted),
        "posted_about": record.posted_about,
        "captured": _day(record.captured),
        "status": record.status,
        "source": record.source,
        "role": record.role,
        "confidence": record.confidence,
        "reason": record.reason,
        "newer": record.newer,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": str(finding.severity),
        **_span(finding.span),
        "field": finding.field,
        "region": finding.region,
        "message": finding.message,
        "values": dict(finding.values),
        "related": [
            {
                "path": place.path or finding.path,
                **_span(place.span),
                "field": place.field,
                "message": place.message,
            }
            for place in finding.related
        ],
        "fingerprint": finding.fingerprint,
        "url": finding.url,
    }


def _span(span: Span) -> dict[str, int]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}


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
