"""The report as SARIF 2.1.0, for code scanning and its viewers: nothing is dropped that was silenced or is known, it is marked."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import quote

from audit.harmless import storable
from audit.orders import unheeded_json
from audit.report import Report, count
from audit.reports.sarif_rules import HOME, described, level
from audit.reports.style import Style
from audit.reports.summary import left_out
from audit.verdict import Crash
from audit.version import version
from schema.finding import Finding, Fix, Place, Span
from schema.registry import rules

MOST = 25_000  # results of a run that GitHub accepts
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"

_LINK = re.compile(r"\](?=\()|\{(?=[0-9])")
_UNLINKED = re.compile(r"[\[\]\\{}]")
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # half a character that stands for no byte of a path
type_of_part = dict[str, Any]


def render(report: Report, style: Style) -> str:
    del style
    text = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}, indent=2)  # ASCII
    return unheeded_json(text) + "\n"


def _run(report: Report) -> type_of_part:
    places = {rule.code: number for number, rule in enumerate(rules())}
    results = len(report.findings) + len(report.baselined) + len(report.suppressed)
    driver = {"name": "payproof", "informationUri": HOME, "rules": [described(rule) for rule in rules()]}
    if number := version():
        driver["semanticVersion"] = number
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": "payproof/check/"},
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which payproof was run."}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, results)],
        "results": [*islice(_results(report, places), MOST)],
    }


def _results(report: Report, places: dict[str, int]) -> Iterator[type_of_part]:
    """New findings first, the worst of them first: what does not fit is what matters least."""
    baseline = report.has_baseline
    for finding in report.worst_first:
        yield _result(finding, places, "new" if baseline else "")
    known = {"kind": "external", "status": "accepted", "justification": "The baseline holds it."}
    for finding in report.baselined:
        yield _result(finding, places, "unchanged", known)
    for finding in report.suppressed:
        silenced = {"kind": "inSource", "status": "accepted", "justification": _text(finding.silenced)}
        yield _result(finding, places, "new" if baseline else "", silenced)


def _result(finding: Finding, places: dict[str, int], state: str, silenced: type_of_part | None = None) -> type_of_part:
    # A viewer shows a related place where the message leads to it.
    others = [f"[{_called(place)}]({number})" for number, place in enumerate(finding.related, 1)]
    also = f" (see {', '.join(others)})" if others else ""
    result: type_of_part = {
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": _text(finding.told) + also},
        "locations": [{"physicalLocation": _place(finding.path, finding.span)}],
        # GitHub's own upload adds the hash of the line; where it finds another there, it warns at every result.
        "partialFingerprints": {"payproof/v1": finding.fingerprint},
    }
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": _text(place.message)},
                "physicalLocation": _place(place.path or finding.path, place.span),
            }
            for number, place in enumerate(finding.related, 1)
        ]
    if finding.fix and finding.fix.edits:
        result["fixes"] = [_fix(finding.path, finding.fix)]
    if state:
        result["baselineState"] = state
    if silenced:
        result["suppressions"] = [silenced]
    return result


def _called(place: Place) -> str:
    """What leads to a related place, in which no bracket may end the link."""
    guide = _UNLINKED.sub("", _text(place.path))
    return f"{guide} line {place.span.line}" if place.path else f"line {place.span.line}"


def _place(path: str, span: Span) -> type_of_part:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"artifactLocation": _artifact(path), "region": region}


def _artifact(path: str) -> type_of_part:
    """A path byte for byte, whatever is in it."""
    address = quote(_NO_BYTE.sub("\N{REPLACEMENT CHARACTER}", path).encode("utf-8", "surrogateescape"), safe="/")
    return {"uri": f"file://{address}"} if path.startswith("/") else {"uri": address, "uriBaseId": ROOT}


def _fix(path: str, fix: Fix) -> type_of_part:
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
            "insertedContent": {"text": edit.text.encode("utf-8", "replace").decode()},
        }
        for edit in fix.edits
    ]
    return {
        "description": {"text": _text(fix.message)},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
        "properties": {"safety": str(fix.safety)},
    }


def _invocation(report: Report, results: int) -> type_of_part:
    told = [_crash(crash) for crash in report.crashes]
    if results > MOST:
        text = (
            f"{count(results - MOST, 'result')} of {results:,} left out, the mildest: GitHub takes {MOST:,} of a run."
        )
        told.append({"level": "warning", "message": {"text": text}})
    told += [{"level": "note", "message": {"text": _text(line)}} for line in left_out(report, Style())]
    return {"executionSuccessful": not report.crashes, "toolExecutionNotifications": told}


def _crash(crash: Crash) -> type_of_part:
    who = f"rule {crash.rule} {crash.name}" if crash.rule else "reading"
    where = f" ({crash.place})" if crash.place else ""
    notification: type_of_part = {
        "level": "error",
        "message": {"text": _text(f"{who} crashed on {crash.path}: {crash.error}{where}")},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(crash.path)}}],
    }
    if crash.rule:
        notification["associatedRule"] = {"id": crash.rule}
    return notification


def _text(text: str) -> str:
    """Plain text, in which SARIF would read `[…](…)` as a link and `{0}` as a place to fill."""
    return _LINK.sub(lambda match: f"{match[0]} ", storable(text))
