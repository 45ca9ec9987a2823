"""EVD701."""

from collections.abc import Iterator

from schema.evidence_rule import Bad, ClaimRule, Good
from schema.finding import Fault, Related, Severity, Skip
from schema.guide import Guide
from schema.shown import short
from schema.subject import Subject

_SHOWN = 10  # records that a finding points at
_RESTING = frozenset({"draft", "retired"})


class EvidenceNewerThanReview(ClaimRule):
    """Something newer is known than what the guide was last updated on.

    Who last looked at the figures could not know of it: a posting, a salary site or a filing for the same company, role and
    region that is newer than `last_updated`. Review the guide early, whenever it is due. A record is as old as its `posted` says,
    or else its `captured`. Its role is the one that it names; where it names none, its title tells, and the finding says
    how sure that is (high or medium; what is less sure counts for nothing). A record without a place speaks of all regions.
    """

    code = "EVD701"
    severity = Severity.WARNING

    examples = (
        Good(evidence="""
- kind: job-posting
  title: Data Engineer
  location: London
  posted: 2026-02-23
  captured: 2026-05-30
"""),
        Good(evidence="""
- kind: job-posting
  title: Data Engineer
  location: Tokyo
  posted: 2026-03-04
  captured: 2026-05-30
"""),
        Good(evidence="""
- kind: job-posting
  title: Product Manager
  posted: 2026-03-04
  captured: 2026-05-30
"""),
        Bad(
            evidence="""
- kind: job-posting
  title: Data Engineer II
  location: London, UK
  posted: 2026-03-04
  captured: 2026-05-30
""",
            at="last_updated", marks="2026-02-23",
            says='a job posting of 2026-03-04, "Data Engineer II" in London, UK, is newer than last_updated 2026-02-23 (it is this '
            'role with high confidence: it is the role\'s name; "II" is a level of it): review the guide early',
            values={"last_updated": "2026-02-23", "evidence": "2026-03-04", "records": 1, "confidence": "high"},
        ),
        Bad(
            evidence="""
- kind: salary-site
  title: Pay of Acme's data people
  role: data-engineer
  captured: 2026-05-30
- kind: job-posting
  title: Analytics Engineer
  location: New York
  posted: 2026-04-01
  captured: 2026-05-30
""",
            at="last_updated", marks="2026-02-23",
            says='pay on a salary site seen on 2026-05-30, "Pay of Acme\'s data people", is newer than last_updated 2026-02-23 (it '
            "is this role: the record says so), and so is 1 more record: review the guide early",
        ),
    )  # fmt: skip

    def check(self, guide: Guide, subject: Subject) -> Iterator[Fault | Skip]:
        from schema.evidence_match import dated, matches, placed, span_of  # noqa: PLC0415  (only an audit needs it)
        from schema.role_match import Confidence  # noqa: PLC0415  (as above)

        known, updated = subject.evidence, guide.last_updated
        if known is None or guide.status in _RESTING:
            return
        found = matches(guide, known)
        lost = [match.record for match in found if match.unknown_place]
        if lost:
            more = f", as of the places of {len(lost) - 1:,} more" if len(lost) > 1 else ""
            reason = f"nothing is known of {short(lost[0].location or '')}, so {placed(lost[0])} is of no region{more}"
            yield Skip("last_updated", f"{known.path}: {reason}")
        newer = [match for match in found if updated is not None and match.in_region and match.record.day > updated]
        if not newer:
            return
        role = newer[0].role
        sure = "" if role.confidence is Confidence.CERTAIN else f" with {role.confidence} confidence"
        others = len(newer) - 1
        more = f", and so {'is' if others == 1 else 'are'} {others:,} more record{'s' * (others > 1)}" if others else ""
        yield Fault(
            "last_updated",
            f"{dated(newer[0].record)}, {placed(newer[0].record)}, is newer than last_updated {updated} "
            f"(it is this role{sure}: {role.reason}){more}: review the guide early",
            values={
                "last_updated": str(updated),
                "evidence": str(newer[0].record.day),
                "records": len(newer),
                "confidence": str(role.confidence),
            },
            related=tuple(
                Related("", dated(match.record), at=span_of(match.listed, known), path=known.path)
                for match in newer[:_SHOWN]
            ),
        )
