"""The names of regions for a person: those that are not understood first, with where one stands."""

from audit.place_names import PlaceName, PlaceNames
from audit.report import count
from audit.reports.places.words import meant
from audit.reports.style import Style, width


def render(places: PlaceNames, style: Style) -> str:
    parts = []
    for names, what in ((places.unknown, "not understood"), (places.known, "understood")):
        if names:
            are = "is" if len(names) == 1 else "are"
            parts.append(
                [style.paint(f"{count(len(names), 'region name')} {are} {what}:", "bold"), *_table(names, style)]
            )
    if not parts:
        return f"No regions in {count(places.guides, 'guide')}.\n"
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in parts)


def _table(names: list[PlaceName], style: Style) -> list[str]:
    rows = [
        (f"{name.guides:,}", style.safe(name.region), style.safe(meant(name)), style.safe(f"{name.path}:{name.line}"))
        for name in names
    ]
    wide = [max(width(row[column]) for row in rows) for column in range(3)]
    return [
        f"{number:>{wide[0]}} {_padded(region, wide[1])}  {_padded(told, wide[2])}  {style.paint(place, 'path')}".rstrip()
        for number, region, told, place in rows
    ]


def _padded(text: str, wide: int) -> str:
    return text + " " * (wide - width(text))
