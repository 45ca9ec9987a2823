"""Edits of a guide's text: a stretch of it replaced, and the smallest that sets one field of the frontmatter."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import chain, repeat
from typing import Any

from schema.document import Document
from schema.finding import Edit
from schema.routes import join, steps
from schema.shown import short
from schema.trouble import Flaw

Value = date | int | float | str | None

_BREAK = re.compile(r"\r\n|\n|\r")
# Text that every program reads as such without quotes, where YAML takes it for text at all.
_BARE = re.compile(r"[^\W\d_](?:[\w.()/&'’+–-]|, ?| )*[\w.)]|[0-9]{4}-Q[1-4]")
_GROUP_AFTER = re.compile(r",[0-9]{3}(?=[\s,}])")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_STEP = 2  # columns that a block is indented by where the file shows no other way


class RefusedEditError(Exception):
    """An edit that cannot be made without changing more than it should."""


def applied(document: Document, edits: Iterable[Edit]) -> str:
    """The whole text with its edits made; it begins with the byte order mark that the document began with."""
    parts, at = ["\ufeff" if document.has_mark else ""], 0
    for edit in sorted(edits):
        if not at <= edit.start <= edit.end <= len(document.text):
            raise RefusedEditError("two edits overlap, or one lies outside the text: make them one at a time")
        parts += (document.text[at : edit.start], edit.text)
        at = edit.end
    return "".join([*parts, document.text[at:]])


def set_field(document: Document, route: str, value: Value) -> Edit:
    """The edit that sets a scalar of the frontmatter: an own field, or one in a block of fields, which is made where missing.

    It is proved before it is given: the text with the edit made reads as before in all but that field.
    """
    path = steps(route)
    if document.values is None or document.tree.root is None:
        raise RefusedEditError("its frontmatter cannot be read: correct that first")
    if not 1 <= len(path) <= 2 or not all(isinstance(step, str) for step in path):
        raise RefusedEditError(f"{route} is no field, nor one in a block of fields: edit it by hand")
    _refuse_repeated(document, path)
    names = [str(step) for step in path]
    try:
        return _proved(document, names, value, written_like(_as_it_stands(document, names), value))
    except RefusedEditError:  # text without quotes may be more than text where it stands
        return _proved(document, names, value, written(value))


def _proved(document: Document, names: list[str], value: Value, text: str) -> Edit:
    edit = Editor(document).edit(names, text)
    _prove(document, edit, names, value)
    return edit


def set_list(document: Document, name: str, items: list[dict[str, Any]]) -> Edit:
    """The edit that gives an own field of the frontmatter, absent or empty, a list of blocks of fields; proved likewise."""
    if document.values is None or document.tree.root is None:
        raise RefusedEditError("its frontmatter cannot be read: correct that first")
    if document.values.get(name) not in (None, []):
        raise RefusedEditError(f"it has {name} already: delete that first, or compare the two with `payproof check`")
    _refuse_repeated(document, (name,))
    edit = Editor(document).listed(name, items)
    _prove(document, edit, [name], items)
    return edit


def listed(name: str, items: Iterable[dict[str, Any]], indent: str = "", eol: str = "\n") -> str:
    """A field with a list of blocks of fields, as YAML."""
    lines = [f"{indent}{name}:"]
    for item in items:
        marks = chain(["- "], repeat("  "))
        for (field, value), mark in zip(item.items(), marks, strict=False):
            lines.append(f"{indent}  {mark}{field}: {_in_line(value)}")
    return "".join(f"{line}{eol}" for line in lines)


def _in_line(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_in_line(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, str) and _BARE.fullmatch(value):
        import yaml  # noqa: PLC0415  (plain texts can do without it)

        if yaml.safe_load(value) == value:
            return value
    return written(value)


def _as_it_stands(document: Document, names: list[str]) -> Any:
    """A field's value in the text, whose style a new one takes; None where it is not there yet."""
    node: Any = document.tree.root
    for name in names:
        found = own(node, name) if node.id == "mapping" else None
        if found is None:
            return None
        node = found[1]
    return node


