"""Fixes of comments that silence nothing: the rule taken out of the comment, or the comment out of the text."""

import re

from schema.document import Document
from schema.edit import Editor
from schema.finding import Edit, Fix, Refused, Safety
from schema.suppression import Suppression


def without(document: Document, comment: Suppression, key: str) -> Fix | Refused:
    """A comment that no longer names a rule; one that names no other rule is deleted, with its line if it stands alone."""
    start, end = _offsets(document, comment)
    if len(comment.keys) > 1:
        return _without_key(document.text[start:end], start, key)
    editor = Editor(document)
    before, after = editor.line_start(start), editor.line_end(end)
    if document.text[before:start].strip(" \t") or document.text[end:after].strip(" \t"):
        kept = document.text[before:start].rstrip(" \t")
        edit = Edit(before + len(kept), end, "") if not document.text[end:after].strip() else Edit(start, end, "")
    else:
        edit = Edit(before, min(after + len(editor.break_after(after)), len(document.text)), "")
    return Fix(Safety.SAFE, "delete the comment", (edit,))


def _offsets(document: Document, comment: Suppression) -> tuple[int, int]:
    span = comment.span
    return (
        document.line_starts[span.line - 1] + span.column - 1,
        document.line_starts[span.end_line - 1] + span.end_column - 1,
    )


def _without_key(text: str, start: int, key: str) -> Fix | Refused:
    left, right = text.index("["), text.index("]")
    named = re.escape(key)
    match = re.search(rf"(?<=\[){named}\s*,\s*|\s*,\s*{named}(?=\s*[,\]])", text[left : right + 1])
    if match is None:
        return Refused("the comment names it in a form of its own")
    return Fix(
        Safety.SAFE, f"take {key} out of the comment", (Edit(start + left + match.start(), start + left + match.end(), ""),)
    )  # fmt: skip
