"""The formats of a plan: one file a format, each a pure function from a Plan to text."""

from importlib import import_module

from audit.planner import Plan
from audit.reports.style import Style

FORMATS = ("text", "csv", "json")


def render(name: str, plan: Plan, style: Style) -> str:
    """The plan in a format; only that format's module is imported."""
    text: str = import_module(f"audit.reports.plan.{name}").render(plan, style)
    return text
