"""The formats of an audit: one file a format, each a pure function from an Audit to text."""

from importlib import import_module

from audit.reports.style import Style
from audit.staleness import Audit

FORMATS = ("text", "markdown", "json", "csv", "ics", "html")
SHOWN = 20  # guides, and changes, where there is no room for all or nobody asked for them


def render(name: str, audit: Audit, style: Style) -> str:
    """The audit in a format; only that format's module is imported."""
    text: str = import_module(f"audit.reports.audit.{name}").render(audit, style)
    return text
