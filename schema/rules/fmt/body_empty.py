"""FMT111."""

from collections.abc import Iterator

from schema.document import Document
from schema.finding import Fault, Severity
from schema.rule import Bad, DocumentRule, Good


class BodyEmpty(DocumentRule):
    """Nothing stands below the frontmatter.

    The figures are there for programs, and people see an empty page.
    """

    code = "FMT111"
    severity = Severity.ERROR

    examples = (
        Good(),
        Bad(
            body="\n\n",
            at="body", marks="---",
            says="nothing stands below the frontmatter: write the guide that people read",
        ),
        Bad(
            body="<!-- to be written -->\n",
            at="body", marks="---",
            says="nothing stands below the frontmatter: write the guide that people read",
        ),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Fault]:
        if document.values is None:
            return
        if document.first_shown is None:
            message = "nothing stands below the frontmatter: write the guide that people read"
            yield Fault("body", message, at=document.line_span(max(document.body_line - 1, 0)))
