"""What evidence says, in words that all formats of an audit share."""

from audit.staleness import NEWER, Audit, AuditedGuide, Seen
from schema.finding import Finding
from schema.shown import short


def early(guide: AuditedGuide) -> list[str]:
    """Why a guide is to be reviewed early, whatever its state; empty where nothing newer is known."""
    return [guide.newer.message] if guide.newer is not None else []


def other_findings(audit: Audit) -> list[Finding]:
    """What the evidence says beside what is newer than a guide."""
    found = [finding for finding in audit.findings if finding.rule != NEWER]
    return sorted(found, key=lambda finding: finding.severity.rank)


def closed(record: Seen) -> str:
    """`guides/sony/evidence.yaml:7: "Machine Learning Engineer II" in London, of about 2026-01-21, closed on 2026-11-21`."""
    where = f" in {short(record.location)}" if record.location else ""
    by = f" by {short(record.employer)}" if record.employer else ""
    day = f", posted {'about ' if record.posted_about else ''}{record.posted}" if record.posted else ""
    return f'{record.path}:{record.line}: "{short(record.title)}"{by}{where}{day}: closed when it was seen on {record.captured}'
