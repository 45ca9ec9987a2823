"""What has changed since an earlier day, by kind: how many guides, from which state to which, and the first of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from audit.reports.audit.webpage.wording import link, shown
from audit.staleness import Change, Delta
from schema.freshness import State

SHOWN = 50  # guides of a kind; the table below has them all
KINDS = {
    "worse": "Worse",
    "new": "New",
    "better": "Better",
    "resolved": "Resolved",
    "removed": "Removed",
}


@dataclass(frozen=True, slots=True)
class Moved:
    """One guide that changed; a guide that is gone has no link."""

    path: str
    link: str
    before: State | None
    after: State | None


@dataclass(frozen=True, slots=True)
class Kind:
    """All changes of one kind."""

    name: str
    number: int
    moves: Sequence[tuple[State | None, State | None, int]]
    first: Sequence[Moved]


def kinds(delta: Delta) -> list[Kind]:
    return [_kind(title, getattr(delta, name)) for name, title in KINDS.items()]


def _kind(title: str, changes: Sequence[Change]) -> Kind:
    moves = Counter((change.before, change.after) for change in changes)
    ordered = sorted(moves, key=lambda move: (-moves[move], _rank(move[1]), _rank(move[0])))
    first = [
        Moved(shown(change.path), link(change.path) if change.after else "", change.before, change.after)
        for change in changes[:SHOWN]
    ]
    return Kind(title, len(changes), [(*move, moves[move]) for move in ordered], first)


def _rank(state: State | None) -> int:
    return len(State) if state is None else state.rank
