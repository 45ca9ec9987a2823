"""Holds guides against the evidence beside them: reads each company's file of it, and runs the rules that belong to an audit."""

import stat
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from audit.config import Config
from audit.files import Target
from audit.judge import Judge
from audit.selection import audit_linter
from audit.staleness import EvidenceFile, Held, Seen
from audit.verdict import Crash, Verdict
from audit.witnessed import Candidate
from schema.document import Document
from schema.evidence import FILE, Known, Listed, known
from schema.evidence_comments import doubts
from schema.evidence_match import matches, span_of, unmatched
from schema.evidence_reading import records_of
from schema.evidence_text import EvidenceText
from schema.guide import Guide
from schema.likeness import nearest
from schema.limits import LARGEST_TEXT
from schema.reading import Reading
from schema.role_match import Role, RoleMatch

_NEAR = 0.8
_LONGEST = 200  # letters of a role that are compared


class Beside:
    """All that was seen about the companies of one audit."""

    def __init__(self, settings: Config, as_of: date) -> None:
        self.settings, self.as_of = settings, as_of
        self.files: list[EvidenceFile] = []
        self.crashes: list[Crash] = []

    @cached_property
    def judge(self) -> Judge:
        return Judge(lambda: audit_linter(self.settings), self.settings, self.as_of)

    def company(self, guides: Sequence[Candidate], roles: Iterable[Role] | None) -> dict[str, Held]:
        """What evidence says of each guide of one folder, by its path; without `roles` there is no file of it."""
        there = None if roles is None else self._known(guides[0].target, roles)
        return {guide.target.path: self._held(guide, there) for guide in guides}

    def _known(self, guide: Target, roles: Iterable[Role]) -> Known:
        """What a company's file holds on the day, which is noted for the report."""
        path, inner = (str(PurePosixPath(each).parent / FILE) for each in (guide.path, guide.inner))
        target = Target.at(guide.file.parent / FILE, path, inner)
        text = _read(target)
        there = known(path, records_of(text), tuple(sorted(roles)), self.as_of)
        verdict = self._lint(target, text, there)
        closed = (listed for listed in there.records if listed.record.status == "closed")
        seen = [[_seen(listed, there) for listed in kind] for kind in (closed, there.later)]
        lost = [_lost(listed, there) for listed in unmatched(there)]
        self.files.append(
            EvidenceFile(
                path,
                len(there.records),
                verdict.findings,
                seen[0],
                lost,
                seen[1],
                tuple(doubts(text)),
            )
        )
        return there

    def _held(self, guide: Candidate, there: Known | None) -> Held:
        verdict = self._lint(guide.target, guide.document, there, guide.reading)
        found = guide.reading.guide
        seen = tuple(_spoken(found, there)) if there and found else ()
        return Held(verdict.findings, seen, verdict.skipped)

    def _lint(self, target: Target, document: Document, there: Known | None, reading: Reading | None = None) -> Verdict:
        subject = self.judge.subject(target, document)
        subject.evidence = there
        if reading is not None:
            subject.reading = reading  # which is not made a second time
        linter = self.judge.linter
        ignored = frozenset(rule.code for rule in linter.rules) - self.judge.codes(target)
        verdict = linter.lint(subject, target.path, target.inner, ignored)
        self.crashes += verdict.crashes
        return verdict


def _read(target: Target) -> EvidenceText:
    """A file of evidence; one that cannot be read is a text that says so."""
    try:
        if not stat.S_ISREG(target.file.stat().st_mode):
            return _unreadable(target, "it is no file: write the records into one")
        with target.file.open("rb") as stream:
            return EvidenceText(stream.read(LARGEST_TEXT + 1), target.path)
    except OSError as error:
        return _unreadable(target, f"the file cannot be read: {error.strerror}")


def _unreadable(target: Target, message: str) -> EvidenceText:
    text = EvidenceText.unreadable(target.path, message)
    assert isinstance(text, EvidenceText)  # noqa: S101  (a document of that class is made)
    return text


def _spoken(guide: Guide, there: Known) -> Iterator[Seen]:
    """The records that speak of a guide, the newest first."""
    for match in matches(guide, there):
        updated = guide.last_updated
        newer = updated is not None and match.in_region and match.record.day > updated
        if match.in_region:
            yield _seen(match.listed, there, match.role, newer=newer)


def _lost(listed: Listed, there: Known) -> Seen:
    """A record of no guide's role; one that names a role itself is told by the line of that."""
    seen, role = _seen(listed, there), listed.record.role
    if role is None:
        return seen
    near = nearest(role[:_LONGEST], [known.slug for known in there.roles], _NEAR)
    return seen._replace(line=span_of(listed, there, "role").line, nearest=near)


def _seen(listed: Listed, there: Known, role: RoleMatch | None = None, *, newer: bool = False) -> Seen:
    record = listed.record
    return Seen(
        there.path,
        span_of(listed, there).line,
        record.kind,
        record.title,
        record.employer,
        record.location,
        record.posted,
        bool(record.posted_about),
        record.captured,
        record.status,
        record.source,
        role.role if role else record.role,
        str(role.confidence) if role else None,
        role.reason if role else "",
        newer,
    )
