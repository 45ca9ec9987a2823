"""The formats: one file a format, each a pure function from a Report to text."""

from importlib import import_module

from audit.report import Report
from audit.reports.style import Style

FORMATS = ("full", "concise", "json", "github", "sarif", "gitlab", "junit", "markdown")
COUNTED = ("full", "concise")  # those in which counts can stand in place of findings


def render(name: str, report: Report, style: Style) -> str:
    """The report in a format; only that format's module is imported."""
    text: str = import_module(f"audit.reports.{name}").render(report, style)
    return text
