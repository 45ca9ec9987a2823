"""Builds the frontmatter's rows from a guide's table, and proves by the rules of family TAB that both say the same."""

from datetime import date
from typing import Any

from audit.linter import Linter
from schema.document import Document
from schema.edit import RefusedEditError, listed, set_list
from schema.finding import Edit
from schema.named import NamedTuple
from schema.registry import matching
from schema.subject import Subject
from schema.table_import import Reason, imported
from schema.trouble import Flaw

FIELD = "compensation"


class Import(NamedTuple):
    """The rows that a table makes, and as YAML; or why it makes none."""

    rows: tuple[dict[str, Any], ...] = ()
    reasons: tuple[Reason, ...] = ()
    left_over: tuple[str, ...] = ()
    # What was made of cells that do not say it outright.
    notices: tuple[Reason, ...] = ()

    @property
    def block(self) -> str:
        return listed(FIELD, self.rows) if self.rows else ""

    def edit(self, document: Document) -> Edit:
        """The edit that puts the rows into the document that they come from; refused where it holds some already."""
        if _is_headless(document):
            raise RefusedEditError(
                "it has no frontmatter to write into: put the fields first, between two lines of ---"
            )
        return set_list(document, FIELD, list(self.rows))


def import_table(document: Document, as_of: date) -> Import:
    """The figures of a guide's table as rows of the frontmatter, or why they cannot be told."""
    if document.troubles and not _is_headless(document):
        first = document.troubles[0]
        return Import(reasons=(Reason(document.span_of(first.start, first.start).line, first.message),))
    found = imported(document)
    reasons = tuple(dict.fromkeys(found.reasons)) or _said(document, listed(FIELD, found.rows), as_of)
    return (
        Import(reasons=reasons)
        if reasons
        else Import(tuple(found.rows), (), found.left_over, tuple(sorted(found.notices)))
    )


def _is_headless(document: Document) -> bool:
    """Whether a text has no frontmatter at all, rather than a broken one."""
    only_missing = all(trouble.flaw is Flaw.MISSING for trouble in document.troubles)
    return only_missing and not document.body_start and not document.text.lstrip().startswith("---")


def _said(document: Document, block: str, as_of: date) -> tuple[Reason, ...]:
    """What the rules of family TAB would say of the body below these rows, on the lines where it stands."""
    body = document.text[document.body_start :]
    after = Document(f"---\n{block}---{'' if document.body_start else chr(10)}{body}", document.path)
    linter = Linter(tuple(rule() for rule in matching("TAB") if not rule.only_where_selected))
    verdict = linter.lint(Subject(after, as_of), document.path)
    above = len(after.lines) - len(document.lines)
    said = []
    for finding in verdict.findings:
        told = f"{finding.region}: {finding.message}" if finding.region else finding.message
        said.append(Reason(max(finding.span.line - above, 1), told))
    return tuple(said + [Reason(1, f"{crash.rule} crashed: {crash.error}") for crash in verdict.crashes])
