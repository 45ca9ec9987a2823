"""The names of regions as a Markdown table, as docs/places.md holds one."""

from audit.place_names import PlaceNames
from audit.reports.inert_markdown import code
from audit.reports.places.words import meant
from audit.reports.style import Style


def render(places: PlaceNames, style: Style) -> str:
    del style
    lines = ["| name | guides | taken for |", "|---|--:|---|"]
    lines += [
        f"| {_cell(name.region)} | {name.guides:,} | {_cell(meant(name)) or 'not understood'} |"
        for name in places.names
    ]
    return "".join(f"{line}\n" for line in lines)


def _cell(text: str) -> str:
    return code(text).replace("|", r"\|") if text else ""
