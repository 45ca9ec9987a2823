"""Edits of the frontmatter's rows: fields of a row set or added in their order, and a row added below the last."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from schema.document import Document
from schema.edit import Editor, RefusedEditError, Value, own, written_like
from schema.finding import Edit
from schema.guide import Row
from schema.plain_nodes import block_of

ORDER = tuple(Row._fields)

_BEFORE_ROW = re.compile(r" *- +")


def set_in_row(document: Document, row: int, values: Mapping[str, Value]) -> tuple[Edit, ...]:
    """The edits that set fields of a row; one that it lacks is added behind those that usually come before it."""
    editor = Editor(document)
    block = _row(document, row)
    edits: list[Edit] = []
    lacking: dict[int, list[tuple[str, str]]] = {}
    for name in sorted(values, key=ORDER.index):
        found = own(block, name)
        text = written_like(found[1] if found else None, values[name])
        if found is not None:
            edits.append(editor.replaced(*found, f"compensation[{row}].{name}", text))
        else:
            lacking.setdefault(_before(block, name), []).append((name, text))
    for place, fields in lacking.items():
        edits.append(_added(editor, block, place, [f"{name}: {text}" for name, text in fields]))
    return tuple(edits)


def add_currency(document: Document, row: int, component: str, code: str) -> Edit:
    """The edit that declares the currency of one component of a row."""
    editor = Editor(document)
    block = _row(document, row)
    found = own(block, "currencies")
    if found is None:
        places = {key.value: place for place, (key, _) in enumerate(block.value)}
        return _added(editor, block, places.get("currency", 0), [f"currencies: {{{component}: {code}}}"])
    key, node = found
    inner = own(node, component) if node.id == "mapping" else None
    if inner is not None:
        return editor.replaced(*inner, f"compensation[{row}].currencies.{component}", code)
    if node.id == "mapping" and node.value:
        return _added(editor, node, len(node.value) - 1, [f"{component}: {code}"])
    return editor.replaced(key, node, f"compensation[{row}].currencies", f"{{{component}: {code}}}")


def add_row(document: Document, values: Mapping[str, Value]) -> Edit:
    """The edit that adds a row with the fields of the last one, in its order; those that are not known are null."""
    editor = Editor(document)
    number = _listed_rows(document)
    if not number:
        raise RefusedEditError("its rows do not stand in a list, a row to a line: add one by hand")
    last = _row(document, number - 1)
    start = document.tree.offsets(last)[0]
    before = document.text[editor.line_start(start) : start]
    if last.flow_style or not _BEFORE_ROW.fullmatch(before):
        raise RefusedEditError("its rows do not stand in a list, a field to a line: add one by hand")
    given = [name.value for name, _ in last.value]
    model = {name.value: node for name, node in last.value}
    usual = [name for name in given if name in values or (name in ORDER and name.endswith(("_low", "_high", "_pct")))]
    names = ["region", *(name for name in [*usual, *values] if name != "region")]
    lines = [f"{name}: {written_like(model.get(name), values.get(name))}" for name in dict.fromkeys(names)]
    at, indent = editor.last_of(last), " " * len(before)
    eol = editor.break_after(at)
    if editor.starts_line(at):
        return Edit(at, at, before + f"{eol}{indent}".join(lines) + eol)
    at = editor.line_end(at)
    return Edit(at, at, eol + before + f"{eol}{indent}".join(lines))


def shares_values(document: Document) -> bool:
    """Whether an alias lets two places of the frontmatter share one value, so that setting the one sets the other."""
    if document.tree.plain is not None or "*" not in document.text[: document.body_start]:
        return False  # as in most guides, and nothing has to be searched
    seen: set[int] = set()
    left: list[Any] = [document.tree.root]
    while left:
        node = left.pop()
        if id(node) in seen:
            return True
        seen.add(id(node))
        if node.id == "mapping":
            left += [part for pair in node.value for part in pair]
        elif node.id == "sequence":
            left += node.value
    return False


def _listed_rows(document: Document) -> int:
    """How many rows there are in a list, a row to a line."""
    if (plain := document.tree.plain) is not None:
        listed = plain.numbers.get("compensation")
        return len(listed) if isinstance(listed, list) else 0
    key, rows = document.tree.node(("compensation",))
    return 0 if key is None or rows.id != "sequence" or rows.flow_style else len(rows.value)


def _row(document: Document, row: int) -> Any:
    if document.values is None or shares_values(document):
        raise RefusedEditError("its fields share values by aliases (*): edit it by hand")
    route = ("compensation", row)
    if (plain := document.tree.plain) is not None and (block := block_of(plain, route)) is not None:
        return block
    key, node = document.tree.node(route)
    if key is not None or node.id != "mapping" or not node.value:
        raise RefusedEditError(f"compensation[{row}] is no row of fields: correct it first")
    if node.flow_style:
        from schema.yaml_values import parted  # noqa: PLC0415  (it brings PyYAML, which plain texts can do without)

        for value in filter(None, parted(node).values()):
            raise RefusedEditError(f"`{value.text}` {value.misread}: write {value.instead} first")
    return node


def _before(block: Any, name: str) -> int:
    """The place in a row of the field that a new one comes behind."""
    earlier = ORDER[: ORDER.index(name)]
    places = {key.value: place for place, (key, _) in enumerate(block.value)}
    # `currency` often closes a row, where nothing is to come behind it.
    figures = [field for field in earlier if field in places and field not in {"region", "currency"}]
    near = [field for field in figures if field.partition("_")[0] == name.partition("_")[0]] or figures
    if near:
        return places[near[-1]]
    heads = [places[field] for field in ("region", "currency") if places.get(field, 2) < 2]
    return max(heads, default=0)


def _added(editor: Editor, block: Any, place: int, fields: Iterable[str]) -> Edit:
    _, node = block.value[place]
    at = editor.last_of(node)
    if block.flow_style:
        return Edit(at, at, "".join(f", {field}" for field in fields))
    start = editor.tree.offsets(block.value[0][0])[0]
    indent = " " * (start - editor.line_start(start))
    eol = editor.break_after(at)
    if editor.starts_line(at):
        return Edit(at, at, "".join(f"{indent}{field}{eol}" for field in fields))
    at = editor.line_end(at)
    return Edit(at, at, "".join(f"{eol}{indent}{field}" for field in fields))
