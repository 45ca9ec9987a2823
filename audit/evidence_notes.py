"""What a person should know of the evidence that an audit read, beside its findings: what counts for nothing or was skipped."""

from collections.abc import Iterator, Sequence
from datetime import date

from audit.report import count
from audit.staleness import AuditedGuide, EvidenceFile, Seen
from schema.evidence_name import UNDATED

UNREADABLE = "EVD700"
_LISTED = 3  # records that a note names
_SKIPS = 10  # checks that were skipped, of which each is told


def notes(files: Sequence[EvidenceFile], guides: Sequence[AuditedGuide], as_of: date) -> list[str]:
    """The notes of an audit."""
    return [note for file in files for note in _of_file(file, as_of)] + list(_skipped(guides))


def _of_file(file: EvidenceFile, as_of: date) -> Iterator[str]:
    broken = [finding for finding in file.findings if finding.rule == UNREADABLE]
    if broken:
        first = broken[0]
        told = f"{count(len(broken), 'thing')} in it cannot be read"
        yield f"{file.path}: {told} (EVD700), and such a record counts for nothing; line {first.span.line}: {first.message}"
    if file.unmatched:
        many = count(len(file.unmatched), "record is", "records are")
        yield f"{file.path}: {many} of no role that a guide here is for: {_named(file.unmatched)}"
    for line, doubt in file.doubts[:_LISTED]:
        yield f"{file.path}: line {line}: {doubt}"
    if len(file.doubts) > _LISTED:
        yield f"{file.path}: {count(len(file.doubts) - _LISTED, 'more comment is', 'more comments are')} as doubtful"
    if file.later:
        many = count(len(file.later), "record was", "records were")
        yield f"{file.path}: {many} captured after {as_of}, the day of the audit, so nothing is made of it: {_named(file.later)}"


def _named(records: Sequence[Seen]) -> str:
    names = [_name(record) for record in records[:_LISTED]]
    more = f" and {len(records) - _LISTED:,} more" if len(records) > _LISTED else ""
    return ", ".join(names) + more


def _name(record: Seen) -> str:
    title = f'"{record.title[:80]}"'
    if not record.role:
        return f"{title} (line {record.line})"
    near = f", did you mean {record.nearest}?" if record.nearest else ""
    return f"role {record.role[:80]} of {title} (line {record.line}{near})"


def _skipped(guides: Sequence[AuditedGuide]) -> Iterator[str]:
    every: dict[tuple[str, str, str], list[str]] = {}
    for path, skip in ((guide.path, skip) for guide in guides for skip in guide.held.skipped):
        if skip.reason.endswith(UNDATED):  # which is how most sources are given
            continue
        every.setdefault((path, skip.rule, skip.reason), []).append(skip.field)
    for (path, rule, reason), fields in list(every.items())[:_SKIPS]:
        where = fields[0] if len(fields) == 1 else f"{fields[0]} and {len(fields) - 1:,} more"
        yield f"{path}: {rule} did not look at {where}: {reason}"
    if len(every) > _SKIPS:
        yield f"{count(len(every) - _SKIPS, 'more check')} of the evidence could not be made: --format json lists all"
