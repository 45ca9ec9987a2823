"""The heat map of companies and roles: the worst state of each company's guides for a role, the worst company first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from audit.reports.audit.webpage.names import Names
from audit.staleness import AuditedGuide
from schema.freshness import State

ALONE = 20  # roles that need no folding
MOST = 40  # columns
_SHARE = 10  # a role that a tenth of the companies have is one of the usual ones
_ROOM, _MARGIN, _CELL = 1320, 165, 18  # pixels: of the page, of a panel beside its cells, of a cell


@dataclass(frozen=True, slots=True)
class Line:
    """One company: the worst state in each column, and its longest delay."""

    company: int
    name: str
    cells: Sequence[State | None]
    late: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Panels of companies under the same columns; the numbers of the roles that have one, and how many share the last."""

    columns: Sequence[tuple[int, str]]
    folded: int
    panels: Sequence[Sequence[Line]]


def heat_map(ordered: Sequence[AuditedGuide], companies: Names, roles: Names) -> HeatMap:
    """The heat map of guides that come worst first."""
    usual = _usual(ordered, roles)
    column_of = {role: number for number, role in enumerate(usual)}
    width = len(usual) + (len(usual) < len(roles.displays))
    cells: dict[str, list[State | None]] = {}
    late: Counter[str] = Counter()
    wanting: Counter[str] = Counter()
    for guide in ordered:
        row = cells.setdefault(guide.company, [None] * width)
        column = column_of.get(guide.role, width - 1)
        row[column] = row[column] or guide.state
        wanting[guide.company] += guide.state.rank <= State.OVERDUE.rank
        late[guide.company] = max(late[guide.company], guide.freshness.days_overdue)
    number = companies.numbers
    worst = sorted(cells, key=lambda company: (-wanting[company], -late[company], number[company]))
    lines = [Line(number[each], companies.displays[each], cells[each], late[each]) for each in worst]
    panels = max(1, _ROOM // (_MARGIN + _CELL * width))
    tall = max(-(-len(lines) // panels), min(len(lines), ALONE), 1)
    return HeatMap(
        columns=[(roles.numbers[role], roles.displays[role]) for role in usual],
        folded=len(roles.displays) - len(usual),
        panels=[lines[start : start + tall] for start in range(0, len(lines), tall)],
    )


def _usual(guides: Sequence[AuditedGuide], roles: Names) -> list[str]:
    """The roles that have a column of their own, by name."""
    if len(roles.displays) <= ALONE:
        return list(roles.displays)
    having: dict[str, set[str]] = {}
    for guide in guides:
        having.setdefault(guide.role, set()).add(guide.company)
    least = max(3, len({guide.company for guide in guides}) / _SHARE)
    most = sorted((role for role in having if len(having[role]) >= least), key=lambda role: (-len(having[role]), role))
    kept = set(most[:MOST])
    return [role for role in roles.displays if role in kept]
