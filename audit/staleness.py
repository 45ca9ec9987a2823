"""What an audit found: every guide's state, what comes due when and whose it is, and what has changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from schema.finding import Finding, Skipped
from schema.freshness import Facts, Freshness, State
from schema.named import NamedTuple

NEWER = "EVD701"  # the rule that finds something newer than a guide's last update


class Seen(NamedTuple):
    """One record of evidence, as a report tells it: where it stands, what was seen, and how it belongs to a guide."""

    path: str
    line: int
    kind: str
    title: str
    employer: str | None
    location: str | None
    posted: date | None
    posted_about: bool
    captured: date
    status: str | None
    source: str | None
    role: str | None = None
    confidence: str | None = None
    reason: str = ""
    newer: bool = False
    nearest: str = ""  # the role of a guide that an unknown one may mean


class Held(NamedTuple):
    """What came of holding a guide against evidence: findings, and the records that speak of it."""

    findings: Sequence[Finding] = ()
    seen: Sequence[Seen] = ()
    skipped: Sequence[Skipped] = ()


UNHELD = Held()


class EvidenceFile(NamedTuple):
    """One company's file of evidence: how many records count, what is wrong with it, and those that are told by themselves.

    `closed` are postings that nobody can apply for any more, `unmatched` records of no guide's role, `later` records that were
    seen after the day of the audit. `doubts` are the lines of comments that do not do what they should, with what to do.
    """

    path: str
    records: int
    findings: Sequence[Finding] = ()
    closed: Sequence[Seen] = ()
    unmatched: Sequence[Seen] = ()
    later: Sequence[Seen] = ()
    doubts: Sequence[tuple[int, str]] = ()


@dataclass(frozen=True, slots=True)
class AuditedGuide:
    """One guide on the day of the audit."""

    path: str
    inner: str
    facts: Facts
    freshness: Freshness
    owner: str
    held: Held = UNHELD

    @property
    def newer(self) -> Finding | None:
        """The finding that something newer is known than what the guide was last updated on."""
        return next((finding for finding in self.held.findings if finding.rule == NEWER), None)

    @property
    def state(self) -> State:
        return self.freshness.state

    @property
    def company(self) -> str:
        """The company's slug, which the folder gives where the guide does not."""
        return self.facts.company or self.inner.rpartition("/")[0].rpartition("/")[2]

    @property
    def role(self) -> str:
        return self.facts.role or self.inner.rpartition("/")[2].removesuffix(".md")

    def belongs_to(self, name: str) -> bool:
        """Whether somebody owns the guide, alone or among several."""
        return name == self.owner or name in self.owners

    @property
    def owners(self) -> tuple[str, ...]:
        """Each of the owners, where several are named as CODEOWNERS names them; a name in words is one."""
        names = self.owner.split()
        return tuple(names) if names and all("@" in name for name in names) else (self.owner,)

    @property
    def worst_first(self) -> tuple[int, int, str]:
        return (self.state.rank, -self.freshness.days_overdue, self.path)


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week, and what comes due in it, by owner."""

    name: str
    starts: date
    due: int
    owners: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """A guide whose state is another than it was."""

    path: str
    before: State | None
    after: State | None


@dataclass(frozen=True, slots=True)
class Delta:
    """What has changed since an earlier day or revision."""

    since: date
    revision: str
    new: Sequence[Change] = ()
    worse: Sequence[Change] = ()
    better: Sequence[Change] = ()
    resolved: Sequence[Change] = ()
    removed: Sequence[Change] = ()

    @property
    def any(self) -> bool:
        return bool(self.new or self.worse or self.better or self.resolved or self.removed)


@dataclass(frozen=True, slots=True)
class Point:
    """The counts of one day of the trend."""

    day: date
    revision: str
    counts: Mapping[State, int]
    past_due: int


@dataclass(frozen=True, slots=True)
class Audit:
    """One run of `audit`."""

    as_of: date
    guides: Sequence[AuditedGuide]
    forecast: Sequence[Week] = ()
    cliffs: Sequence[Week] = ()
    delta: Delta | None = None
    trend: Sequence[Point] = ()
    notes: Sequence[str] = ()
    files: Sequence[EvidenceFile] = ()

    @property
    def findings(self) -> list[Finding]:
        """What the rules about evidence found, in the order of places."""
        found = [finding for file in self.files for finding in file.findings]
        found += [finding for guide in self.guides for finding in guide.held.findings]
        return sorted(found, key=lambda finding: finding.sort_key)

    @property
    def closed(self) -> list[Seen]:
        """The postings that nobody can apply for any more."""
        return [record for file in self.files for record in file.closed]

    @property
    def counts(self) -> dict[State, int]:
        found = Counter(guide.state for guide in self.guides)
        return {state: found[state] for state in State}

    @property
    def past_due(self) -> int:
        return sum(guide.freshness.past_due for guide in self.guides)

    @property
    def by_owner(self) -> dict[str, dict[State, int]]:
        """Each owner's counts, the owner with the most past due first."""
        owners: dict[str, Counter[State]] = {}
        late: Counter[str] = Counter()
        for guide in self.guides:
            owners.setdefault(guide.owner, Counter())[guide.state] += 1
            late[guide.owner] += guide.freshness.past_due
        return {owner: dict(owners[owner]) for owner in sorted(owners, key=lambda owner: (-late[owner], owner))}

    @property
    def ordered(self) -> list[AuditedGuide]:
        """Those about which something newer is known, and then the others, each the worst first."""
        return sorted(self.guides, key=lambda guide: (guide.newer is None, guide.worst_first))

    @property
    def worst_first(self) -> list[AuditedGuide]:
        """The worst first, whatever is known."""
        return sorted(self.guides, key=lambda guide: guide.worst_first)

    def fails(self, threshold: str) -> bool:
        """Whether a guide is in the threshold's state or a worse one."""
        if threshold == "never":
            return False
        worst = State(threshold).rank
        return any(guide.state.rank <= worst for guide in self.guides)
