"""Comments that silence a finding: where they stand, what they cover, why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

import yaml

from schema.document import Document
from schema.finding import Span
from schema.markdown import Kind
from schema.region_names import without_hint

_MARK = "payproof:"
_COMMENT = re.compile(r"#[ \t]*payproof:[ \t]*([^\r\n]*)")
_FORM = re.compile(r'(ignore|ignore-file)[ \t]*\[([^\]]*)\][ \t]*(?:for[ \t]+"([^"]*)"[ \t]*:?[ \t]*)?(.*)', re.DOTALL)
_HTML = re.compile(r"<!--[ \t]*payproof:[ \t]*(.*?)-->", re.DOTALL)


class Scope(Enum):
    """How far a suppression reaches."""

    LINES = "lines"
    FILE = "file"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment: the rules that it names, the lines that it covers (1-based), and the row, where it means one."""

    span: Span
    scope: Scope
    keys: tuple[str, ...]
    reason: str
    first: int = 0
    last: int = 0
    region: str | None = None
    trouble: str = ""

    def covers(self, span: Span, region: str) -> bool:
        if self.scope is Scope.FILE:
            return True
        if self.scope is Scope.NOTHING or not (self.first <= span.line <= self.last):
            return False
        return self.region is None or without_hint(self.region).casefold() == without_hint(region).casefold()


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """All suppressions of a document, in the order of its lines."""
    if _MARK not in document.text or document.tree.root is None:
        return ()
    return (*_in_frontmatter(document), *_in_body(document))


def _in_frontmatter(document: Document) -> Iterator[Suppression]:
    scalars = None
    for match in _COMMENT.finditer(document.text, document.tree.base, document.body_start):
        if scalars is None:
            scalars = [document.tree.offsets(node) for node in _scalars(document.tree.root, set())]
        if any(start <= match.start() < end for start, end in scalars):
            continue
        span = document.span_of(match.start(), match.end())
        alone = not document.lines[span.line - 1][: span.column - 1].strip()
        before = document.text[match.start() - 1]
        if not alone and before not in " \t":
            continue
        target = _next_line(document, span.line) if alone else span.line
        yield _parsed(match[1], span, target, _last_line(document, target), alone=alone)


def _in_body(document: Document) -> Iterator[Suppression]:
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if block.kind is not Kind.COMMENT or _MARK not in block.text:
            continue
        following = next((later for later in blocks[number + 1 :] if later.kind is not Kind.COMMENT), None)
        first, last = (following.first + 1, following.last + 1) if following else (0, 0)
        for match in _HTML.finditer(block.text):
            yield _parsed(match[1].strip(), document.line_span(block.first), first, last, alone=False)


def _parsed(text: str, span: Span, first: int, last: int, *, alone: bool) -> Suppression:
    match = _FORM.fullmatch(text.strip())
    keys = tuple(key.strip() for key in match[2].split(",") if key.strip()) if match else ()
    if match is None or not keys:
        trouble = "this comment is not understood: write `payproof: ignore[CODE] reason`"
        return Suppression(span, Scope.NOTHING, (), "", trouble=trouble)
    scope = Scope.FILE if match[1] == "ignore-file" else Scope.LINES
    if scope is Scope.FILE and not alone:
        trouble = "ignore-file stands alone on a line of the frontmatter: move it there"
        return Suppression(span, Scope.NOTHING, (), match[4].strip(), trouble=trouble)
    return Suppression(span, scope, keys, match[4].strip(), first, last, match[3])


def _scalars(node: Any, seen: set[int]) -> Iterator[Any]:
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for item in node.value:
            for child in item if isinstance(item, tuple) else (item,):
                yield from _scalars(child, seen)


def _next_line(document: Document, line: int) -> int:
    """The line that a comment alone on its line speaks of: the next one with a field on it."""
    for number in range(line, len(document.lines)):
        text = document.lines[number].strip()
        if text and not text.startswith("#"):
            return number + 1
    return line


def _last_line(document: Document, line: int) -> int:
    """The end of what begins on a line: a row or a list that opens there is covered whole."""
    last = line
    for key, value in _entries(document.tree.root, set()):
        start, _ = document.tree.offsets(key if key is not None else value)
        if document.span_of(start, start).line == line and not isinstance(value, yaml.ScalarNode):
            begin, end = document.tree.offsets(value)
            text = document.text[begin:end].rstrip()
            last = max(last, document.span_of(begin, begin + len(text)).end_line)
    return last


def _entries(node: Any, seen: set[int]) -> Iterator[tuple[Any, Any]]:
    if id(node) in seen or isinstance(node, yaml.ScalarNode):
        return
    seen.add(id(node))
    for item in node.value:
        key, value = item if isinstance(item, tuple) else (None, item)
        yield key, value
        yield from _entries(value, seen)
