"""Findings as GitLab's code quality report, which a merge request shows beside those of its target."""

import json
from collections import Counter
from hashlib import sha256
from typing import Any

from audit.harmless import storable
from audit.orders import unheeded_json
from audit.report import Report
from audit.reports import crashes
from audit.reports.style import Style
from schema.finding import Finding, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, style: Style) -> str:
    del style
    text = json.dumps(as_data(report), indent=2)  # ASCII: what steers a terminal stands escaped
    return unheeded_json(text) + "\n"


def as_data(report: Report) -> list[dict[str, Any]]:
    """The report as plain data, the worst first."""
    seen: Counter[tuple[str, ...]] = Counter()

    def issue(path: str, check: str, severity: str, said: str, lines: tuple[int, int], *kind: str) -> dict[str, Any]:
        key = (path, check, *kind)
        seen[key] += 1
        return {
            "description": storable(said),
            "check_name": check,
            "fingerprint": _fingerprint(*key, str(seen[key])),
            "severity": severity,
            "location": {"path": storable(path), "lines": {"begin": lines[0], "end": lines[1]}},
        }

    found = [
        issue(crash.path, crash.name or "payproof", "blocker", f"{said}; {crashes.advice([crash])}", (1, 1))
        for crash, said in crashes.told(report.crashes)
    ]
    found += [
        issue(
            finding.path,
            f"{finding.rule} {finding.name}",
            _SEVERITIES[finding.severity],
            f"{finding.rule} {finding.told}{_elsewhere(finding)}",
            (finding.span.line, finding.span.end_line),
            finding.fingerprint,
        )
        for finding in report.worst_first
    ]
    return found


def _elsewhere(finding: Finding) -> str:
    """The other guides that a finding is about, since a merge request shows its own line alone."""
    places = [f"{place.path}:{place.span.line}" for place in finding.related if place.path]
    return f" (see {', '.join(places)})" if places else ""


def _fingerprint(*parts: str) -> str:
    """One of its own for each of two equal findings of a guide, and for a guide of the same name below another root."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
