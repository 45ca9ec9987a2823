"""The YAML between the two fences: every key and value with its place, refused where it is hostile or says a thing twice."""

from schema.limits import LARGEST_FRONTMATTER
from schema.plain_yaml import read_plain
from schema.routes import steps
from schema.trouble import Flaw, Trouble
from schema.yaml_tree import Field, Tree

__all__ = ["Field", "Flaw", "Tree", "Trouble", "read", "steps"]


def read(text: str, base: int, largest: int = LARGEST_FRONTMATTER) -> Tree:
    """Take a YAML text's values, composed where it is not plain; what is wrong with it stands in `troubles`."""
    plain = read_plain(text) if len(text) <= largest else None
    tree = Tree(base, plain)
    if plain is None:
        from schema.composing import take  # noqa: PLC0415  (with PyYAML, which plain texts can do without)

        take(text, tree, largest)
    return tree
