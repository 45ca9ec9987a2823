"""A verdict as JSON: what the cache and a shard hold of it, and what a process that judges sends back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from sys import intern
from typing import Any

from audit.linter import Verdict
from schema.finding import Edit, Finding, Fix, Place, Safety, Severity, Skipped, Span

type_of_list = list[Any]


class Lines(Sequence[str]):
    """The lines of a guide that its findings point at; the others are not held, and are empty."""

    def __init__(self, known: dict[int, str], length: int) -> None:
        self.known, self.length = known, length

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(self.length))]
        return self.known.get(range(self.length)[place], "")


def text_of(verdict: Verdict) -> str:
    """All of a verdict but its path, its crashes and the rules that ran."""
    lines = verdict.lines
    return json.dumps(
        [
            verdict.holes,
            [_finding(finding) for finding in verdict.findings],
            [_finding(finding) for finding in verdict.suppressed],
            [[skip.rule, skip.field, skip.reason] for skip in verdict.skipped],
            len(lines),
            [[number, lines[number]] for number in sorted(_pointed_at(verdict.findings, len(lines)))],
        ],
        separators=(",", ":"),
    )


def verdict_of(text: str, path: str) -> Verdict:
    """The verdict that a text holds, on the guide that reports call so."""
    holes, findings, suppressed, skipped, length, lines = json.loads(text)
    return Verdict(
        path,
        [_found(path, *parts) for parts in findings],
        [_found(path, *parts) for parts in suppressed],
        [Skipped(path, intern(rule), field, intern(reason)) for rule, field, reason in skipped],
        lines=Lines(dict(lines), length) if length else (),
        holes=holes,
    )


def _pointed_at(findings: Iterable[Finding], length: int) -> set[int]:
    """The places of the lines that a report may show."""
    spans = (span for finding in findings for span in (finding.span, *(place.span for place in finding.related)))
    return {span.line - 1 for span in spans if 1 <= span.line <= length}


def _finding(finding: Finding) -> type_of_list:
    fix = finding.fix
    return [
        finding.rule, finding.name, finding.severity, finding.url, finding.span, finding.field, finding.message,
        finding.region, dict(finding.values), finding.related, finding.fingerprint,
        [fix.safety, fix.message, fix.edits] if fix else None, finding.silenced, finding.refused,
    ]  # fmt: skip


def _found(
    path: str, rule: str, name: str, severity: str, url: str, span: type_of_list, field: str, message: str, region: str,
    values: dict[str, Any], related: type_of_list, fingerprint: str, fix: type_of_list | None, silenced: str, refused: str,
) -> Finding:  # fmt: skip
    return Finding(
        path, intern(rule), intern(name), Severity(severity), Span(*span), field, message, region, values,
        tuple(_places(related)), fingerprint, intern(url), _fix(*fix) if fix else None, silenced, refused,
    )  # fmt: skip


def _places(related: type_of_list) -> Iterator[Place]:
    for span, field, message in related:
        yield Place(Span(*span), field, message)


def _fix(safety: str, message: str, edits: type_of_list) -> Fix:
    return Fix(Safety(safety), message, tuple(Edit(*edit) for edit in edits))
