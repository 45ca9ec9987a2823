"""Composed YAML as plain values: each key and value with its node, what is given twice, and no more than a guide may hold."""

from collections import Counter
from functools import lru_cache
from typing import Any

from schema.lean_yaml import yaml
from schema.limits import MOST_ITEMS
from schema.named import NamedTuple
from schema.pattern import late
from schema.routes import join
from schema.scalar import Miswritten, scalar, tagged
from schema.shown import short
from schema.trouble import Flaw, RefusedError, Trouble
from schema.yaml_tree import Field, Tree

DEEPEST = 32  # levels; a guide has five
MOST_VALUES = 100_000  # once aliases are expanded; the largest real guide has under 200

_MERGE = "tag:yaml.org,2002:merge"
_TEXT = "tag:yaml.org,2002:str"
_GROUP = late(r"[0-9]{3}")  # of `90,000`, where a comma in braces begins another field
_BEFORE_GROUP = late(r"[^\s0-9]{0,4}[0-9]{1,3}")
_SHORT = 32  # characters; what is longer is no figure and no date, and not worth remembering
_PLAIN_TAGS = frozenset({"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})


def take_values(tree: Tree) -> None:
    """Turn the composed nodes into values."""
    tree.values = _Values(tree).all()


def too_deep(at: int) -> RefusedError:
    return RefusedError(Flaw.TOO_MUCH, f"the frontmatter nests deeper than {DEEPEST} levels: a guide needs five", at)


def _too_many(node: Any) -> RefusedError:
    message = f"more than {MOST_ITEMS:,} values stand below one field, so the frontmatter was not read: a guide has some ten rows"
    return RefusedError(Flaw.TOO_MUCH, message, node.start_mark.index)


class _Taken(NamedTuple):
    """A collection's value, with how many values and levels it has once aliases are expanded."""

    value: object
    size: int
    depth: int


class _Values:
    """Turns nodes into plain values, each shared node once, and notes keys that are given twice."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.done: dict[int, _Taken] = {}
        self.open: set[int] = set()
        self.path: list[str | int] = []

    def all(self) -> object:
        root = self.tree.root
        return _scalar(root) if isinstance(root, yaml.ScalarNode) else self._collection(root).value

    def _collection(self, node: Any) -> _Taken:
        known = self.done.get(id(node))
        if known is None:
            if id(node) in self.open:
                raise RefusedError(Flaw.TOO_MUCH, "an alias holds itself: write the values out", node.start_mark.index)
            if len(node.value) > MOST_ITEMS:
                raise _too_many(node)
            self.open.add(id(node))
            known = self._sequence(node) if isinstance(node, yaml.SequenceNode) else self._mapping(node)
            self.open.discard(id(node))
            if known.depth > DEEPEST:
                raise too_deep(node.start_mark.index)
            if node.tag not in _PLAIN_TAGS:
                known = _Taken(_tagged(node), known.size, known.depth)
            self.done[id(node)] = known
        return known

    def _refuse_more(self, size: int, node: Any) -> None:
        if size > MOST_VALUES:
            message = f"aliases expand the frontmatter to more than {MOST_VALUES:,} values: write the values out"
            raise RefusedError(Flaw.TOO_MUCH, message, node.start_mark.index)

    def _sequence(self, node: Any) -> _Taken:
        items: list[object] = []
        size = depth = 1
        for place, item in enumerate(node.value):
            if isinstance(item, yaml.ScalarNode):
                items.append(_scalar(item))
                size += 1
                continue
            taken = self._below(place, item)
            items.append(taken.value)
            size, depth = size + taken.size, max(depth, taken.depth + 1)
            self._refuse_more(size, node)
        return _Taken(items, size, depth)

    def _mapping(self, node: Any) -> _Taken:
        """A mapping as most are: its names are texts that stand once each."""
        pairs = node.value
        names = {key.value for key, _ in pairs if isinstance(key, yaml.ScalarNode) and key.tag != _MERGE}
        if len(names) < len(pairs) or node.flow_style:
            return self._odd_mapping(node)
        values: dict[str, object] = {}
        size = depth = 1
        for key, value in pairs:
            if isinstance(value, yaml.ScalarNode):
                values[key.value] = _scalar(value)
                size += 1
                continue
            taken = self._below(key.value, value)
            values[key.value] = taken.value
            size, depth = size + taken.size, max(depth, taken.depth + 1)
            self._refuse_more(size, node)
        return _Taken(values, size, depth)

    def _below(self, step: str | int, node: Any) -> _Taken:
        self.path.append(step)
        taken = self._collection(node)
        self.path.pop()
        return taken

    def _odd_mapping(self, node: Any) -> _Taken:
        """A mapping in braces, or with fields that are merged into it or repeated."""
        values: dict[str, object] = {}
        places: dict[str, Field] = {}
        self.tree.fields[id(node)] = places
        merged: list[Field] = []
        seen: list[Field] = []
        size = depth = 1
        split = parted(node) if node.flow_style else {}
        for key, value in node.value:
            if id(key) in split:
                continue
            if key.tag == _MERGE:
                seen += merged[-1:]
                merged.append(Field(key, value))
                continue
            name = _name(key)
            if name in places:
                seen.append(places[name])
            places[name] = Field(key, value)
            if isinstance(value, yaml.ScalarNode):
                values[name] = split.get(id(value)) or _scalar(value)
                size += 1
                continue
            taken = self._below(name, value)
            values[name] = taken.value
            size, depth = size + taken.size, max(depth, taken.depth + 1)
            self._refuse_more(size, node)
        if seen:
            self._repeated(seen, places | {_name(entry.key): entry for entry in merged})
        for entry in reversed(merged):
            size, depth = self._merge(entry.value, values, places, size, depth)
        return _Taken(values, size, depth)

    def _merge(
        self, node: Any, values: dict[str, object], places: dict[str, Field], size: int, depth: int
    ) -> tuple[int, int]:
        for source in node.value if isinstance(node, yaml.SequenceNode) else [node]:
            if not isinstance(source, yaml.MappingNode):
                message = "a merge key (<<) takes the fields of an anchor: write `<<: *anchor`, or write the fields out"
                raise RefusedError(Flaw.UNREADABLE, message, source.start_mark.index)
            taken = self._collection(source)
            size, depth = size + taken.size, max(depth, taken.depth)
            self._refuse_more(size, node)
            fields = self.tree.fields_of(source)
            for name, value in taken.value.items() if isinstance(taken.value, dict) else ():
                if name not in values:
                    values[name] = value
                    places[name] = fields[name]
        return size, depth

    def _repeated(self, seen: list[Field], places: dict[str, Field]) -> None:
        """One trouble a name, however often it is given: at its last place, which is the one that programs keep."""
        often = Counter(_name(entry.key) for entry in seen)
        for entry in seen:
            name = _name(entry.key)
            times = often.pop(name, 0)
            if not times:
                continue
            start, end = self.tree.offsets(places[name].key)
            count = "twice" if times == 1 else f"{times + 1} times"
            wrong = "the one that is" if times == 1 else "those that are"
            message = f"{short(name)} is given {count}: programs keep only the last, so delete {wrong} wrong"
            route = join([*self.path, name])
            self.tree.troubles.append(Trouble(Flaw.REPEATED, message, start, end, route, self.tree.offsets(entry.key)))


def _scalar(node: Any) -> object:
    text, tag = node.value, node.tag
    if tag == _TEXT:
        return text
    if node.style or len(text) > _SHORT:
        return scalar(text, tag, plain=not node.style)
    return _plain_scalar(text, tag)


@lru_cache(maxsize=4096)  # guides repeat each other's figures and dates
def _plain_scalar(text: str, tag: str) -> object:
    return scalar(text, tag, plain=True)


def parted(node: Any) -> dict[int, Miswritten | None]:
    """Values in braces that a comma parts, `90,000`, by their nodes' identities; None for what it makes a field of its own."""
    found: dict[int, Miswritten | None] = {}
    value: Any = None
    last: Any = None
    for key, after in node.value:
        group = isinstance(key, yaml.ScalarNode) and not key.style and _GROUP.fullmatch(key.value)
        if not (group and after.value == "" and value and key.start_mark.index == last.end_mark.index + 1):
            value = after if isinstance(after, yaml.ScalarNode) and not after.style else None
            value = value if value and _BEFORE_GROUP.fullmatch(value.value) else None
            last = value
            continue
        known = found.get(id(value))
        text = f"{known.text if known else value.value},{key.value}"
        digits = "".join(char for char in text if char.isdecimal()).lstrip("0") or "0"
        fields = ", ".join(text.split(",")[1:])
        found |= {
            id(value): Miswritten(text, f"in braces is {value.value} and a field {fields}", digits, parted=True),
            id(key): None,
        }
        last = key
    return found


def _tagged(node: Any) -> Miswritten:
    kind = "a list" if isinstance(node, yaml.SequenceNode) else "a block of fields"
    return tagged(kind, node.tag)


def _name(key: Any) -> str:
    if isinstance(key, yaml.ScalarNode):
        return str(key.value)
    message = (
        "a list or a block stands here as a field's name: if braces are meant as text, put the whole text in quotes"
    )
    raise RefusedError(Flaw.UNREADABLE, message, key.start_mark.index)
