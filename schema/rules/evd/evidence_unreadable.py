"""EVD700."""

from collections.abc import Iterator

from schema.evidence_rule import Bad, Good, RecordRule
from schema.finding import Fault, Severity, Skip
from schema.subject import Subject


class EvidenceUnreadable(RecordRule):
    """A record of evidence cannot be read.

    What is known about a company stands in `evidence.yaml` beside its guides, a record for each thing that was seen. A record
    with anything wrong in it counts for nothing until that is mended: half of what was seen may mislead more than none of it.
    All other records are read. [Evidence](../evidence.md) says what a record holds.
    """

    code = "EVD700"
    severity = Severity.ERROR
    heeds_comments = False

    examples = (
        Good(evidence="""
- kind: job-posting
  title: Data Engineer
  captured: 2026-05-30
"""),
        Good(evidence="# nothing was seen yet"),
        Bad(
            evidence="""
- kind: job-posting
  title: Data Engineer
  captured: 2026-05-32
""",
            at="[0].captured", marks="2026-05-32",
            says="captured is 2026-05-32, which is no day of the calendar (day is out of range for month): write the right day",
        ),
        Bad(
            evidence="""
- kind: report
  title: Pay in data teams
  captured: 2026-05-30
- kind: job-posting
  title: "Data Engineer
  captured: 2026-05-30
- kind: report
  title: Pay in games
  captured: 2026-05-30
""",
            at="[1]", marks='"',
            says="the file is not YAML: a quote is opened and never closed",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault | Skip]:
        if subject.evidence is not None:
            yield from subject.evidence.evidence.faults
