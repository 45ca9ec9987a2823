"""The report as JSON, in the form that docs/check.schema.json sets."""

import re
from collections.abc import Iterator
from typing import Any

from audit.orders import unheeded_json
from audit.report import Report
from audit.reports import json_pieces
from audit.reports.style import Style
from schema.finding import Finding, Place, Severity, Span

VERSION = 1
# JSON escapes C0 by itself; these would still steer a terminal that the text is shown on.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render(report: Report, style: Style) -> str:
    return "".join(pieces(report, style))


def pieces(report: Report, style: Style) -> Iterator[str]:
    """The report a finding at a time."""
    return map(unsteered, json_pieces.pieces(_data(report), ascii_only=style.encoding != "utf-8"))


def unsteered(text: str) -> str:
    """JSON in which what would steer a terminal, or a runner of jobs, is escaped."""
    if text.isascii() and "\x7f" not in text:
        return unheeded_json(text)
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", unheeded_json(text))


def _data(report: Report) -> dict[str, Any]:
    return {
        "version": VERSION,
        "tool": "payproof",
        "as_of": report.as_of.isoformat(),
        "findings": map(_finding, report.findings),
        "summary": {
            "guides": report.guides,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "suppressed": len(report.suppressed),
            "baselined": len(report.baselined),
            "skipped": (
                {"path": path, "rule": skip.rule, "field": skip.field, "reason": skip.reason}
                for path, skip in report.skipped
            ),
            "other_files": len(report.other_files),
        },
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path,
        "rule": finding.rule,
        "name": finding.name,
        "severity": str(finding.severity),
        **_span(finding.span),
        "field": finding.field,
        "region": finding.region,
        "message": finding.message,
        "values": dict(finding.values),
        "related": [_related(place) for place in finding.related],
        "fix": {"safety": str(finding.fix.safety), "message": finding.fix.message} if finding.fix else None,
        "fingerprint": finding.fingerprint,
        "url": finding.url,
    }


def _related(place: Place) -> dict[str, Any]:
    """Another place; with its path, where that is another guide's."""
    found = {**_span(place.span), "field": place.field, "message": place.message}
    return {"path": place.path, **found} if place.path else found


def _span(span: Span) -> dict[str, int]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}
