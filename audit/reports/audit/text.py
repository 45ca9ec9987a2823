"""An audit for a terminal: the headline, then the worst guides, grouped by state."""

from itertools import groupby

from audit.report import count
from audit.reports.style import Style
from audit.staleness import Audit, AuditedGuide
from schema.freshness import State

SHOWN = 20
_COLOURS = {
    State.INVALID: "error",
    State.EXPIRED: "error",
    State.STALE: "warning",
    State.OVERDUE: "warning",
    State.DUE_SOON: "info",
}


def render(audit: Audit, style: Style) -> str:
    return "".join(f"{line}\n" for line in _lines(audit, style))


def _lines(audit: Audit, style: Style) -> list[str]:
    wanting = [guide for guide in audit.ordered if guide.state.rank < State.FRESH.rank]
    shown = wanting if style.limit is None and style.terminal else wanting
    shown = wanting[:SHOWN] if style.limit is not None else shown
    lines = [headline(audit, style)]
    for state, guides in groupby(shown, key=lambda guide: guide.state):
        lines += ["", style.paint(str(state), _COLOURS.get(state, "bold"))]
        lines += [f"  {_guide(guide, style)}" for guide in guides]
    if len(shown) < len(wanting):
        lines += ["", f"{len(wanting) - len(shown):,} more: --all shows them."]
    for week in audit.cliffs:
        lines.append(f"Cliff: {count(week.due, 'guide')} due in the week {week.name} of {week.starts}.")
    return lines


def headline(audit: Audit, style: Style) -> str:
    """One line for the whole audit."""
    found = [
        f"{number:,} {style.paint(str(state), _COLOURS.get(state, 'bold'))}"
        for state, number in audit.counts.items()
        if number
    ]
    parts = ", ".join(found) if found else "none"
    return f"{count(len(audit.guides), 'guide')} as of {audit.as_of}: {parts}; {audit.past_due:,} past due"


def _guide(guide: AuditedGuide, style: Style) -> str:
    why = "; ".join(guide.freshness.reasons)
    planned = f"; planned for {guide.freshness.planned_for}" if guide.freshness.planned_for else ""
    return style.safe(f"{guide.path} ({guide.owner}): {why}{planned}")
