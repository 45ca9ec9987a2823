"""TXT405."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from schema.document import Document
from schema.finding import Fault, Severity
from schema.named import NamedTuple
from schema.prose import Section, evidence, says, sections, told_evidence, words_of
from schema.rule import Bad, DocumentRule, Good
from schema.shown import short

_EVIDENCE = ("evidence",)


class SectionMissing(DocumentRule):
    """A section that a guide needs is missing, or empty.

    Above all the evidence: without it nobody can tell where the figures come from, or look again when they are due. A heading or
    a bold line counts, wherever it stands. Configuration may ask for more sections, each by words that its title holds; `evidence`
    is also found as `Sources` or `References`.
    """

    class Options(NamedTuple):
        sections: Annotated[tuple[str, ...], "words that the sections' titles hold"] = _EVIDENCE

    code = "TXT405"
    severity = Severity.WARNING
    options: Options

    examples = (
        Good(),
        Good(body="# Data Engineer | Acme\n\n### References\n\n1. Levels.fyi (2025)\n"),
        Good(body="# Data Engineer | Acme\n\n**Sources:** Levels.fyi, 2025\n"),
        Good(options={"sections": ("level mapping",)}, body="# Data Engineer | Acme\n\n**Level Mapping:** L4 at Google\n"),
        Bad(
            body="# Data Engineer | Acme\n\n## Sources of Leverage\n\nAsk late.\n",
            at="body.sections", marks="# Data Engineer | Acme",
            says="no heading names evidence: write the section, as readers look for it",
            values={"section": "evidence"},
        ),
        Bad(
            body="# Data Engineer | Acme\n\n**Evidence & Sources**\n",
            at="body.sections", marks="**Evidence & Sources**",
            says="nothing stands under Evidence & Sources: write the section, as readers look for it",
        ),
        Bad(
            options={"sections": ("global levers",)},
            at="body.sections", marks="### Data Engineer | Acme Negotiation Guide",
            says="no heading names global levers: write the section, as readers look for it",
        ),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Fault]:
        first = document.first_shown
        if document.values is None or first is None:
            return
        for wanted in self.options.sections:
            words = words_of(wanted)
            if not words or (words == _EVIDENCE and told_evidence(document)):
                continue
            found = _named(document, words)
            if any(says(document, under.lines) for under in found):
                continue
            message, line = f"no heading names {short(wanted)}", first.first
            if found:
                message, line = f"nothing stands under {short(found[0].title.text)}", found[0].title.line
            yield Fault(
                "body.sections",
                f"{message}: write the section, as readers look for it",
                at=document.line_span(line),
                values={"section": wanted},
            )


def _named(document: Document, words: tuple[str, ...]) -> Sequence[Section]:
    if words == _EVIDENCE:
        return evidence(document)
    return sections(document, lambda title: any(title[at : at + len(words)] == words for at in range(len(title))))
