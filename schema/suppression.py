"""Comments that silence a finding: where they stand, what they cover, why."""

import re
from collections.abc import Iterator
from enum import Enum

from schema.document import Document
from schema.finding import Span
from schema.markdown import Block, Kind
from schema.members import cheap
from schema.named import NamedTuple
from schema.pattern import late
from schema.remembered import kept_with, once
from schema.yaml_lines import YamlLines

_MARK = "payproof"
_FORGOTTEN = r"[ \t]+ignore(?:-file)?[ \t]*\["  # what a comment goes on with that means us and lacks the colon
_COMMENT = late(rf"#[ \t]*payproof((?::|{_FORGOTTEN})[^\r\n]*)")
_FORM = late(r'(ignore|ignore-file)[ \t]*\[([^\]]*)\][ \t]*(?:for[ \t]+"([^"]*)")?(.*)', re.DOTALL)
_UNQUOTED = late(r"\s*for[ \t]+([^\":\n]{1,80}):")
_HTML = late(rf"<!--\s*payproof(?=:|{_FORGOTTEN})")
_BEFORE_REASON = " \t\r\n:,-–—"
_UNREAD = frozenset({Kind.COMMENT, Kind.CODE})


@cheap
class Scope(Enum):
    """How far a suppression reaches."""

    LINES = "lines"
    FILE = "file"
    NOTHING = "nothing"


class Suppression(NamedTuple):
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
        return self.region is None or self.region.strip().casefold() == region.strip().casefold()


@kept_with
def suppressions(document: Document) -> tuple[Suppression, ...]:
    """All suppressions of a document, in the order of its lines."""
    text, plain = document.text, document.tree.plain is not None  # plain YAML has no comments
    if document.tree.values is None or (plain and "<" not in text) or _MARK not in text:
        return ()
    return (*(() if plain else _Frontmatter(document).read()), *_in_body(document))


class _Frontmatter:
    def __init__(self, document: Document) -> None:
        self.document = document

    @once
    def yaml(self) -> YamlLines:
        return YamlLines(self.document)

    def read(self) -> Iterator[Suppression]:
        document = self.document
        for match in _COMMENT.finditer(document.text, document.tree.base, document.body_start):
            if self.yaml.in_scalar(match.start()):
                continue
            span = document.span_of(match.start(), match.end())
            alone = not document.lines[span.line - 1][: span.column - 1].strip()
            if not alone and document.text[match.start() - 1] not in " \t":
                continue
            target = self._next_line[span.line] if alone else span.line
            yield _parsed(match[1], span, target, self.yaml.last_lines.get(target, target), alone=alone)

    @once
    def _next_line(self) -> list[int]:
        """By line, the line that a comment alone on it speaks of: the next one with a field on it, or the closing fence."""
        lines = self.document.lines[: self.document.body_line]
        following = [len(lines)] * (len(lines) + 1)
        for number in range(len(lines) - 1, 0, -1):
            text = lines[number].strip()
            following[number] = number + 1 if text and not text.startswith("#") else following[number + 1]
        return following


def _in_body(document: Document) -> Iterator[Suppression]:
    blocks = document.blocks
    following: Block | None = None
    found: list[Suppression] = []
    for block in reversed(blocks):
        if block.kind is Kind.COMMENT:
            first, last = (following.first + 1, following.last + 1) if following else (0, 0)
            comments = [_parsed(text, span, first, last, alone=False) for text, span in _html(document, block)]
        else:
            following = block
            comments = [] if block.kind in _UNREAD else [_inside(span) for _, span in _html(document, block)]
        found.extend(reversed(comments))
    return reversed(found)


def _html(document: Document, block: Block) -> Iterator[tuple[str, Span]]:
    """The comments of a block that speak to us, each with its place; one that is never closed ends with the block."""
    start, end = document.line_starts[block.first], document.line_starts[block.last] + len(document.lines[block.last])
    while match := _HTML.search(document.text, start, end):
        close = document.text.find("-->", match.end(), end)
        start = end if close < 0 else close + 3
        if block.kind is Kind.COMMENT or document.text[match.start() - 1] != "`":  # in a code span it is only quoted
            yield document.text[match.end() : close if close >= 0 else end], document.span_of(match.start(), start)


def _inside(span: Span) -> Suppression:
    trouble = "a comment inside a line of text silences nothing: put it on a line of its own, above what it speaks of"
    return Suppression(span, Scope.NOTHING, (), "", trouble=trouble)


def _parsed(text: str, span: Span, first: int, last: int, *, alone: bool) -> Suppression:
    """What the words behind `payproof` say, which begin with a colon."""
    if not text.startswith(":"):
        trouble = (
            "the colon behind `payproof` is missing, so this silences nothing: write `payproof: ignore[CODE] reason`"
        )
        return Suppression(span, Scope.NOTHING, (), "", trouble=trouble)
    match = _FORM.fullmatch(text[1:].strip())
    keys = tuple(key.strip() for key in match[2].split(",") if key.strip()) if match else ()
    if match is None or not keys:
        trouble = "this comment is not understood: write `payproof: ignore[CODE] reason`"
        return Suppression(span, Scope.NOTHING, (), "", trouble=trouble)
    unquoted = _UNQUOTED.match(match[4]) if match[3] is None else None
    if unquoted:
        trouble = f'the region after `for` stands in quotes: write `for "{unquoted[1].strip()}":`'
        return Suppression(span, Scope.NOTHING, (), "", trouble=trouble)
    scope = Scope.FILE if match[1] == "ignore-file" else Scope.LINES
    reason = " ".join(match[4].strip(_BEFORE_REASON).split())
    if scope is Scope.FILE and not alone:
        trouble = "ignore-file stands alone on a line of the frontmatter: move it there"
        return Suppression(span, Scope.NOTHING, (), reason, trouble=trouble)
    return Suppression(span, scope, keys, reason, first, last, match[3])
