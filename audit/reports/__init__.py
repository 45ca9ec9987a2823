"""The formats: one file a format, each a pure function from a Report to text."""

from collections.abc import Iterator
from importlib import import_module

from audit.report import Report
from audit.reports.style import Style

FORMATS = ("full", "concise", "json", "github", "sarif", "gitlab", "junit", "markdown")
COUNTED = ("full", "concise")  # those in which counts can stand in place of findings


def render(name: str, report: Report, style: Style) -> str:
    """The report in a format; only that format's module is imported."""
    return "".join(pieces(name, report, style))


def pieces(name: str, report: Report, style: Style) -> Iterator[str]:
    """The same in pieces that each end with a line, of those formats that hold every finding: nobody has to hold them all."""
    module = import_module(f"audit.reports.{name}")
    if hasattr(module, "pieces"):
        yield from module.pieces(report, style)
    else:
        yield module.render(report, style)
