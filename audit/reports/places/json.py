"""The names of regions as JSON, in the form that docs/places.md tells."""

import json
from typing import Any

from audit.place_names import PlaceName, PlaceNames
from audit.reports.json import unsteered
from audit.reports.style import Style

VERSION = 1


def render(places: PlaceNames, style: Style) -> str:
    return unsteered(json.dumps(as_data(places), ensure_ascii=style.encoding != "utf-8", indent=2)) + "\n"


def as_data(places: PlaceNames) -> dict[str, Any]:
    """The names as plain data."""
    return {
        "version": VERSION,
        "tool": "payproof",
        "places": [_place(name) for name in places.names],
        "summary": {
            "guides": places.guides,
            "unread": list(places.unread),
            "names": len(places.names),
            "unknown": len(places.unknown),
        },
    }


def _place(name: PlaceName) -> dict[str, Any]:
    meaning = name.meaning
    return {
        "region": name.region,
        "known": meaning.known,
        "group": meaning.group,
        "metros": list(meaning.metros),
        "countries": list(meaning.countries),
        "remote": meaning.remote,
        "currencies": list(name.currencies),
        "expected_currencies": list(name.expected),
        "guides": name.guides,
        "path": name.path,
        "line": name.line,
    }
