"""TXT406."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity, Span
from schema.prose import told_evidence
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.years import years_in

_BODY = "# Data Engineer | Acme\n\n## Evidence & Sources\n\n"
# The newest evidence may be so many years older than the last update.
_OLDEST = 2


class EvidenceUndated(SubjectRule):
    """The evidence has no year, or only old ones.

    A source without a year may be ten years old, and nobody can tell. Where the newest year is more than two before `last_updated`,
    the update had nothing new to rest on.
    """

    code = "TXT406"
    severity = Severity.INFO

    examples = (
        Good(),
        Good(body=_BODY + "- Levels.fyi, offers of FY24\n"),
        Good(body=_BODY + "- Pay outlook 2025-2030\n"),
        Good(body="# Data Engineer | Acme\n"),
        Bad(
            body=_BODY + "- Levels.fyi, Acme data engineers\n- Glassdoor, 2030 outlook\n",
            at="body.evidence", marks="## Evidence & Sources",
            says="the evidence names no year, so nobody can tell how old it is: write beside each source when it was true",
        ),
        Bad(
            "last_updated: 2026-02-23",
            body=_BODY + "- Levels.fyi, Acme data engineers (2022-2023)\n- Glassdoor (2021)\n",
            at="body.evidence", marks="2023",
            says="the newest year in the evidence is 2023, and last_updated is 2026-02-23: look for newer evidence",
            values={"newest": 2023, "last_updated": "2026-02-23"},
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        guide, document = subject.guide, subject.document
        if guide is None or guide.last_updated is None:
            return
        found = told_evidence(document)
        if not found:
            return
        updated = guide.last_updated.year
        years = (
            (year, -line, -start, end)
            for line in dict.fromkeys(line for under in found for line in under.rest)
            # A fiscal year is a year ahead.
            for year, start, end in years_in(document.lines[line], updated + 1)
        )
        # Mostly one of the first years is new enough, and the rest need not be looked at.
        seen = []
        for named in years:
            if named[0] >= updated - _OLDEST:
                return
            seen.append(named)
        newest = max(seen, default=None)
        title = found[0].title
        if newest is None:
            yield Fault(
                "body.evidence",
                "the evidence names no year, so nobody can tell how old it is: write beside each source when it was true",
                at=document.line_span(title.line),
            )
        else:
            year, line, start, end = newest
            yield Fault(
                "body.evidence",
                f"the newest year in the evidence is {year}, and last_updated is {guide.last_updated}: look for newer evidence",
                at=Span(-line + 1, -start + 1, -line + 1, end + 1),
                values={"newest": year, "last_updated": str(guide.last_updated)},
                related=(Related("last_updated", f"last_updated is {guide.last_updated}"),),
            )
