"""Which records speak of a guide: those of its role and of its regions, with how sure that is, and how they are told."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schema.evidence import Known, Listed, Record
from schema.evidence_regions import Reach, is_known, reach
from schema.finding import Part, Span
from schema.guide import Guide
from schema.role_match import Confidence, RoleMatch, match_roles
from schema.routes import join
from schema.shown import short

KINDS = {
    "job-posting": "a job posting",
    "salary-site": "pay on a salary site",
    "filing": "a filing",
    "report": "a report",
}
CERTAIN = "the record says so"


class Match(NamedTuple):
    """A record that speaks of a guide's role; its rows by number, with how the record's place lies to them.

    Without a place it speaks of the whole guide, and `everywhere` says so.
    """

    listed: Listed
    role: RoleMatch
    rows: tuple[tuple[int, Reach], ...] = ()
    everywhere: bool = False
    unknown_place: bool = False

    @property
    def record(self) -> Record:
        return self.listed.record

    @property
    def in_region(self) -> bool:
        return self.everywhere or bool(self.rows)

    @property
    def nearest(self) -> list[int]:
        """The rows that the record's place lies nearest to, none that it only lies around."""
        inner = [(row, how) for row, how in self.rows if how is not Reach.AROUND]
        best = min((how for _, how in inner), default=None)
        return [row for row, how in inner if how is best]


def matches(guide: Guide, known: Known) -> list[Match]:
    """The records that speak of a guide's role, the newest first."""
    found = [match for listed in known.records if guide.role and (match := _match(guide, listed, known))]
    return sorted(
        found, key=lambda match: (match.record.day, -match.role.confidence.rank, -match.listed.number), reverse=True
    )


def roles_of(record: Record, known: Known) -> tuple[RoleMatch, ...]:
    """The roles that a record may be of: its own word, else what its title means."""
    if record.role is not None:
        return (RoleMatch(record.role, Confidence.CERTAIN, CERTAIN),)
    return match_roles(record.title, known.roles)


def _match(guide: Guide, listed: Listed, known: Known) -> Match | None:
    role = next((match for match in roles_of(listed.record, known) if match.role == guide.role), None)
    if role is None or role.confidence is Confidence.LOW:
        return None
    location = listed.record.location
    if location is None:
        return Match(listed, role, everywhere=True)
    rows = [
        (number, how)
        for number, row in enumerate(guide.rows)
        if row.region and (how := reach(location, row.region)) is not None
    ]
    return Match(listed, role, tuple(rows), unknown_place=not rows and not is_known(location))


def span_of(listed: Listed, known: Known, field: str = "title") -> Span:
    """Where a field of a record stands in its file."""
    return known.evidence.text.span(join([listed.number, field]), Part.VALUE)


def dated(record: Record) -> str:
    """`a job posting of 2026-03-04`, `a report seen on 2026-11-21`."""
    if record.posted is None:
        return f"{KINDS[record.kind]} seen on {record.captured}"
    return f"{KINDS[record.kind]} of {'about ' if record.posted_about else ''}{record.posted}"


def placed(record: Record) -> str:
    """`"Machine Learning Engineer" in London`."""
    return f'"{short(record.title)}"' + (f" in {short(record.location)}" if record.location else "")


def told(records: Sequence[Listed], most: int = 3) -> str:
    """The numbers of the lines of some records, in words."""
    names = [f'"{short(listed.record.title)}"' for listed in records[:most]]
    more = f" and {len(records) - most:,} more" if len(records) > most else ""
    return ", ".join(names) + more


def unmatched(known: Known) -> Iterator[Listed]:
    """The records whose role no guide of the company has."""
    slugs = {role.slug for role in known.roles}
    for listed in known.records:
        likely = (match for match in roles_of(listed.record, known) if match.confidence is not Confidence.LOW)
        if not any(match.role in slugs for match in likely):
            yield listed
