"""The formats of changes of figures: one file a format, each a pure function from a FigureDiff to text."""

from importlib import import_module

from audit.figure_diff import FigureDiff
from audit.reports.style import Style

FORMATS = ("text", "markdown", "json", "csv")


def render(name: str, diff: FigureDiff, style: Style) -> str:
    """The changes in a format; only that format's module is imported."""
    text: str = import_module(f"audit.reports.diff.{name}").render(diff, style)
    return text
