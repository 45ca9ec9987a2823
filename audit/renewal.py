"""A guide that was looked at again: its dates, its quarter, and its review, as they are to be written."""

import re
from collections.abc import Iterator
from datetime import date

from audit.drafts import Change, Draft, edited, objections, readable, refuse_crash
from audit.files import Target
from audit.judge import Judge
from audit.misuse import MisuseError
from audit.report import count
from schema import review_edit
from schema.document import Document
from schema.edit import RefusedEditError, Value, applied, set_field
from schema.finding import Severity
from schema.freshness import facts, settled_through
from schema.guide import Guide, Review
from schema.named import NamedTuple
from schema.subject import Subject

# A snooze puts a review off: once that is done, nothing of it is left to say.
_SNOOZE = ("snoozed_until", "reason", "by")
_NAMED = 3


class Renewal(NamedTuple):
    """When guides were looked at, and what else is to be written of it."""

    on: date
    quarter: str | None = None
    what: str | None = None
    by: str | None = None


def quarter(text: str | None) -> str | None:
    """The quarter that an option gives."""
    if text is None or (re.fullmatch(r"[0-9]{4}-Q[1-4]", text) and not text.startswith("0000")):
        return text
    raise MisuseError(f"--quarter is {text}, which is no quarter: write one such as 2026-Q3")


def renewed(judge: Judge, target: Target, data: bytes, renewal: Renewal) -> Draft:
    """A guide with a renewal made; refused where the guide has errors, or is newer than the day."""
    first = document = readable(data, target.path)
    subject = judge.subject(target, first)
    changes: list[Change] = []
    for name, value in _fields(subject, renewal):
        before = (document.values or {}).get(name)
        document = edited(document, lambda text, name=name, value=value: set_field(text, name, value))  # type: ignore[misc]
        if before != value:
            changes.append(Change("", name, before, value, document.span(name).line))
    for name, was in _settled(subject, document, renewal.on):
        document = edited(document, lambda text, name=name: review_edit.without(text, name))  # type: ignore[misc]
        changes.append(Change("", f"review.{name}", was, None, document.span("last_updated").line))
    if renewal.what:
        what = renewal.what
        document = edited(document, lambda text: review_edit.confirmed(text, renewal.on, what, renewal.by))
        told = f"{renewal.on}{f' by {renewal.by}' if renewal.by else ''}: {what}"
        changes.append(
            Change("", "review.confirmed", _earlier(subject.guide), told, document.span("review.confirmed").line)
        )
    notes = objections(judge, target, first, document)
    _refuse_errors(judge, target, document)
    return Draft(target, data, applied(document, []).encode("utf-8"), tuple(changes), notes)


def _fields(subject: Subject, renewal: Renewal) -> Iterator[tuple[str, Value]]:
    guide = subject.guide
    if guide is not None and guide.last_updated is not None and renewal.on < guide.last_updated:
        raise RefusedEditError(f"{renewal.on} is before its last update, {guide.last_updated}")
    due = subject.policy.due(renewal.on)
    if due is None:
        raise RefusedEditError(f"its next review after {renewal.on} lies beyond the calendar")
    yield "last_updated", renewal.on
    yield "next_review_due", due
    if renewal.quarter:
        yield "salary_data_quarter", renewal.quarter


def _settled(subject: Subject, document: Document, on: date) -> Iterator[tuple[str, Value]]:
    """The fields of `review` that are done with: a snooze, and a plan that this review settles."""
    review = (subject.guide.review if subject.guide else None) or Review()
    stated = (document.values or {}).get("review") or {}
    if "snoozed_until" in stated:
        yield from ((name, stated[name]) for name in _SNOOZE if name in stated)
    after = Subject(document, subject.as_of, subject.home, subject.policies, subject.extra_fields, subject.globs)
    through = settled_through(facts(document, after.reading), on)
    if review.planned_for and through and review.planned_for <= through:
        yield "planned_for", review.planned_for


def _earlier(guide: Guide | None) -> str | None:
    before = guide.review.confirmed if guide and guide.review else None
    return f"{before.on}: {before.what}" if before else None


def _refuse_errors(judge: Judge, target: Target, document: Document) -> None:
    """Refuse a guide that is wrong: its date would say that somebody found it right."""
    verdict = judge.document(target, lambda: document)
    refuse_crash(verdict)
    errors = [finding for finding in verdict.findings if finding.severity is Severity.ERROR]
    if errors:
        named = [f"{finding.rule} {finding.name} in line {finding.span.line}" for finding in errors[:_NAMED]]
        more = f" and {len(errors) - len(named)} more" if len(errors) > len(named) else ""
        raise RefusedEditError(
            f"it has {count(len(errors), 'error')}, {', '.join(named)}{more}: correct {'it' if len(errors) == 1 else 'them'} "
            f"first; `payproof check {target.path}` says how"
        )
