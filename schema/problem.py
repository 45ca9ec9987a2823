"""One field that is not as it should be, as rules get to see it."""

from enum import Enum

from schema.finding import Part, type_of_value
from schema.members import cheap
from schema.named import NamedTuple


@cheap
class Wrong(Enum):
    """What can be wrong with a field by itself."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    KIND = "kind"
    VALUE = "value"
    DATE = "date"


class Problem(NamedTuple):
    """One field that is not as it should be; `means` is the route of the field that an unknown one most likely means.

    `instead` is what to write in its place, in the words of `schema.misfits`; `sure` says that nothing else can be meant.
    """

    wrong: Wrong
    route: str
    message: str
    part: Part = Part.VALUE
    values: tuple[tuple[str, type_of_value], ...] = ()
    means: str = ""
    instead: str = ""
    sure: bool = True
