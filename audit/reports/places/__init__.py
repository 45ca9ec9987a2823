"""The formats of the names of regions: one file a format, each a pure function from PlaceNames to text."""

from importlib import import_module

from audit.place_names import PlaceNames
from audit.reports.style import Style

FORMATS = ("text", "json", "markdown")


def render(name: str, places: PlaceNames, style: Style) -> str:
    """The names in a format; only that format's module is imported."""
    text: str = import_module(f"audit.reports.places.{name}").render(places, style)
    return text
