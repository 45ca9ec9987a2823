"""What a guide is read with: the document and its places, its tables, and the amounts in their cells."""

from collections.abc import Iterator
from datetime import date

from benchmarks.fuzz import seeds
from benchmarks.fuzz.target import Features, Target, hold
from schema.document import Document
from schema.finding import Part, Span
from schema.money import read_cell
from schema.money_format import describe, rewrite
from schema.reading import read_guide
from schema.region_names import alike, keys, pairs
from schema.subject import Subject
from schema.suppression import suppressions

_ROUTES = (
    "", "company", "compensation", "compensation[0].base_low", "compensation[7].base_low", "level_mapping.raw", "body",
    "body.title",
    "body.tables[0]", "body.tables[0].rows[0][1]", "body.tables[9].header[9]", "body.lines[9]", "nowhere[3].at.all",
)  # fmt: skip
_HINTS = (None, "CAD", "EUR/GBP", "JPY")
_AS_OF = date(2026, 11, 21)


def is_inside(span: Span, document: Document) -> bool:
    """Whether a place lies in a text."""
    lines = document.lines
    return (
        1 <= span.line <= span.end_line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
    )


def _read(data: bytes) -> Document:
    document = Document(data)
    read_guide(document)
    suppressions(document)
    _ = document.tables
    return document


def document(data: bytes) -> Features:
    """Any bytes are a document, whose every place lies in its text; the same bytes are the same document."""
    found = _read(data)
    spans = [found.span(route, part) for route in _ROUTES for part in Part]
    spans += [found.span_of(trouble.start, trouble.end) for trouble in found.troubles]
    spans += [comment.span for comment in suppressions(found)]
    spans += [
        found.cell_span(row.line, cell)
        for table in found.tables
        for row in (table.header, *table.rows)
        for cell in row.cells
    ]
    for span in spans:
        hold("a place lies in the text", kept=is_inside(span, found), told=span)
    for table in found.tables:
        for row in (table.header, *table.rows):
            for cell in row.cells:
                hold(
                    "a cell stands where it says",
                    kept=found.lines[row.line][cell.start : cell.end] == cell.text,
                    told=cell,
                )
    again = _read(data)
    kept = (again.values, again.troubles, again.blocks) == (found.values, found.troubles, found.blocks)
    # What is not a number is equal to nothing, so such values are compared as they are written.
    hold("the same bytes are the same document", kept=kept or repr(again.values) == repr(found.values))
    yield from ((trouble.flaw, trouble.message[:25]) for trouble in found.troubles)
    yield from ((block.kind, block.level) for block in found.blocks)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\n", " ").replace("\r", " ")


def money(data: bytes) -> Features:
    """A cell's amounts and words stand where they are said to, and written anew it means the same."""
    text = _text(data)
    for hint in _HINTS:
        cell = read_cell(text, hint=hint)
        hold("a cell is its text", kept=cell.text == text)
        for part in (*cell.notes, *cell.unread):
            hold("a part stands where it says", kept=text[part.start : part.end] == part.text != "", told=part)
        for found in cell.ranges:
            bounds = [bound for bound in (found.low, found.high) if bound]
            hold(
                "an amount stands in its cell",
                kept=all(0 <= each.start < each.end <= len(text) for each in bounds),
                told=found,
            )
            hold("an amount is no less than nothing", kept=all(each.value >= 0 for each in bounds), told=found)
            written = rewrite(cell, {bound: bound.value for bound in bounds}, hint=hint)
            if written is not None:
                again = read_cell(written, hint=hint)
                values = [[bound.value for bound in (each.low, each.high) if bound] for each in again.ranges]
                was = [[bound.value for bound in (each.low, each.high) if bound] for each in cell.ranges]
                hold("what is rewritten means the same", kept=values == was, told=(written, values, was))
        hold("the same cell is read the same", kept=read_cell(text, hint=hint) == cell)
        yield (
            hint,
            len(cell.ranges),
            cell.absent,
            cell.percent is None,
            len(cell.unread),
            len(cell.conflicts),
            len(cell.notes),
        )
        describe(cell)
        yield tuple((each.candidates[:1], each.period, each.open_ended) for each in cell.ranges)


def regions(data: bytes) -> Features:
    """A region's name is the same as itself, whatever stands in it, and two lists of names are paired one to one."""
    names = [line.strip() for line in data.decode("utf-8", "replace").split("\n")][:40]
    found = pairs(names, names[::-1])
    hold("a name is paired once", kept=len(set(found.values())) == len(found))
    for name in names[:10]:
        hold("a likeness is a share", kept=0 <= alike(name, names[-1]) <= 1, told=name)
        yield len(keys(name))


def tables(data: bytes) -> Features:
    """The tables of any body are compared with the frontmatter, and what they say stands in the text."""
    found = Document(b"---\n" + _HEAD + b"---\n" + data)
    subject = Subject(found, _AS_OF)
    for table in subject.tables:
        yield table.shape, len(table.entries) > 3, table.misshapen != (), table.unnamed != ()
        for entry in table.entries:
            place = found.cell_span(entry.line, entry.raw)
            hold(
                "a figure stands in the text",
                kept=is_inside(place, found) and found.span(entry.at) == place,
                told=entry.at,
            )
    for difference in subject.comparison.differences:
        yield difference.kind
    yield (
        len(subject.comparison.only_in_table),
        len(subject.comparison.only_in_frontmatter),
        len(subject.comparison.misnamed),
    )


_HEAD = b"""compensation:
  - {region: New York, currency: USD, base_low: 150000, base_high: 200000}
  - {region: London, currency: GBP}
"""


def targets() -> Iterator[Target]:
    yield Target("document", document, _read, seeds.guides)
    yield Target("money", money, lambda data: read_cell(_text(data)), seeds.cells)
    yield Target("regions", regions, lambda data: list(regions(data)), seeds.cells)
    yield Target("tables", tables, lambda data: list(tables(data)), seeds.bodies, seconds=2.0)
