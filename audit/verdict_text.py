"""A verdict as JSON: what the cache and a shard hold of it, and what a process that judges sends back."""

import json
import posixpath
from collections.abc import Iterator
from functools import lru_cache
from sys import intern
from typing import Any

from audit.verdict import Verdict
from schema.corpus import Entry, root_above
from schema.finding import Edit, Finding, Fix, Place, Safety, Severity, Skipped, Span

type_of_list = list[Any]
_SHARED = 4096  # spans, and what was skipped, of which many guides have the same: they are held once
_span = lru_cache(maxsize=_SHARED)(Span)


def text_of(verdict: Verdict) -> str:
    """All of a verdict but its path, its crashes and the rules that ran; what the guide tells its kin is the second line."""
    entry = verdict.entry
    held = json.dumps(
        [
            verdict.holes,
            [_finding(finding) for finding in verdict.findings],
            [_finding(finding) for finding in verdict.suppressed],
            verdict.skipped,
            [*verdict.lines.items()],
            [bool(entry.root), entry.company, entry.role, entry.role_type] if entry else None,
            [[number, key, _finding(finding)] for number, key, finding in verdict.unused],
        ],
        separators=(",", ":"),
    )
    return f"{held}\n{entry.text}" if entry else held


def verdict_of(text: str, path: str, inner: str) -> Verdict:
    """The verdict that a text holds, on the guide that reports call so."""
    held, _, details = text.partition("\n")
    holes, findings, suppressed, skipped, lines, entry, unused = json.loads(held)
    return Verdict(
        path,
        tuple([_found(path, *parts) for parts in findings]),
        tuple([_found(path, *parts) for parts in suppressed]),
        _skips(tuple([tuple(skip) for skip in skipped])),
        lines=dict(lines),
        holes=holes,
        entry=_told(path, inner, details, *entry) if entry else None,
        unused=tuple([(number, key, _found(path, *parts)) for number, key, parts in unused]),
    )


def _told(path: str, inner: str, details: str, rooted: bool, company: str, role: str, role_type: str) -> Entry:  # noqa: FBT001
    """What a guide tells its kin, at the place where it lies in this run."""
    if not details.startswith("["):
        raise ValueError(details)
    root = root_above(posixpath.dirname(path)) if rooted else ""
    return Entry(path, inner, root, intern(company), intern(role), intern(role_type), details)


def _finding(finding: Finding) -> type_of_list:
    fix = finding.fix
    return [
        finding.rule, finding.name, finding.severity, finding.url, finding.span, finding.field, finding.message,
        finding.region, dict(finding.values), finding.related, finding.fingerprint,
        [fix.safety, fix.message, fix.edits] if fix else None, finding.silenced, finding.refused,
        finding.origin,
    ]  # fmt: skip


def _found(
    path: str, rule: str, name: str, severity: str, url: str, span: type_of_list, field: str, message: str, region: str,
    values: dict[str, Any], related: type_of_list, fingerprint: str, fix: type_of_list | None, silenced: str, refused: str,
    origin: str,
) -> Finding:  # fmt: skip
    return Finding(
        path, intern(rule), intern(name), Severity(severity), _span(*span), intern(field), message, intern(region), values,
        tuple(_places(related)), fingerprint, intern(url), _fix(*fix) if fix else None, silenced, refused, origin,
    )  # fmt: skip


@lru_cache(maxsize=_SHARED)
def _skips(skipped: tuple[tuple[str, ...], ...]) -> tuple[Skipped, ...]:
    return tuple(Skipped(*map(intern, skip)) for skip in skipped)


def _places(related: type_of_list) -> Iterator[Place]:
    for span, field, message, path in related:
        yield Place(_span(*span), field, message, path)


def _fix(safety: str, message: str, edits: type_of_list) -> Fix:
    return Fix(Safety(safety), message, tuple(Edit(*edit) for edit in edits))
