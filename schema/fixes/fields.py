"""Fixes of single fields of the frontmatter: a value written as what it means, a name as it is known, a repetition taken out."""

import re
from typing import Any

import yaml

from schema.document import Document
from schema.edit import Editor, RefusedEditError, own
from schema.finding import Edit, Fix, Refused, Safety
from schema.frontmatter import Trouble
from schema.misfits import AS_LIST, AS_TEXT, PLAIN_DECIMAL
from schema.money import read_cell
from schema.problem import Problem, Wrong
from schema.routes import steps
from schema.row_edit import shares_values
from schema.subject import Subject

_SLUGS = frozenset({"company", "role"})
_UNDERSCORED = re.compile(r"[0-9]{1,3}(?:_[0-9]{3})+")
_SEVERAL = re.compile(r"[,;&|]|\band\b")
_SIMPLE = re.compile(r"[^\W_][\w .()/+-]*")


def instead(subject: Subject, problem: Problem) -> Fix | Refused | None:
    """A field as it was meant; nothing where the message says all there is to say."""
    if not problem.instead:
        return None
    document = subject.document
    if document.tree.root is None or shares_values(document):
        return Refused("its fields share values by aliases (*)")
    key, node = document.tree.node(tuple(steps(problem.route)))
    if problem.wrong is Wrong.UNKNOWN:
        return _renamed(subject, problem, key)
    if not isinstance(node, yaml.ScalarNode) or node.style in {"|", ">"}:
        return None
    source = document.text[slice(*document.tree.offsets(node))]
    text = _meant(subject, problem, source, quoted=bool(node.style))
    if isinstance(text, Refused):
        return text
    return replaced(document, problem.route, text, _safety(subject, problem))


def replaced(document: Document, route: str, text: str, safety: Safety) -> Fix | Refused:
    """A field's value, or an item of a list, with other text in its place."""
    if document.tree.root is None or shares_values(document):
        return Refused("its fields share values by aliases (*)")
    key, node = document.tree.node(tuple(steps(route)))
    if key is None:
        edit = Edit(*document.tree.offsets(node), text)
    else:
        try:
            edit = Editor(document).replaced(key, node, route, text)
        except RefusedEditError as error:
            return Refused(str(error))
    return Fix(safety, f"write {text}", (edit,))


def _meant(subject: Subject, problem: Problem, source: str, *, quoted: bool) -> str | Refused:
    """The text to write for a value."""
    if problem.instead == AS_TEXT:
        return f'"{source}"' if _SIMPLE.fullmatch(source) else Refused("its text has to be written in quotes by hand")
    if problem.instead == AS_LIST:
        if _SEVERAL.search(source):
            return Refused("it may be several items")
        plain = quoted or _SIMPLE.fullmatch(source)
        return f"[{source}]" if plain else Refused("its text has to be written as a list by hand")
    if "." in source and problem.instead.isdecimal() and not quoted and not PLAIN_DECIMAL.fullmatch(source):
        return Refused(f"the dot in {source} may part thousands")
    if "_" in source and problem.wrong is Wrong.KIND and not _UNDERSCORED.fullmatch(source):
        return Refused(f"the underscores in {source} part no thousands")
    strange = _strange_sign(subject, problem, source)
    return strange or problem.instead


def _strange_sign(subject: Subject, problem: Problem, source: str) -> Refused | None:
    """Why an amount is none of the row's currency: `£90K` in a row of dollars."""
    path = list(steps(problem.route))
    rows = subject.guide.rows if subject.guide else []
    if len(path) != 3 or path[0] != "compensation" or not isinstance(path[1], int) or path[1] >= len(rows):
        return None
    currency = (
        rows[path[1]].currency_of(str(path[2]).rsplit("_", 1)[0]) if str(path[2]).endswith(("_low", "_high")) else None
    )
    signs = {code for money in read_cell(source.strip("'\"")).ranges for code in money.candidates}
    if signs and currency not in signs:
        return Refused(f"its sign is none of {currency or 'a currency that the row names'}")
    return None


def _safety(subject: Subject, problem: Problem) -> Safety:
    home = subject.home
    placed = home is not None and problem.route in _SLUGS and problem.instead == getattr(home, problem.route)
    return Safety.SAFE if problem.sure or placed else Safety.UNSAFE


def _renamed(subject: Subject, problem: Problem, key: Any) -> Fix | Refused | None:
    """A field under the name that it is known by, where no other one would get the same."""
    if key is None:
        return None
    if sum(other.means == problem.means for other in subject.reading.problems) > 1:
        return Refused(f"another field may be {problem.instead}, too")
    edit = Edit(*subject.document.tree.offsets(key), problem.instead)
    safety = Safety.SAFE if problem.sure else Safety.UNSAFE
    return Fix(safety, f"call it {problem.instead}", (edit,))


# a field that is given twice


def once(document: Document, trouble: Trouble) -> Fix | Refused | None:
    """A field that is given several times with the same value, left where it stands first."""
    *path, name = steps(trouble.route)
    if document.tree.root is None or shares_values(document):
        return Refused("its fields share values by aliases (*)")
    _, block = document.tree.node(tuple(path))
    if not isinstance(block, yaml.MappingNode) or block.flow_style or own(block, str(name)) is None:
        return None
    pairs = [(key, node) for key, node in block.value if key.value == name]
    values = {(node.value, node.style) for _, node in pairs if isinstance(node, yaml.ScalarNode)}
    if len(values) != 1 or not all(isinstance(node, yaml.ScalarNode) for _, node in pairs):
        return Refused("its values differ, and nobody knows which is right")
    editor = Editor(document)
    edits = []
    for key, node in pairs[1:]:
        start, end = editor.line_start(document.tree.offsets(key)[0]), document.tree.offsets(node)[1]
        line = document.text[start : editor.line_end(end)]
        if line.strip(" ") != document.text[document.tree.offsets(key)[0] : end] or "\n" in line or "\r" in line:
            return Refused("something else stands on its line")
        after = editor.line_end(end)
        edits.append(Edit(start, after + len(editor.break_after(after)), ""))
    return Fix(Safety.SAFE, f"delete the second {name}, which says the same", tuple(edits))
