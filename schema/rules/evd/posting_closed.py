"""EVD703."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from schema.evidence_rule import Bad, ClaimRule, Good
from schema.finding import Fault, Related, Severity, Skip
from schema.guide import Guide
from schema.subject import Subject

if TYPE_CHECKING:
    from schema.citations import Citation
    from schema.evidence import Listed
    from schema.finding import Span

_CLOSED = """
- kind: job-posting
  title: Data Engineer II
  location: London
  posted: 2026-01-21
  captured: 2026-05-30
  status: closed
  source: https://jobs.example.com/acme/17
"""
_BODY = """
### Data Engineer | Acme Negotiation Guide

**Evidence & Sources**

- Levels.fyi, Acme data engineers (2025)
- {}
"""


class PostingClosed(ClaimRule):
    """A guide cites a job posting as if it were open, and it is known to be closed.

    Who follows the citation finds nothing, and a posting that nobody can apply for any more says nothing of what is offered
    today. A posting is known by its link, wherever the guide gives it; by its title only in `data_sources` and in the section of
    the evidence, beside a word for one posting (`posting`, `vacancy`, not `postings`), and where no other record of that title
    is not closed. A citation that says that the posting is closed, expired, filled or the like is as it should be.
    """

    code = "EVD703"
    severity = Severity.WARNING

    examples = (
        Good(body=_BODY.format("Acme's careers page, Data Engineer II postings in London (2026)"), evidence=_CLOSED),
        Good(body=_BODY.format("Job posting, Data Engineer II in London (closed, 2026)"), evidence=_CLOSED),
        Good(body=_BODY.format("Job posting, Data Engineer in London (2026)"), evidence=_CLOSED),
        Good(
            body=_BODY.format("[An opening](https://jobs.example.com/acme/17)"),
            evidence=_CLOSED.replace("closed", "open"),
        ),
        Bad(
            body=_BODY.format("Job posting, Data Engineer II in London (2026)"),
            evidence=_CLOSED,
            at="body.lines[44]", marks="- Job posting, Data Engineer II in London (2026)",
            says='the posting "Data Engineer II" in London was closed when it was seen on 2026-05-30: cite one that is open, or '
            "write that it is closed",
            values={"posting": "Data Engineer II", "captured": "2026-05-30"},
        ),
        Bad(
            "data_sources:\n  - {name: Acme's careers page, url: 'https://jobs.example.com/acme/17/?utm_source=mail'}",
            evidence=_CLOSED,
            at="data_sources[0].url", marks="'https://jobs.example.com/acme/17/?utm_source=mail'",
            says='the posting "Data Engineer II" in London was closed when it was seen on 2026-05-30: cite one that is open, or '
            "write that it is closed",
        ),
    )  # fmt: skip

    def check(self, guide: Guide, subject: Subject) -> Iterator[Fault | Skip]:
        from schema.citations import citations  # noqa: PLC0415  (only an audit needs it)
        from schema.evidence_match import placed, span_of  # noqa: PLC0415  (as above)

        known = subject.evidence
        if known is None:
            return
        postings = [listed for listed in known.records if listed.record.kind == "job-posting"]
        if not any(listed.record.status == "closed" for listed in postings):
            return
        for citation in citations(subject.document, guide):
            found = _by_link(citation, postings) or _by_title(citation, postings) if citation.is_open else None
            if found is None:
                continue
            listed, span = found
            record = listed.record
            yield Fault(
                citation.route,
                f"the posting {placed(record)} was closed when it was seen on {record.captured}: cite one that is open, or write "
                "that it is closed",
                at=span or citation.span or "",
                values={"posting": record.title, "captured": str(record.captured)},
                related=(Related("", "closed", at=span_of(listed, known, "status"), path=known.path),),
            )


def _by_link(citation: "Citation", postings: Sequence["Listed"]) -> "tuple[Listed, Span | None] | None":
    """The closed posting that one of a citation's links leads to: as it was when it was last seen."""
    from schema.citations import same_link  # noqa: PLC0415  (as above)

    for link, span in citation.links:
        seen = [each for each in postings if each.record.source and same_link(each.record.source) == same_link(link)]
        latest = max(seen, key=lambda each: (each.record.captured, each.number), default=None)
        if latest is not None and latest.record.status == "closed":
            return latest, span
    return None


def _by_title(citation: "Citation", postings: Sequence["Listed"]) -> "tuple[Listed, Span | None] | None":
    """The closed posting whose title a citation gives, where every record of that title is closed."""
    from schema.prose import words_of  # noqa: PLC0415  (as above)

    if citation.links:  # which posting is meant is told by the link
        return None
    same: dict[tuple[str, ...], list[Listed]] = {}
    for each in postings:
        same.setdefault(words_of(each.record.title), []).append(each)
    for title, records in same.items():
        if title and all(each.record.status == "closed" for each in records) and citation.names(title):
            days = {str(day) for each in records for day in (each.record.posted, each.record.captured) if day}
            if not citation.days() or citation.days() & days:
                return max(records, key=lambda each: (each.record.captured, each.number)), None
    return None
