"""The formats of what guides say of a text's amounts: one file a format, each a pure function from a Support to text."""

from importlib import import_module

from audit.reports.style import Style
from audit.supported import Support

FORMATS = ("text", "json")


def render(name: str, support: Support, style: Style) -> str:
    """The support in a format; only that format's module is imported."""
    text: str = import_module(f"audit.reports.figures.{name}").render(support, style)
    return text
