"""A plan as JSON: its weeks, every guide's day, and the guides that got none."""

import json
from typing import Any

from audit.auditor import week_of
from audit.planner import Plan, Planned
from audit.reports.json import unsteered
from audit.reports.style import Style

VERSION = 1


def render(plan: Plan, style: Style) -> str:
    del style
    return unsteered(json.dumps(as_data(plan), ensure_ascii=False, indent=2)) + "\n"


def as_data(plan: Plan) -> dict[str, Any]:
    """The plan as plain data."""
    return {
        "version": VERSION,
        "as_of": plan.as_of.isoformat(),
        "from": plan.starts.isoformat(),
        "per_week": plan.per_week,
        "weeks": [
            {
                "week": week.name,
                "starts": week.starts.isoformat(),
                "guides": week.guides,
                "elsewhere": week.elsewhere,
                "owners": dict(week.owners),
            }
            for week in plan.weeks
        ],
        "guides": [row(each) for each in plan.planned],
        "left_out": [
            {"path": each.guide.path, "state": str(each.guide.state), "reason": each.reason} for each in plan.left_out
        ],
    }


def row(each: Planned) -> dict[str, Any]:
    """One guide of the plan."""
    known = each.guide.facts
    return {
        "path": each.guide.path,
        "owner": each.guide.owner,
        "planned_for": each.day.isoformat(),
        "week": week_of(each.day)[0],
        "next_review_due": known.next_review_due.isoformat() if known.next_review_due else None,
        "days_overdue": each.guide.freshness.days_overdue,
        "state": str(each.guide.state),
        "data_quality": known.quality,
        "rows": known.rows,
        "kept": each.kept,
        "why": each.why,
    }
