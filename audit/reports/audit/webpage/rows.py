"""The table of all guides: its first rows as they stand in the page, and all of them as the script reads them."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from audit.auditor import week_of
from audit.reports.audit import evidence_words
from audit.reports.audit.webpage.names import Names
from audit.reports.audit.webpage.wording import LONGEST, MARKS, label, link, shown
from audit.staleness import AuditedGuide
from schema.freshness import State

Each = TypeVar("Each", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Row:
    """One guide as a reader sees it."""

    state: State
    company: str
    role: str
    owner: str
    updated: date | None
    age: int | None
    due: date | None
    late: int
    why: str
    link: str


def row(guide: AuditedGuide, companies: Names, roles: Names) -> Row:
    known, freshness = guide.facts, guide.freshness
    return Row(
        state=guide.state,
        company=companies.displays[guide.company],
        role=roles.displays[guide.role],
        owner=shown(guide.owner),
        updated=known.last_updated,
        age=freshness.age_days,
        due=known.next_review_due,
        late=freshness.days_overdue,
        why=why(guide),
        link=link(guide.path),
    )


def why(guide: AuditedGuide) -> str:
    """The reasons of a guide's state."""
    planned = guide.freshness.planned_for
    reasons = [*evidence_words.early(guide), *guide.freshness.reasons, *([f"planned for {planned}"] if planned else [])]
    return shown("; ".join(reason[:LONGEST] for reason in reasons))


def data(ordered: list[AuditedGuide], companies: Names, roles: Names, owners: Names) -> dict[str, object]:
    """All guides, the worst first, as numbers into lists that are in order: whoever sorts by number sorts by name or by day."""
    numbers = [each.numbers for each in (companies, roles, owners)]
    days = sorted({day for guide in ordered for day in (guide.facts.last_updated, guide.facts.next_review_due) if day})
    weeks = sorted({week_of(guide.facts.next_review_due) for guide in ordered if guide.facts.next_review_due})
    reasons = sorted({why(guide) for guide in ordered})
    folders = sorted({_parted(guide.path)[0] for guide in ordered})
    files = sorted({_parted(guide.path)[1] for guide in ordered})
    day_at, week_at = _places(days), _places(weeks)
    reason_at, folder_at, file_at = _places(reasons), _places(folders), _places(files)
    state_at = _places(list(State))
    table = []
    for guide in ordered:
        updated, due = guide.facts.last_updated, guide.facts.next_review_due
        folder, file = _parted(guide.path)
        table.append((
            numbers[0][guide.company],
            numbers[1][guide.role],
            state_at[guide.state],
            numbers[2][guide.owner],
            day_at[updated] if updated else -1,
            guide.freshness.age_days,
            day_at[due] if due else -1,
            guide.freshness.days_overdue,
            reason_at[why(guide)],
            folder_at[folder],
            file_at[file],
            week_at[week_of(due)] if due else -1,
        ))  # fmt: skip
    return {
        "states": [(state.value, label(state), MARKS[state]) for state in State],
        "companies": companies.data,
        "roles": roles.data,
        "owners": [display for _, display in owners.data],
        "days": [day.isoformat() for day in days],
        "weeks": [name for name, _ in weeks],
        "reasons": reasons,
        "folders": [(shown(folder), link(folder)) for folder in folders],
        "files": [(shown(file), link(file).removeprefix("./")) for file in files],
        "rows": table,
    }


def _parted(path: str) -> tuple[str, str]:
    folder, slash, file = path.rpartition("/")
    return folder + slash, file


def _places(values: list[Each]) -> dict[Each, int]:
    return {value: number for number, value in enumerate(values)}
