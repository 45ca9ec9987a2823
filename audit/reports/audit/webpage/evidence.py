"""What evidence says, as the page shows it: guides that something newer is known about, all other findings, closed postings."""

from dataclasses import dataclass

from audit.reports.audit import evidence_words
from audit.reports.audit.webpage.names import Names
from audit.reports.audit.webpage.wording import link, shown
from audit.staleness import Audit
from schema.finding import Finding
from schema.freshness import State

SHOWN = 100  # of each; a page is read by people


@dataclass(frozen=True, slots=True)
class Early:
    """A guide that is to be reviewed early."""

    state: State
    company: str
    role: str
    link: str
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and where it stands."""

    severity: str
    name: str
    place: str
    link: str
    message: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The parts of the section; each with how many more there are."""

    early: list[Early]
    told: list[Told]
    closed: list[str]
    more_early: int
    more_told: int
    more_closed: int


def section(audit: Audit, companies: Names, roles: Names) -> Evidence | None:
    """The section; None where no evidence says anything."""
    newer = [guide for guide in audit.ordered if guide.newer is not None]
    found, closed = evidence_words.other_findings(audit), audit.closed
    if not (newer or found or closed):
        return None
    early = [
        Early(
            guide.state,
            companies.displays[guide.company],
            roles.displays[guide.role],
            link(guide.path),
            shown("; ".join(evidence_words.early(guide))),
        )
        for guide in newer[:SHOWN]
    ]
    told = [_told(finding) for finding in found[:SHOWN]]
    names = [shown(evidence_words.closed(record)) for record in closed[:SHOWN]]
    return Evidence(early, told, names, len(newer) - len(early), len(found) - len(told), len(closed) - len(names))


def _told(finding: Finding) -> Told:
    place = f"{finding.path}:{finding.span.line}"
    return Told(str(finding.severity), finding.name, shown(place), link(finding.path), shown(finding.told))
