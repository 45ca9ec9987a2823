"""TXT401."""

import re
from collections.abc import Iterator

from schema.document import Document
from schema.finding import Fault, Related, Severity
from schema.guide import Guide
from schema.markdown import Block, Kind
from schema.pattern import late
from schema.rule import Bad, Good, SubjectRule
from schema.shown import short
from schema.subject import Subject
from schema.titles import is_section, read_title

_HTML_TITLE = late(r"<h[1-6][^<>]{0,200}>([^<>]{1,500})</h[1-6]>", re.IGNORECASE)


class TitleDisagrees(SubjectRule):
    """The title is that of another guide.

    A guide begins with a heading that names the role and the company. Where it names others than `role_display` and
    `company_display`, the text was copied from another guide, and its figures may have been too. Separators, case, accents and
    what stands in brackets do not matter; a name may be cut short (`Arista` for `Arista Networks`), a role may not: a `Staff
    Software Engineer` is no `Software Engineer`.
    """

    code = "TXT401"
    severity = Severity.ERROR

    examples = (
        Good(),
        Good(body="# Acme — Data Engineer (IC3-IC5): Salary Negotiation Guide\n"),
        Good(body="<h1>Data Engineer | Acme</h1>\n\n## Level Mapping\n"),
        Good("company_display: Acme Networks", "role_display: Sr. Data Engineer", body="# Senior Data Engineer | ACME\n"),
        Bad(
            "company_display: Globex",
            at="body.title", marks="### Data Engineer | Acme Negotiation Guide",
            says="the title names Acme, and company_display is Globex: correct the wrong one",
            values={"title": "Acme", "frontmatter": "Globex"},
        ),
        Bad(
            "role_display: Data Scientist",
            at="body.title", marks="### Data Engineer | Acme Negotiation Guide",
            says="the title names Data Engineer, and role_display is Data Scientist: correct the wrong one",
        ),
        Bad(
            body="# Staff Data Engineer | Acme\n",
            at="body.title", marks="# Staff Data Engineer | Acme",
            says="the title names Staff Data Engineer, and role_display is Data Engineer: correct the wrong one",
        ),
        Bad(
            body="# Data Engineer: How to Negotiate\n",
            at="body.title", marks="# Data Engineer: How to Negotiate",
            says="the title names no company, and company_display is Acme: name it there",
        ),
        Bad(
            body="**Negotiation DNA:** Cash first | Steady grants\n\n## Evidence & Sources\n",
            at="body.title", marks="**Negotiation DNA:** Cash first | Steady grants",
            says="the guide has no title: begin its text with a heading such as `# Data Engineer | Acme Negotiation Guide`",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        guide, document = subject.guide, subject.document
        first = document.first_shown
        if guide is None or first is None or not (guide.company_display or guide.role_display):
            return
        title, line = _title(document, first)
        reading = read_title(title, guide.company_display, guide.role_display)
        if not reading.is_title or (reading.role is not None and is_section(title)):
            yield _no_title(document, guide, first.first)
            return
        for name, kind, said, wanted in (
            ("company_display", "company", reading.company, guide.company_display),
            ("role_display", "role", reading.role, guide.role_display),
        ):
            if said is None or wanted is None:
                continue
            remedy = f"{name} is {short(wanted)}: " + ("correct the wrong one" if said else "name it there")
            yield Fault(
                "body.title",
                f"the title names {short(said) or f'no {kind}'}, and {remedy}",
                at=document.line_span(line),
                values={"title": said, "frontmatter": wanted},
                related=(Related(name, f"{name} is {short(wanted)}"),),
            )


def _title(document: Document, first: Block) -> tuple[str, int]:
    """The title's text and line: the first heading, or one in HTML that stands before all else."""
    html = (
        _HTML_TITLE.search("\n".join(document.lines[first.first : first.last + 1])) if first.kind is Kind.HTML else None
    )
    if html:
        return html[1], first.first
    return (document.title.text, document.title.first) if document.title else ("", first.first)


def _no_title(document: Document, guide: Guide, line: int) -> Fault:
    names = " | ".join(short(name) for name in (guide.role_display, guide.company_display) if name)
    return Fault(
        "body.title",
        f"the guide has no title: begin its text with a heading such as `# {names} Negotiation Guide`",
        at=document.line_span(line),
    )
