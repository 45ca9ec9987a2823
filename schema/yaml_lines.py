"""Which lines of the frontmatter belong together: where text stands, and where a row or a list that opens on a line ends."""

from bisect import bisect_right
from typing import Any

from schema.document import Document


class YamlLines:
    """The lines and scalars of a document's frontmatter, each node looked at once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.last_lines: dict[int, int] = {}
        self.scalars: list[tuple[int, int]] = []
        self.ends: dict[int, int] = {}
        self._end(document.tree.root)
        self.scalars.sort()

    def in_scalar(self, at: int) -> bool:
        """Whether an offset lies in a key or a value, where `#` begins no comment."""
        place = bisect_right(self.scalars, (at, len(self.document.text))) - 1
        return place >= 0 and at < self.scalars[place][1]

    def _end(self, node: Any) -> int:
        """Where a node's own text ends; what YAML counts to it beyond that (comments, blank lines) is not its own."""
        known = self.ends.get(id(node))
        if known is not None:
            return known
        start, end = self.document.tree.offsets(node)
        if node.id == "scalar":
            self.scalars.append((start, end))
        else:
            children = [self._entry(node, item) for item in node.value]
            end = end if node.flow_style else max(children, default=end)
        self.ends[id(node)] = end
        return end

    def _entry(self, node: Any, item: Any) -> int:
        """The end of a field or of a list's item; where it holds more than one value, its lines are noted."""
        key, value = item if isinstance(item, tuple) else (None, item)
        key_end = self._end(key) if key is not None else 0
        if id(value) in self.ends:  # an alias, whose text stands elsewhere
            return key_end
        end = self._end(value)
        if value.id != "scalar":
            start = self.document.tree.offsets(value if key is None else key)[0]
            if key is None and not node.flow_style:
                start = self.document.text.rfind("-", 0, start)
            first = self.document.span_of(start, start).line
            text = self.document.text[start:end].rstrip()
            self.last_lines[first] = max(
                self.document.span_of(start, start + len(text)).end_line, self.last_lines.get(first, 0)
            )
        return end
