"""What a guide tells its kin, taken from the guide."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from schema.corpus import POINTED_AT, POINTED_AT_IN_ROW, Comment, Details, Entry, Pay, root_above
from schema.document import Document
from schema.guide import Row
from schema.ladders import RUNGS
from schema.pattern import late
from schema.plain_yaml import PlainYaml
from schema.registry import find
from schema.rule import CorpusRule
from schema.subject import Subject
from schema.suppression import Scope, Suppression

# The header of a table with a row a level, and of its rows those that tell pay.
_LEVEL = late(r"\|[ \t*]*Level\b")
_AMOUNT = late(r"[0-9](?:[KM]\b|,[0-9]{3})")
_RUNG = late(r"\b(senior|staff|principal|distinguished)\b", re.IGNORECASE)
_NOWHERE = (0, 0, 0)
_UNKNOWN = Pay("", "", None, None, None, None)
_PAID = itemgetter(*map(Row._fields.index, Pay._fields))


def entry(subject: Subject, path: str, inner: str, root: str, comments: Sequence[Suppression] = ()) -> Entry | None:
    """What a guide tells; None where its frontmatter cannot be read."""
    guide, document = subject.guide, subject.document
    if guide is None:
        return None
    details = Details(
        guide.company_display or "",
        guide.status or "",
        _reach(document),
        tuple(map(_pay, guide.rows)),
        _written(_places(document, len(guide.rows))),
        tuple(_heeded(comments)) if comments else (),
    )
    return Entry(path, inner, root, _once(guide.company), _once(guide.role), _once(guide.role_type), details.text)


def _reach(document: Document) -> int:
    """The highest rung among the levels that tables of pay go by, as their first column names them: `Staff+ (L6+)`."""
    rows = [row.split("|")[1] for row in _by_level(document.lines[document.body_line :]) if _AMOUNT.search(row)]
    return max((RUNGS.index(word.lower()) for row in rows for word in _RUNG.findall(row)), default=0)


def _by_level(lines: Iterable[str]) -> Iterator[str]:
    """The rows of the tables with a row a level, below the header and the line under it."""
    below = -1  # lines since such a header
    for line in lines:
        if line[:1] != "|":
            below = -1
        elif below >= 0:
            below += 1
            if below > 1:
                yield line
        elif _LEVEL.match(line):
            below = 0


def root_of(subject: Subject, path: str, inner: str) -> str:
    """What reports would call the guide root; empty where the guide lies below none that we know of."""
    home, guide = subject.home, subject.guide
    known = home is not None and guide is not None and (home.certain or home.company == guide.company)
    return root_above(posixpath.dirname(path)) if known and inner.count("/") == 1 else ""


@cache
def _kept(text: str) -> str:
    return text


def _once(text: str | None) -> str:
    """The text, kept once however many guides have it."""
    return _kept(text) if text else ""


def _pay(row: Row | None) -> Pay:
    if row is None:
        return _UNKNOWN
    pay = Pay._make(_PAID(row))
    return pay if row.region and row.currency else pay._replace(region=row.region or "", currency=row.currency or "")


def _written(numbers: Sequence[int]) -> str:
    return ("%d," * len(numbers) % tuple(numbers))[:-1]


def _places(document: Document, rows: int) -> list[int]:
    found: list[int] = []
    if (plain := document.tree.plain) is not None:
        below = plain.numbers.get("compensation")
        held = below if isinstance(below, list) else []
        _plain_places(plain, plain.numbers, POINTED_AT, found)
        for row in range(rows):
            _plain_places(plain, held[row] if row < len(held) else None, POINTED_AT_IN_ROW, found)
        return found
    _places_in(document, document.tree.root, POINTED_AT, found)
    _, node = document.tree.node(("compensation",))
    nodes = node.value if node and node.id == "sequence" else []
    for row in range(rows):
        _places_in(document, nodes[row] if row < len(nodes) else None, POINTED_AT_IN_ROW, found)
    return found


def _plain_places(plain: PlainYaml, numbers: object, names: Sequence[str], found: list[int]) -> None:
    known, lines = numbers if isinstance(numbers, dict) else {}, plain.lines
    for name in names:
        number = known.get(name)
        if isinstance(number, int):
            start, end = lines[number][-1]
            found += (number + 2, start + 1, end - start)
        else:
            found += _NOWHERE


def _places_in(document: Document, node: Any, names: Sequence[str], found: list[int]) -> None:
    tree, starts = document.tree, document.line_starts
    if node is None or node.id != "mapping":
        found += _NOWHERE * len(names)
        return
    odd = tree.fields.get(id(node))
    values = {key.value: value for key, value in node.value} if odd is None else {k: f.value for k, f in odd.items()}
    base = tree.base
    for name in names:
        value = values.get(name)
        if value is None:
            found += _NOWHERE
            continue
        start, end = base + value.start_mark.index, base + value.end_mark.index
        line = bisect_right(starts, start)
        if line < len(starts) and end > starts[line]:
            span = document.value_span(start, end)
            found += (span.line, span.column, span.end_column - span.column)
        else:
            found += (line, start - starts[line - 1] + 1, end - start)


def _heeded(comments: Sequence[Suppression]) -> Iterator[Comment]:
    """The comments that may silence what is found between guides."""
    for number, comment in enumerate(comments):
        keys = tuple(key for key in comment.keys if (rule := find(key)) and issubclass(rule, CorpusRule))
        if keys and comment.scope is not Scope.NOTHING:
            whole = comment.scope is Scope.FILE
            yield Comment(number, keys, comment.reason, whole, comment.first, comment.last, comment.region)
