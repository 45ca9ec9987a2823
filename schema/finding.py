"""What a rule yields and what a reader gets: faults by meaning, findings by place."""

from collections.abc import Mapping
from enum import Enum, StrEnum

from schema.members import cheap
from schema.named import NamedTuple

type_of_value = int | float | str | None


@cheap
class Severity(StrEnum):
    """How sure it is that a reader is misled; the order is from worst to mildest."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@cheap
class Part(Enum):
    """Which half of a field a place means."""

    VALUE = "value"
    KEY = "key"


class Span(NamedTuple):
    """A stretch of text: 1-based lines and columns, columns in characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@cheap
class Safety(StrEnum):
    """Whether a fix has one meaning, or somebody has to want it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(NamedTuple):
    """A stretch of a document's text, and what stands there instead; offsets count characters after a byte order mark."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """What would mend a fault: the edits, and what they do in words."""

    safety: Safety
    message: str
    edits: tuple[Edit, ...]


class Refused(NamedTuple):
    """Why nothing is written by itself: it would be a guess."""

    reason: str


class Related(NamedTuple):
    """The other place of a fault, by meaning; `path` where that lies in another guide, as reports call it.

    `at_fault` says that it is as wrong as the first one, not what that one is held against.
    """

    route: str
    message: str
    part: Part = Part.VALUE
    at: str | Span = ""
    path: str = ""
    at_fault: bool = False


class Fault(NamedTuple):
    """What is wrong, by meaning: the linter adds rule, severity, path and lines.

    `at` says where to point when that is not the place of `route`: another route, or a span where no route leads. `here` is
    what to say of that place where the other one comes first, as it does where an edit wrote the other alone. `known_by` is what
    its fingerprint is made of where that is not its values, which may tell of other guides and change with them.
    """

    route: str
    message: str
    part: Part = Part.VALUE
    at: str | Span = ""
    region: str = ""
    values: Mapping[str, type_of_value] = {}
    related: tuple[Related, ...] = ()
    fix: Fix | Refused | None = None
    here: str = ""
    known_by: Mapping[str, type_of_value] | None = None


class Skip(NamedTuple):
    """A check that could not be made, and why."""

    route: str
    reason: str


class Place(NamedTuple):
    """The other place of a finding; `path` where that lies in another guide."""

    span: Span
    field: str
    message: str
    path: str = ""


class Finding(NamedTuple):
    """A fault stamped with rule, severity, path and place.

    `origin` is the path of the guide that it stands at, where that was not judged and it is shown at another one's place.
    """

    path: str
    rule: str
    name: str
    severity: Severity
    span: Span
    field: str
    message: str
    region: str
    values: Mapping[str, type_of_value]
    related: tuple[Place, ...]
    fingerprint: str
    url: str
    fix: Fix | None = None
    silenced: str = ""  # why, in the words of the comment that does it
    refused: str = ""
    origin: str = ""

    @property
    def sort_key(self) -> tuple[str, Span, str, str]:
        return (self.path, self.span, self.rule, self.field)

    @property
    def told(self) -> str:
        """The message for one line by itself, which the region begins, if it does not already."""
        rest = self.message.removeprefix(self.region)
        begins = rest != self.message and not rest[:1].isalnum()
        return self.message if begins or not self.region else f"{self.region}: {self.message}"


class Skipped(NamedTuple):
    """A check that was not made on a guide, which is not named: most guides share it with others."""

    rule: str
    field: str
    reason: str
