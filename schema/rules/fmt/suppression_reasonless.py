"""FMT113."""

from collections.abc import Iterator

from schema.document import Document
from schema.finding import Fault, Severity
from schema.rule import Bad, DocumentRule, Good
from schema.suppression import Scope, suppressions


class SuppressionReasonless(DocumentRule):
    """A comment silences a rule and does not say why.

    The next reader cannot tell a considered exception from a fault that somebody was tired of seeing.
    """

    code = "FMT113"
    severity = Severity.ERROR
    speaks_of = "comments"

    examples = (
        Good("total_comp_low: 145000 # payproof: ignore[PAY203] half of the year only"),
        Bad(
            "total_comp_low: 145000 # payproof: ignore[PAY203]",
            at="", marks="# payproof: ignore[PAY203]",
            says="this comment silences PAY203 without a reason: write why behind the bracket",
        ),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Fault]:
        for comment in suppressions(document):
            if comment.scope is not Scope.NOTHING and not comment.reason:
                rules = ", ".join(comment.keys)
                yield Fault(
                    "", f"this comment silences {rules} without a reason: write why behind the bracket", at=comment.span
                )
