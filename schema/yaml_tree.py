"""A frontmatter's values, and the nodes that tell where they stand, where it takes nodes to tell."""

from typing import Any

from schema.named import NamedTuple
from schema.plain_yaml import PlainYaml
from schema.remembered import once
from schema.trouble import Trouble


class Field(NamedTuple):
    """A mapping's entry: where its key and its value stand."""

    key: Any
    value: Any


class Tree:
    """The composed nodes with their plain values, and the offset of the YAML in the document."""

    def __init__(self, base: int, plain: PlainYaml | None = None) -> None:
        self.base = base
        # What tells the values and most places without nodes, which are then composed when first asked for.
        self.plain = plain
        self.values: object = plain.values if plain else None
        self.troubles: list[Trouble] = []
        # The fields of odd mappings, those with merged, repeated or parted ones; of others the node itself tells.
        self.fields: dict[int, dict[str, Field]] = {}

    @once
    def root(self) -> Any:
        """The node of the whole; None where there is none."""
        if self.plain is None:
            return None
        from schema.yaml_loader import compose  # noqa: PLC0415  (with PyYAML, which plain texts can do without)

        return compose(self.plain.text)

    def node(self, route: tuple[str | int, ...]) -> tuple[Any, Any]:
        """The key node (None in a list) and the value node at the end of a route, as deep as the text has it."""
        key, node = None, self.root
        for step in route:
            kind = node.id if node else ""
            if kind == "mapping":
                entry = self.fields_of(node).get(str(step))
                if entry is None:
                    break
                key, node = entry
            elif kind == "sequence" and isinstance(step, int) and step < len(node.value):
                key, node = None, node.value[step]
            else:
                break
        return key, node

    def fields_of(self, node: Any) -> dict[str, Field]:
        """A mapping's fields by their names."""
        odd = self.fields.get(id(node))
        return {key.value: Field(key, value) for key, value in node.value} if odd is None else odd

    def offsets(self, node: Any) -> tuple[int, int]:
        """Where a node stands in the document; a block of text, a list or a mapping ends where the next thing begins."""
        return self.base + node.start_mark.index, self.base + node.end_mark.index
