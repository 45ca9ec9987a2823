"""What keeps a text from being read as a guide, and where it stands."""

from enum import Enum

from schema.members import cheap
from schema.named import NamedTuple


@cheap
class Flaw(Enum):
    """Why a text, or its frontmatter, cannot be read as a guide at all."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    REPEATED = "repeated"
    UNDECODABLE = "undecodable"
    TOO_MUCH = "too much"


class Trouble(NamedTuple):
    """A flaw with its place, as offsets into the document's text."""

    flaw: Flaw
    message: str
    start: int
    end: int
    route: str = ""
    other: tuple[int, int] | None = None


class RefusedError(Exception):
    """YAML, but none that a guide may hold."""

    def __init__(self, flaw: Flaw, message: str, at: int) -> None:
        super().__init__(message)
        self.flaw = flaw
        self.at = at
