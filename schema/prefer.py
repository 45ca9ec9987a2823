"""Which side of a guide is right where its two sides differ."""

from enum import StrEnum

from schema.members import cheap


@cheap
class Prefer(StrEnum):
    """Which side is written over the other where the two differ."""

    NEITHER = ""
    TABLE = "table"
    FRONTMATTER = "frontmatter"
