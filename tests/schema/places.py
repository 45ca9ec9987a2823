"""Documents for tests, and the places of what they hold."""

from typing import Any

import yaml

from schema.document import Document
from schema.finding import Part
from schema.frontmatter import Flaw
from schema.routes import join
from schema.scalar import Miswritten


def read(text: str) -> Document:
    """A document with some frontmatter."""
    return Document(f"---\n{text}\n---\n# Body\n")


def trouble(text: str) -> tuple[Flaw, str, str]:
    """The one thing that is wrong with a frontmatter: what, in which words, and the text that they point at."""
    document = read(text)
    assert len(document.troubles) == 1, document.troubles
    found = document.troubles[0]
    return found.flaw, found.message, document.text[found.start : found.end]


def shown(document: Document, route: str, part: Part = Part.VALUE) -> str:
    """The text that a route's span holds, on one line."""
    span = document.span(route, part)
    assert span.line == span.end_line
    return document.lines[span.line - 1][span.column - 1 : span.end_column - 1]


def check_places(document: Document) -> int:
    """Hold the span of every key and value of the frontmatter against what YAML reads there; the answer is how many."""
    return _check(document, document.values, [])


def _check(document: Document, value: object, path: list[str | int]) -> int:
    span = document.span(join(path))
    assert 1 <= span.line <= span.end_line <= len(document.lines)
    assert 1 <= span.column <= span.end_column <= len(document.lines[span.end_line - 1]) + 1
    if path and isinstance(path[-1], str):
        key = document.span(join(path), Part.KEY)
        if key.line == key.end_line:
            node: Any = yaml.compose(f"? {document.lines[key.line - 1][key.column - 1 : key.end_column - 1]}")
            assert node.value[0][0].value == path[-1]
    if isinstance(value, dict):
        return 1 + sum(_check(document, inner, [*path, name]) for name, inner in value.items())
    if isinstance(value, list):
        return 1 + sum(_check(document, inner, [*path, place]) for place, inner in enumerate(value))
    start, end = document.tree.offsets(document.tree.node(tuple(path))[1])
    if "\n" not in document.text[start:end].strip("\n"):
        alone = Document(f"---\nx: {shown(document, join(path))}\n---\n").values
        assert alone == {"x": value} or isinstance(value, Miswritten), path
    return 1
