"""Composes the YAML that is not plain: refused where it is hostile, and told what is wrong where it is no YAML."""

import re

from schema.lean_yaml import yaml
from schema.trouble import Flaw, RefusedError, Trouble
from schema.yaml_errors import HIDDEN_BREAKS, explain
from schema.yaml_loader import Loader, compose
from schema.yaml_tree import Tree
from schema.yaml_values import DEEPEST, take_values, too_deep

_INDENTED = re.compile(rf"[\r\n{HIDDEN_BREAKS}][\ufeff\t \-?:]{{8}}")


def take(text: str, tree: Tree, largest: int) -> None:
    """Compose a text and take its values into a tree; what is wrong with it stands in the tree's `troubles`."""
    base = tree.base
    try:
        _refuse_size(text, largest)
        if _may_be_deep(text):
            _refuse_depth(text)
        tree.root = compose(text)
        if tree.root is not None:
            take_values(tree)
    except RefusedError as error:
        tree.troubles.append(Trouble(error.flaw, str(error), base + error.at, base + error.at + 1))
        tree.root = tree.values = None
    except yaml.YAMLError as error:
        message, at = explain(error, text)
        tree.troubles.append(Trouble(Flaw.UNREADABLE, message, base + at, base + at + 1))
        tree.root = tree.values = None


def _refuse_size(text: str, largest: int) -> None:
    if len(text) > largest:
        message = f"the frontmatter is longer than {largest:,} characters, so it was not read: a guide's has some 1,200"
        raise RefusedError(Flaw.TOO_MUCH, message, 0)


def _may_be_deep(text: str) -> bool:
    """Whether the text may nest deeper than the limit, told from bounds that are cheap.

    A bracket opens two levels at most (`[a: b]`), and so does a column (a list may stand at the column of its field); a line's
    levels begin where nothing but indentation and the marks `-`, `?` and `:` stand before them.
    """
    return text.count("[") + text.count("{") > DEEPEST // 4 or _INDENTED.search(f"\n{text}") is not None


def _refuse_depth(text: str) -> None:
    """Walk the events, which cost no stack, before the composer, which does: fifty thousand brackets would end the process."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise too_deep(event.start_mark.index if event.start_mark else 0)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
