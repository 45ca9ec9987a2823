"""What is wrong with the comments of a file of evidence that should silence a rule there."""

from collections.abc import Iterator

from schema.evidence_rule import RecordRule
from schema.evidence_text import EvidenceText
from schema.registry import find
from schema.suppression import Scope, suppressions


def doubts(text: EvidenceText) -> Iterator[tuple[int, str]]:
    """The lines of comments that silence nothing on any day, or do not say why, each with what to do."""
    for comment in suppressions(text):
        line = comment.span.line
        if comment.scope is Scope.NOTHING:
            yield line, comment.trouble
            continue
        able = [key for key in comment.keys if _is_heeded(key)]
        for key in comment.keys:
            if key not in able:
                yield (
                    line,
                    f"{key} is no rule that a comment can silence here, as EVD702 is: correct the comment, or delete it",
                )
        if able and not comment.reason:
            yield line, f"this comment silences {', '.join(able)} without a reason: write why behind the bracket"


def _is_heeded(key: str) -> bool:
    rule = find(key)
    return rule is not None and issubclass(rule, RecordRule) and rule.heeds_comments
