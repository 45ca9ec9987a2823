"""TAB301."""

from collections.abc import Iterator

from schema.finding import Fault, Severity
from schema.markdown import Kind
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.table_shapes import reads_as_header

_NONE = "write one whose header names Region and the components that the frontmatter holds"
_HIDES = {
    Kind.PARAGRAPH: "this line reads like its header, and no line of dashes stands right below it",
    Kind.CODE: "the one in this block of code is shown as code: take the fence, or the four spaces, away",
    Kind.QUOTE: "the one in this quotation is not read: take the > away",
    Kind.ITEM: "the one in this list is not read: let it begin at the left, below an empty line",
}


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
        Bad(
            table="| Region | Base Salary | Total Comp |\n\n| New York | $150K–$200K | $190K–$270K |\n",
            at="body", marks="| Region | Base Salary | Total Comp |",
            says="the guide has no table of pay: this line reads like its header, and no line of dashes stands right below it",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        first = subject.document.first_shown
        if subject.guide is None or first is None or subject.tables:
            return
        line, why = _hidden(subject) or (first.first, _NONE)
        yield Fault("body", f"the guide has no table of pay: {why}", at=subject.document.line_span(line))


def _hidden(subject: Subject) -> tuple[int, str] | None:
    """The line of a table's header that readers do not see as one, and why."""
    lines = subject.document.lines
    regions = [row.region for row in subject.guide.rows if row.region] if subject.guide else []
    for block in subject.document.blocks:
        if block.kind in _HIDES:
            for number in range(block.first, block.last + 1):
                if reads_as_header(lines[number].strip(" \t>-*"), regions):
                    return number, _HIDES[block.kind]
    return None
