"""Changes of figures as JSON, in the form that docs/diff.schema.json sets."""

import json

from audit.figure_diff import FigureDiff
from audit.reports.json import unsteered
from audit.reports.style import Style

VERSION = 1


def render(diff: FigureDiff, style: Style) -> str:
    data = {
        "version": VERSION,
        "tool": "payproof",
        "base": {"revision": diff.base, "day": diff.day.isoformat()},
        "changes": [
            {
                "path": line.path,
                "change": line.change,
                "region": line.region,
                "component": line.component,
                "field": line.field,
                "currency": line.currency,
                "old": line.old,
                "new": line.new,
                "percent": line.percent,
            }
            for line in diff.lines
        ],
        "summary": {
            "guides": diff.guides,
            "changes": len(diff.lines),
            "skipped": [{"path": path, "field": route, "reason": reason} for path, route, reason in diff.unread],
        },
    }
    return unsteered(json.dumps(data, ensure_ascii=style.encoding != "utf-8", indent=2)) + "\n"
