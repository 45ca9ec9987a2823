"""A plan as a table for a spreadsheet: one line a guide, and no cell that one would take for a formula."""

from audit.planner import Plan
from audit.reports.plan.json import row
from audit.reports.spreadsheet import cell
from audit.reports.style import Style

COLUMNS = (
    "path", "owner", "planned_for", "week", "next_review_due", "days_overdue", "state", "data_quality", "rows", "kept", "why",
)  # fmt: skip


def render(plan: Plan, style: Style) -> str:
    del style
    rows = (row(each) for each in plan.planned)
    lines = (COLUMNS, *([values[name] for name in COLUMNS] for values in rows))
    return "".join(f"{','.join(map(cell, line))}\r\n" for line in lines)
