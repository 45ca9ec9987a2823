"""TXT404."""

import re
from collections.abc import Iterator, Sequence

from schema.document import Document
from schema.finding import Fault, Related, Severity, Span
from schema.guide import Guide, Source
from schema.prose import Section, told_evidence
from schema.rule import Bad, Good, SubjectRule
from schema.shown import short
from schema.sources import cited_in, held_in, named_by, named_in, stands
from schema.subject import Subject

# Where a link leads is not what a reader sees.
_TARGET = re.compile(r"\]\([^()\n]{0,1000}\)")
_BODY = "# Data Engineer | Acme\n\n## Evidence & Sources\n\n"


class SourcesDisagree(SubjectRule):
    """The list of sources is not what the evidence cites.

    `data_sources` says where figures come from, and so does the evidence in the text. A source that only one of them names was
    forgotten, or never looked at. Only well-known sources of pay data are compared (Levels.fyi, Glassdoor, Blind, LinkedIn and
    others): evidence names much else that is no source of pay.
    """

    code = "TXT404"
    severity = Severity.WARNING

    examples = (
        Good(),
        Good("data_sources: [Blind]", body=_BODY + "| Source | Year |\n|---|---|\n| [TeamBlind](https://a.com) | 2025 |\n"),
        Good("data_sources: [Acme careers page]", body=_BODY + "- Acme's blind hiring, and whom it hired\n- PitchBook (2025)\n"),
        Good("data_sources: [Blind]", body="# Data Engineer | Acme\n"),
        Bad(
            "data_sources: [Levels.fyi]",
            at="data_sources", marks="Glassdoor",
            says="the evidence cites Glassdoor, and data_sources does not list it: add it there, or take the citation out",
            values={"source": "Glassdoor"},
        ),
        Bad(
            "data_sources: [Levels.fyi, Glassdoor, Blind]",
            at="data_sources[2]", marks="Blind",
            says="data_sources lists Blind, and the evidence does not cite it: cite what was read there, or take it off the list",
            values={"source": "Blind"},
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        guide, document = subject.guide, subject.document
        if guide is None or not guide.data_sources:
            return
        found = told_evidence(document)
        if not found:
            return
        listed = [named_by(text) for text in _listed(guide)]
        # What stands below a bold line of its own may still be evidence.
        text = "\n".join([document.lines[line] for section in found for line in section.rest])
        # A guide to pay at LinkedIn cites what LinkedIn says of itself.
        known = named_by(guide.company_display or "").union(*listed)
        # Mostly the sources that are listed stand there letter by letter, and no others.
        cited = frozenset([name for name in known if stands(name, text)])
        held = held_in(text, but=cited)
        if not known.issuperset(held):
            yield from _only_cited(document, found, known)
        yield from _only_listed(document, guide, found, listed, cited | named_in(text, known.intersection(held)))


def _listed(guide: Guide) -> list[str]:
    sources = guide.data_sources or []
    return [f"{source.name} {source.url or ''}" if isinstance(source, Source) else source for source in sources]


def _only_cited(document: Document, found: Sequence[Section], listed: frozenset[str]) -> Iterator[Fault]:
    told: set[str] = set()
    for line in sorted({line for section in found for line in section.lines}):
        text = _TARGET.sub(lambda match: " " * len(match[0]), document.lines[line])
        for name, start, end in cited_in(text):
            if name in listed or name in told:
                continue
            told.add(name)
            yield Fault(
                "data_sources",
                f"the evidence cites {name}, and data_sources does not list it: add it there, or take the citation out",
                at=Span(line + 1, start + 1, line + 1, end + 1),
                values={"source": name},
                related=(Related("data_sources", "the list of sources"),),
            )


def _only_listed(
    document: Document, guide: Guide, found: Sequence[Section], listed: list[frozenset[str]], cited: frozenset[str]
) -> Iterator[Fault]:
    for number, names in enumerate(listed):
        if names and not names & cited:
            source = (guide.data_sources or [])[number]
            name = short((source.name or "") if isinstance(source, Source) else source)
            yield Fault(
                f"data_sources[{number}]",
                f"data_sources lists {name}, and the evidence does not cite it: cite what was read there, or take it off the list",
                values={"source": name},
                related=(Related("body.evidence", "the evidence", at=document.line_span(found[0].title.line)),),
            )
