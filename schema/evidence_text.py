"""The text of a file of evidence: YAML with its places; one record that is no YAML does not hide the others."""

import re
from collections.abc import Iterator
from typing import Any

from schema import frontmatter
from schema.document import Document
from schema.finding import Part, Span
from schema.limits import LARGEST_TEXT
from schema.named import NamedTuple
from schema.pattern import late
from schema.routes import steps
from schema.scalar import Miswritten
from schema.trouble import Flaw, Trouble
from schema.wording import both
from schema.yaml_tree import Tree

# An item of the outermost list, and what may stand above the first.
_ITEM = late(r"^( *)-(?=[ \t\n]|\Z)", re.MULTILINE)
_PREAMBLE = late(r"(?:[ \t]*(?:#.*|---[ \t]*)?\n)*")
_RECORDS_OWN = 2  # steps of a route such as `[0].title`, and how many such fields make another record
# What the readers of a guide's frontmatter say of it, as it is said of this file.
_WORDS = (
    ("a guide has one block of frontmatter", "the records are one list"),
    ("a guide needs five", "a record needs three"),
    ("the frontmatter", "the file"),
    ("the fields end here", "the list ends here"),
)


class Item(NamedTuple):
    """One item of the list: the part of the file that it stands in, its number there, and its value."""

    tree: Tree
    number: int
    value: object


class EvidenceText(Document):
    """The text of one file of evidence, and its items."""

    def __init__(self, data: bytes | str, path: str = "-") -> None:
        self.items: list[Item] = []
        super().__init__(data, path)

    def _too_large(self, what: str, usual: str) -> str:
        del usual
        self.troubles.clear()  # as of a guide
        self._trouble(
            Flaw.TOO_MUCH, f"{what}, so it was not read: move records that nobody needs any more out of it", 0, 0
        )
        return ""

    def _split(self) -> None:
        self.body_start = len(self.text)  # comments are those of YAML, to the end
        self.tree = self._read(self.text, 0)
        if self.tree.troubles and self.tree.root is None and self._by_item():
            return
        self._take(self.tree)

    def _by_item(self) -> bool:
        """Read each item by itself, where the whole cannot be read; not where the text is no list."""
        text = self._unixed
        first = _ITEM.search(text)
        if first is None or not _PREAMBLE.fullmatch(text, 0, first.start()):
            return False
        starts = [item.start() for item in _ITEM.finditer(text) if item[1] == first[1]]
        if len(starts) == 1:
            return False
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(self.text)], strict=True)):
            tree = self._read(self.text[start:end], start)
            if tree.root is None:
                tree.troubles = [trouble._replace(route=f"[{number}]") for trouble in tree.troubles]
            self._take(tree)
        return True

    def _read(self, text: str, base: int) -> Tree:
        tree = frontmatter.read(text, base, LARGEST_TEXT)
        troubles = [trouble._replace(message=_reworded(trouble.message)) for trouble in tree.troubles]
        tree.troubles = list(_without_dash(troubles))
        return tree

    def _take(self, tree: Tree) -> None:
        """The items of one part of the file, and what is wrong with it."""
        before = len(self.items)
        self.troubles += [_moved(trouble, before) if tree.root is not None else trouble for trouble in tree.troubles]
        if tree.troubles and tree.root is None:
            self.items.append(Item(tree, 0, None))
        elif isinstance(tree.values, list):
            self.items += [Item(tree, number, value) for number, value in enumerate(tree.values)]
        elif tree.values is not None:
            what = "one block of fields" if isinstance(tree.values, dict) else "text"
            if isinstance(tree.values, Miswritten) and tree.values.tag:
                what = "a value with a tag"
            message = f"the file is {what}, not a list of records: begin each record with `- kind: job-posting`"
            self._trouble(Flaw.UNREADABLE, message, *self._first(tree.offsets(tree.root)[0]))

    def span(self, route: str, part: Part = Part.VALUE) -> Span:
        """Where `[2].posted` leads: as far as the text has it, so that a missing field points at its record."""
        number, *rest = [*steps(route)] or [-1]
        if not isinstance(number, int) or not 0 <= number < len(self.items):
            return self.line_span(0)
        item = self.items[number]
        if item.tree.root is None:
            trouble = item.tree.troubles[0]
            return self.span_of(trouble.start, trouble.end)
        key, node = item.tree.node((item.number, *rest))
        if part is Part.KEY and key is not None:
            return self.span_of(*item.tree.offsets(key))
        return self.value_span(*item.tree.offsets(node))

    def source(self, place: tuple[str | int, ...]) -> Any:
        """The node of a value, by its record's number and its fields."""
        item = self.items[int(place[0])]
        return item.tree.node((item.number, *place[1:]))[1]


def _moved(trouble: Trouble, before: int) -> Trouble:
    """A trouble whose route counts the records of the whole file."""
    number, bracket, rest = trouble.route.removeprefix("[").partition("]")
    return trouble._replace(route=f"[{int(number) + before}]{rest}") if bracket and number.isdecimal() else trouble


def _without_dash(troubles: list[Trouble]) -> Iterator[Trouble]:
    """The troubles; several fields of one record that are given again are told once, for they are most likely another record."""
    again: dict[str, list[Trouble]] = {}
    for trouble in troubles:
        if trouble.flaw is Flaw.REPEATED and len([*steps(trouble.route)]) == _RECORDS_OWN:
            again.setdefault(trouble.route.partition(".")[0], []).append(trouble)
    for trouble in troubles:
        same = again.get(trouble.route.partition(".")[0], [])
        if len(same) < _RECORDS_OWN or trouble not in same:
            yield trouble
        elif trouble is same[0]:
            first = min(same, key=lambda each: each.start)
            names = [each.route.partition(".")[2] for each in sorted(same, key=lambda each: each.start)]
            message = (
                f"{both(names)} are given again in this record: put a `-` before {names[0]} where another record begins, or delete "
                "those that are wrong"
            )
            yield first._replace(message=message)


def _reworded(message: str) -> str:
    for guide, file in _WORDS:
        message = message.replace(guide, file)
    return message
