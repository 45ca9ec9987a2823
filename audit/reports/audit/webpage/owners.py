"""The owners table: what each owner has, what of it is past due, and what comes due next."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.reports.audit.webpage.bars import Part, parts
from audit.reports.audit.webpage.names import Names
from audit.reports.audit.webpage.wording import shown
from audit.staleness import Audit
from schema.freshness import State


@dataclass(frozen=True, slots=True)
class Share:
    """One owner's guides."""

    number: int
    name: str
    guides: int
    past_due: int
    coming: int
    counts: Mapping[State, int]
    bar: Sequence[Part]


def shares(audit: Audit, names: Names) -> list[Share]:
    """Each owner's share, the owner with the most past due first."""
    late = Counter(guide.owner for guide in audit.guides if guide.freshness.past_due)
    coming: Counter[str] = Counter()
    for week in audit.forecast:
        coming.update(week.owners)
    numbers = names.numbers
    return [
        Share(numbers[owner], shown(owner), sum(counts.values()), late[owner], coming[owner], counts, parts(counts))
        for owner, counts in audit.by_owner.items()
    ]
