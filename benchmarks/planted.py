"""What a planted fault is, and the register of the ways to plant one."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.drafts import Draft


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault that was put into a guide: the rule it breaks, where, and what was done.

    `field` is a route. Where both bounds of a component are wrong together, it is the route of the low one.
    """

    rule: str
    path: str
    field: str
    region: str
    detail: str


Planter = Callable[[Draft, Random], list[Planted]]

# The codes that a planter breaks, parted by a space, and the planter. Where a guide has no room for its fault, it
# answers with nothing and changes nothing.
PLANTERS: dict[str, Planter] = {}


def breaks(codes: str) -> Callable[[Planter], Planter]:
    """Register a planter."""

    def register(planter: Planter) -> Planter:
        PLANTERS[codes] = planter
        return planter

    return register


def at(draft: Draft, rule: str, place: str, detail: str, *, number: int | None = None) -> Planted:
    """A fault of a row, or of the whole guide where there is no number."""
    if number is None:
        return Planted(rule, draft.path, place, "", detail)
    return Planted(rule, draft.path, f"compensation[{number}].{place}", draft.pay[number].region, detail)
