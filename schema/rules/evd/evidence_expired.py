"""EVD702."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from schema.evidence_rule import Bad, Good, RecordRule
from schema.finding import Fault, Severity, Skip
from schema.routes import join
from schema.subject import Subject

if TYPE_CHECKING:
    from schema.evidence import Record


class EvidenceExpired(RecordRule):
    """Evidence is older than its kind counts for.

    Pay moves, and what was true of it a year ago says little of today: a job posting counts for 180 days, a salary site and a
    report for 365, a filing for 730, for it is about a year that was over when it was made. The policy sets other numbers, as
    `job-posting-days = 90`, for all companies or for some paths ([freshness](../freshness.md)). Look again and add what is
    seen. The rule is quiet about a record that a newer one of its kind, for the same job and place, has taken the place of.
    """

    code = "EVD702"
    severity = Severity.INFO

    examples = (
        Good(evidence="""
- kind: job-posting
  title: Data Engineer
  posted: 2025-12-03
  captured: 2026-01-30
"""),
        Good(evidence="""
- kind: filing
  title: Data Engineer
  captured: 2025-01-30
"""),
        Bad(
            evidence="""
- kind: job-posting
  title: Data Engineer
  posted: 2025-12-02
  captured: 2026-01-30
""",
            at="[0].posted", marks="2025-12-02",
            says='a job posting of 2025-12-02, "Data Engineer", is 181 days old, and a job posting counts for 180: look for a '
            "newer one",
            values={"day": "2025-12-02", "age_days": 181, "shelf_life_days": 180},
        ),
        Bad(
            evidence="""
- kind: report
  title: Data Engineer
  location: London
  captured: 2025-01-30
- kind: report
  title: Data Engineer
  location: London
  captured: 2025-05-30
- kind: report
  title: Data Engineer
  location: Tokyo
  captured: 2026-05-30
""",
            at="[1].captured", marks="2025-05-30",
            says='a report seen on 2025-05-30, "Data Engineer" in London, is 367 days old, and a report counts for 365: look for a '
            "newer one",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault | Skip]:
        from schema.evidence_match import KINDS, dated, placed  # noqa: PLC0415  (only an audit needs it)

        known = subject.evidence
        if known is None:
            return
        latest = {_job(listed.record): listed for listed in sorted(known.records, key=lambda each: each.record.day)}
        for listed in sorted(latest.values(), key=lambda each: each.number):
            record, days = listed.record, subject.policy.shelf_life(listed.record.kind)
            age = subject.as_of - record.day
            if age > timedelta(days=days):
                field = "posted" if record.posted else "captured"
                yield Fault(
                    join([listed.number, field]),
                    f"{dated(record)}, {placed(record)}, is {age.days:,} days old, and {KINDS[record.kind]} counts for {days:,}: "
                    "look for a newer one",
                    values={"day": str(record.day), "age_days": age.days, "shelf_life_days": days},
                )


def _job(record: "Record") -> tuple[str, str, str]:
    """What a newer record takes the place of an older one by."""
    from schema.region_names import folded  # noqa: PLC0415  (as above)

    return record.kind, record.role or folded(record.title), folded(record.location or "")
