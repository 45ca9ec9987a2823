"""TAB301."""

from collections.abc import Iterator

from schema.finding import Fault, Severity
from schema.markdown import Kind
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject


class TableMissing(SubjectRule):
    """The guide has no table of pay.

    People read the table and programs the frontmatter: without one, people see no figures, or figures that nobody compares. A
    table is found by its header: `Region` and components, `Level` and regions, `Component` and regions, or `Level` and components.
    """

    code = "TAB301"
    severity = Severity.ERROR

    examples = (
        Good(),
        Bad(
            table="",
            at="body", marks="### Data Engineer | Acme Negotiation Guide",
            says="the guide has no table of pay: write one whose header names Region and the components that the frontmatter holds",
        ),
        Bad(
            table="| Component | Initial | Target |\n|---|---|---|\n| Base | $150K | $160K |\n",
            at="body", marks="### Data Engineer | Acme Negotiation Guide",
            says="the guide has no table of pay: write one whose header names Region and the components that the frontmatter holds",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        written = [block for block in subject.document.blocks if block.kind not in {Kind.COMMENT, Kind.RULE}]
        if subject.guide is None or not written or subject.tables:
            return
        message = "the guide has no table of pay: write one whose header names Region and the components that the frontmatter holds"
        yield Fault("body", message, at=subject.document.line_span(written[0].first))