def written(value: Value) -> str:
    """A value as YAML that every program reads alike; text stands in quotes."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return '"' + "".join(map(_escaped, value)) + '"'
    return value.isoformat() if isinstance(value, date) else str(value)


def written_like(model: Any, value: Value) -> str:
    """A value as the field of another one is written: text without quotes where that has none and needs none."""
    if not isinstance(value, str):
        return written(value)
    if getattr(model, "style", None) == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    plain = _BARE.fullmatch(value) and value.casefold() not in _WORDS
    return value if plain and not getattr(model, "style", None) else written(value)


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable() and character != "\ufeff":
        return character
    return f"\\U{ord(character):08x}"


def _refuse_repeated(document: Document, path: tuple[str | int, ...]) -> None:
    routes = {join(path[:length]) for length in range(1, len(path) + 1)}
    for trouble in document.troubles:
        if trouble.flaw is Flaw.REPEATED and trouble.route in routes:
            raise RefusedEditError(f"{trouble.route} is given more than once: delete all but one first")


class Editor:
    """Finds the place of an edit in the frontmatter; what it cannot foresee, a proof finds."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.tree = document.tree
        self.end = document.text.rindex("---", 0, document.body_start)

    def edit(self, path: list[str], value: str) -> Edit:
        *blocks, name = path
        root = self.tree.root
        if not blocks:
            return self._in_block(root, name, name, value)
        found = own(root, blocks[0])
        if found is None:
            return self._new_block(root, blocks[0], name, value)
        key, node = found
        self._refuse_alias(key, node, blocks[0])
        if node.id == "mapping":
            return self._in_block(node, name, ".".join(path), value)
        if node.id == "scalar" and not node.style and node.value in {"", "~", "null", "Null", "NULL"}:
            return self._for_nothing(root, node, name, value)
        raise RefusedEditError(f"{blocks[0]} is no block of fields: correct it first")

    def listed(self, name: str, items: list[dict[str, Any]]) -> Edit:
        root = self.tree.root
        indent, found = self._indent(root), own(root, name)
        if found is None:
            at = self.end
            return Edit(at, at, listed(name, items, indent, self._eol_before(at)))
        key, node = found
        self._refuse_alias(key, node, name)
        start, (first, last) = self.tree.offsets(key)[1] + 1, self.tree.offsets(node)
        end = self.line_end(last)
        rest = self.text[start:first] + self.text[last:end]
        block = listed(name, items, indent, self.break_after(end)).rstrip("\r\n")
        return Edit(start, end, rest.rstrip() + block.removeprefix(f"{indent}{name}:"))

    def _refuse_alias(self, key: Any, node: Any, name: str) -> None:
        if self.tree.offsets(node)[0] < self.tree.offsets(key)[1]:
            raise RefusedEditError(f"{name} is an alias (*), which shares its value: write the value out first")

    def _in_block(self, block: Any, name: str, route: str, value: str) -> Edit:
        """A field of a block: its value replaced, or the field added."""
        found = own(block, name)
        return self._added(block, f"{name}: {value}") if found is None else self.replaced(*found, route, value)

    def replaced(self, key: Any, node: Any, route: str, value: str) -> Edit:
        """A field's value, which is one value and not a block, replaced."""
        self._refuse_alias(key, node, route)
        if node.id != "scalar" or node.style in {"|", ">"}:
            raise RefusedEditError(f"{route} is {short(_kind(node))}, not one value: correct it first")
        start, end = self.tree.offsets(node)
        if _GROUP_AFTER.match(self.text, end):
            raise RefusedEditError(
                f"the comma behind {self.text[start:end]} parts two fields in braces: edit it by hand"
            )
        return Edit(start, end, value if self.text[start - 1 : start].isspace() else f" {value}")

    def _added(self, block: Any, field: str) -> Edit:
        if block.flow_style:
            return self._in_braces(block, field)
        if block is self.tree.root:
            return self._at_the_end(f"{self._indent(block)}{field}")
        at = self.last_of(block)
        eol = self.break_after(at)
        if self.starts_line(at):  # after a block of text, which reaches to where the next line begins
            return Edit(at, at, f"{self._indent(block)}{field}{eol}")
        at = self.line_end(at)
        return Edit(at, at, f"{eol}{self._indent(block)}{field}")

    def _in_braces(self, block: Any, field: str) -> Edit:
        at = self.tree.offsets(block.value[0][0])[0] if block.value else self.tree.offsets(block)[1] - 1
        return Edit(at, at, f"{field}, " if block.value else field)

    def _new_block(self, root: Any, block: str, name: str, value: str) -> Edit:
        if root.flow_style:
            return self._in_braces(root, f"{block}: {{{name}: {value}}}")
        indent = self._indent(root)
        return self._at_the_end(f"{indent}{block}:", f"{indent}{self._step(root)}{name}: {value}")

    def _for_nothing(self, root: Any, node: Any, name: str, value: str) -> Edit:
        """The first field of a block that stands there with nothing in it; a comment beside it stays."""
        start, end = self.tree.offsets(node)
        if start == end and not root.flow_style:
            at = self.line_end(start)
            indent = f"{self._indent(root)}{self._step(root)}"
            return Edit(at, at, f"{self.break_after(at)}{indent}{name}: {value}")
        space = "" if self.text[start - 1 : start].isspace() else " "
        return Edit(start, end, f"{space}{{{name}: {value}}}")

    def _at_the_end(self, *lines: str) -> Edit:
        """Lines before the closing fence, which always begins a line."""
        eol = self._eol_before(self.end)
        return Edit(self.end, self.end, "".join(f"{line}{eol}" for line in lines))

    def _eol_before(self, at: int) -> str:
        return str(_BREAK.findall(self.text[at - 2 : at])[-1])

    def _indent(self, block: Any) -> str:
        """What stands before the block's first field on its line."""
        start: int = self.tree.offsets(block.value[0][0])[0]
        before = self.text[self.line_start(start) : start]
        if before.strip(" "):
            raise RefusedEditError("its fields do not begin on lines of their own: edit it by hand")
        return before

    def _step(self, root: Any) -> str:
        """How far the file indents what lies below a field."""
        column: int = root.value[0][0].start_mark.column
        for _, node in root.value:
            if node.id != "scalar" and not node.flow_style:
                first = node.value[0][0] if node.id == "mapping" else node
                deeper: int = first.start_mark.column - column
                if deeper > 0:
                    return " " * deeper
        return " " * _STEP

    def last_of(self, node: Any) -> int:
        """Where the text of a block ends, without the comments and blank lines that YAML counts to it."""
        while node.id != "scalar" and not node.flow_style and node.value:
            last = node.value[-1]
            key, value = last if isinstance(last, tuple) else (None, last)
            if key is not None and self.tree.offsets(value)[0] < self.tree.offsets(key)[1]:
                return self.tree.offsets(key)[1]
            node = value
        return self.tree.offsets(node)[1]

    def line_start(self, at: int) -> int:
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def starts_line(self, at: int) -> bool:
        return self.line_start(at) == at

    def line_end(self, at: int) -> int:
        found = _BREAK.search(self.text, at)
        return found.start() if found else len(self.text)

    def break_after(self, at: int) -> str:
        found = _BREAK.search(self.text, at)
        return found[0] if found else "\n"


