"""TXT402."""

from collections.abc import Iterator

from schema.document import Document
from schema.finding import Fault, Related, Severity
from schema.folded_text import Folded, folded, likeness, parting
from schema.markdown import Kind
from schema.prose import Passage, labels, labels_of, passages, section, titles
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject

_NAME = "negotiation_dna_summary"
_LINES = {("negotiation", "dna"), ("negotiation", "dna", "summary"), ("negotiation", "dna", "line"), ("dna",)}
# Summaries were once cut at 500 characters, some of them with an ellipsis.
_CUT = range(490, 504)
# So much of the words is the same where a text under the heading is the line, and not prose of its own.
_ALIKE = 0.6


class SummaryDisagrees(SubjectRule):
    """The summary is not what the Negotiation DNA line says.

    `negotiation_dna_summary` is the line behind `Negotiation DNA:` in the text. After an edit on one side programs and people
    read two different pitches, often with two different figures. Markdown, quotes, spaces, case and trailing punctuation do not
    matter; a summary that was cut at 500 characters, or ends in an ellipsis, agrees with its line. A guide without such a line
    is no fault.
    """

    code = "TXT402"
    severity = Severity.WARNING

    examples = (
        Good(),
        Good('negotiation_dna_summary: "`cash first` `Steady Grants`"'),
        Good("negotiation_dna_summary: Cash first…"),
        Good(body="# Data Engineer | Acme\n\n**Negotiation DNA**\n\nAcme pays in cash, as it always has.\n"),
        Bad(
            "negotiation_dna_summary: Cash first | Small grants",
            at="negotiation_dna_summary", marks="Steady",
            says='negotiation_dna_summary says "Small" where the Negotiation DNA line says "Steady": make them the same',
            values={"frontmatter": "Small", "body": "Steady"},
        ),
        Bad(
            "negotiation_dna_summary: Cash first",
            at="negotiation_dna_summary", marks="Steady grants",
            says='the Negotiation DNA line says "Steady grants" after "Cash first", and negotiation_dna_summary does not: '
            "make them the same",
        ),
        Bad(
            "negotiation_dna_summary: Cash first | Steady grants | No cliff",
            at="negotiation_dna_summary", marks="**Negotiation DNA:** Cash first | Steady grants",
            says='negotiation_dna_summary says "No cliff" after "Steady grants", and the Negotiation DNA line does not: make them '
            "the same",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        summary = subject.guide.negotiation_dna_summary if subject.guide else None
        if not summary:
            return
        document = subject.document
        if _stands(summary.strip(), document):
            return
        candidates = list(_candidates(document, summary))
        if any(passage.text.strip() == summary.strip() for passage in candidates):
            return
        ours = folded(summary)
        cut = len(summary) in _CUT or summary.rstrip().endswith(("…", "..."))
        read = [(passage, folded(passage.text)) for passage in candidates]
        if (
            not read
            or not ours.text
            or any(line.text == ours.text or (cut and line.text.startswith(ours.text)) for _, line in read)
        ):
            return
        passage, line = max(read, key=lambda pair: likeness(summary, pair[0].text)) if len(read) > 1 else read[0]
        yield _fault(document, ours, passage, line)


def _stands(summary: str, document: Document) -> bool:
    """Whether it stands behind the label letter by letter, as it mostly does."""
    return any(
        label.words in _LINES and label.passage.text.strip() == summary
        for block in document.blocks
        if summary in block.text and block.kind is not Kind.HEADING
        for label in labels_of(document, block)
    )


def _candidates(document: Document, summary: str) -> Iterator[Passage]:
    """What may be the line: a text behind the label; without one, a text under such a heading, if it is much like the summary."""
    found = False
    for label in labels(document):
        if label.words in _LINES and label.kind is not Kind.HEADING:
            found = True
            yield label.passage
            if "\n" in label.passage.text:
                yield Passage(label.passage.text.partition("\n")[0], label.passage.line, label.passage.column)
    if found:
        return
    under = [title for title in titles(document) if title.words in _LINES]
    for title in under:
        for passage in passages(document, section(document, title))[:1]:
            if likeness(summary, passage.text) >= _ALIKE:
                yield passage


def _fault(document: Document, ours: Folded, passage: Passage, line: Folded) -> Fault:
    parted = parting(ours, line)
    at = passage.span(parted.start, parted.end) if parted.end > parted.start else document.line_span(passage.line)
    return Fault(
        _NAME,
        f"{parted.told(_NAME, 'the Negotiation DNA line')}: make them the same",
        at=at,
        values={"frontmatter": parted.first, "body": parted.second},
        related=(Related(_NAME, f'"{parted.first}" in the frontmatter' if parted.first else "the summary"),),
    )
