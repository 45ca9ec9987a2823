"""Chooses which guides carry a fault, and which one."""

from collections.abc import Collection
from importlib import import_module
from random import Random

from benchmarks import proportions
from benchmarks.drafts import Draft
from benchmarks.pay_faults import whole_grants
from benchmarks.planted import PLANTERS, Planted

for _name in ("table_faults", "pay_faults", "text_faults"):
    import_module(f"benchmarks.{_name}")

CODES = frozenset(code for codes in PLANTERS for code in codes.split())


class Faults:
    """Plants faults in real proportions, with the habits of whole companies; or only those that are asked for."""

    def __init__(self, wanted: bool | Collection[str]) -> None:  # noqa: FBT001
        self._kinds: list[tuple[float, dict[str, int]]] = []
        self._habits = wanted is True
        if wanted is True:
            self._kinds = [
                (proportions.FAULTY_SHARE, proportions.FAULTS),
                (proportions.FAULTY_SHARE + proportions.OTHER_SHARE, proportions.OTHERS),
            ]
        elif wanted:
            self._kinds = [(proportions.FAULTY_SHARE + proportions.OTHER_SHARE, _only(set(wanted)))]

    def plant(self, draft: Draft, seed: int) -> tuple[Planted, ...]:
        """Put one fault into the guide, or none; a guide keeps its fate whatever its date or name."""
        if self._habits and draft.company.whole_grant and (planted := whole_grants(draft)):
            return tuple(planted)
        random = Random(f"{seed}/{draft.seat}/fault")
        share = random.random()
        kinds = next((kinds for below, kinds in self._kinds if share < below), {})
        left = dict(kinds)
        while left:
            codes = random.choices(list(left), list(left.values()))[0]
            planted = PLANTERS[codes](draft, random)
            if planted:
                return tuple(planted)
            del left[codes]
        return ()


def _only(wanted: set[str]) -> dict[str, int]:
    unknown = sorted(wanted - CODES)
    if unknown:
        raise ValueError(f"no fault is planted for {', '.join(unknown)}; there are {', '.join(sorted(CODES))}")
    return {codes: 1 for codes in PLANTERS if set(codes.split()) <= wanted}