def own(block: Any, name: str) -> tuple[Any, Any] | None:
    """A field that a block itself holds, not one that it merges from elsewhere."""
    return next(((key, node) for key, node in reversed(block.value) if key.value == name), None)


def _kind(node: Any) -> str:
    if node.id == "scalar":
        return "a block of text"
    return "a list" if node.id == "sequence" else "a block of fields"


def _prove(document: Document, edit: Edit, path: list[str], value: Value | list[dict[str, Any]]) -> None:
    """Refuse an edit after which anything but the field would be read otherwise than before."""
    values: dict[str, Any] = dict(document.values or {})
    *blocks, name = path
    inner = dict(values.get(blocks[0]) or {}) if blocks else values
    inner[name] = value
    if blocks:
        values[blocks[0]] = inner
    prove(document, edit, values, f"setting {join(path)}")


def prove(document: Document, edit: Edit, values: dict[str, Any], what: str) -> None:
    """Refuse an edit after which the frontmatter would not be read as these values, or anything else otherwise than before."""
    after = Document(applied(document, [edit]), document.path)
    flaws = [(trouble.flaw, trouble.route) for trouble in document.troubles]
    same = (
        after.values == values
        and [(trouble.flaw, trouble.route) for trouble in after.troubles] == flaws
        and after.text[after.body_start :] == document.text[document.body_start :]
    )
    if not same:
        raise RefusedEditError(f"{what} would change more than that: edit it by hand")
