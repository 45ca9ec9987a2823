"""Edits of a guide's `review`: what is done with taken out, and what was looked at written in."""

from copy import deepcopy
from datetime import date
from typing import Any

import yaml

from schema.document import Document
from schema.edit import Editor, RefusedEditError, own, prove, written
from schema.finding import Edit
from schema.row_edit import shares_values

BLOCK = "review"


def without(document: Document, name: str) -> Edit:
    """The edit that takes a field out of `review`, and `review` with it where it holds nothing else."""
    editor, block = Editor(document), _block(document)
    if block is None or own(block, name) is None:
        raise RefusedEditError(f"{BLOCK}.{name} is not there")
    values = deepcopy(document.values or {})
    del values[BLOCK][name]
    if len(block.value) == 1:
        del values[BLOCK]
        edit = _taken_out(editor, document.tree.root, BLOCK)
    else:
        edit = _taken_out(editor, block, name)
    prove(document, edit, values, f"taking out {BLOCK}.{name}")
    return edit


def confirmed(document: Document, on: date, what: str, by: str | None) -> Edit:
    """The edit that says what was looked at, in the place of what an earlier review said."""
    if document.tree.root is None or shares_values(document):
        raise RefusedEditError("its fields share values by aliases (*): edit it by hand")
    editor, block = Editor(document), _block(document)
    told = {"on": on, "by": by, "what": what}
    told = {name: value for name, value in told.items() if value is not None}
    # Programs that read YAML 1.1 take a bare `on` for true.
    names = {"on": written("on")}
    text = ", ".join(f"{names.get(name, name)}: {written(value)}" for name, value in told.items())
    found = None if block is None else own(block, "confirmed")
    if found is None:
        edit = editor.edit([BLOCK, "confirmed"], f"{{{text}}}")
    else:
        key, node = found
        end = editor.last_of(node)
        after = editor.break_after(end - 1) if editor.starts_line(end) else ""
        edit = Edit(document.tree.offsets(key)[1], end, f": {{{text}}}{after}")
    values = deepcopy(document.values or {})
    values[BLOCK] = {**(values.get(BLOCK) or {}), "confirmed": told}
    prove(document, edit, values, f"setting {BLOCK}.confirmed")
    return edit


def _block(document: Document) -> Any:
    """The fields of `review`; None where it holds nothing."""
    found = own(document.tree.root, BLOCK) if document.tree.root is not None else None
    if found is None or not isinstance(found[1], yaml.MappingNode):
        return None
    return found[1] if found[1].value else None


def _taken_out(editor: Editor, block: Any, name: str) -> Edit:
    """A field with its value and the comment at its end; the field beside it in braces keeps its place."""
    place = next(place for place, (key, _) in enumerate(block.value) if key.value == name)
    key, node = block.value[place]
    start, end = editor.tree.offsets(key)[0], editor.last_of(node)
    if block.flow_style:
        if place + 1 < len(block.value):
            return Edit(start, editor.tree.offsets(block.value[place + 1][0])[0], "")
        return Edit(editor.last_of(block.value[place - 1][1]), end, "")
    if editor.text[editor.line_start(start) : start].strip(" "):
        raise RefusedEditError(f"{name} does not begin on a line of its own: edit it by hand")
    if not editor.starts_line(end):
        end = editor.line_end(end)
        end += len(editor.break_after(end))
    return Edit(editor.line_start(start), end, "")
