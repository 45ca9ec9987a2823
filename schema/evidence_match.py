"""Which records speak of a guide: those of its role and of its regions, with how sure that is, and how they are told."""

from collections.abc import Iterator

from schema.evidence import Known, Listed, Record
from schema.evidence_regions import Reach, is_known, reach
from schema.finding import Part, Span
from schema.guide import Guide
from schema.named import NamedTuple
from schema.role_match import Confidence, RoleMatch
from schema.routes import join
from schema.shown import short

KINDS = {
    "job-posting": "a job posting",
    "salary-site": "pay on a salary site",
    "filing": "a filing",
    "report": "a report",
}


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
    found = []
    for listed, roles in known.of_roles:
        role = next((match for match in roles if match.role == guide.role), None)
        if role is not None and role.confidence is not Confidence.LOW:
            found.append(_match(guide, listed, role))
    return sorted(
        found, key=lambda match: (match.record.day, -match.role.confidence.rank, -match.listed.number), reverse=True
    )


def _match(guide: Guide, listed: Listed, role: RoleMatch) -> Match:
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


def unmatched(known: Known) -> Iterator[Listed]:
    """The records whose role no guide of the company has."""
    slugs = {role.slug for role in known.roles}
    for listed, roles in known.of_roles:
        if not any(match.role in slugs and match.confidence is not Confidence.LOW for match in roles):
            yield listed
