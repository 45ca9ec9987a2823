"""How the page words things: text from guides made harmless and short, links, days, the names and marks of states."""

from datetime import date
from urllib.parse import quote

from audit.harmless import harmless
from schema.freshness import State

LONGEST = 300  # characters of a name or a reason; a page is read by people
_MONTHS = "January February March April May June July August September October November December".split()

# A state is never told by its colour alone: each has a mark that fits a cell of the heat map.
MARKS = {
    State.INVALID: "!",
    State.EXPIRED: "E",
    State.STALE: "S",
    State.OVERDUE: "O",
    State.DUE_SOON: "D",
    State.FRESH: "·",
    State.SNOOZED: "Z",
    State.DRAFT: "–",
    State.RETIRED: "×",
}
MEANINGS = {
    State.INVALID: "a date or the frontmatter cannot be relied on",
    State.EXPIRED: "last updated too long ago to be used",
    State.STALE: "last updated, or its data taken, long ago",
    State.OVERDUE: "past its review",
    State.DUE_SOON: "its review is near",
    State.FRESH: "nothing is due",
    State.SNOOZED: "put off, with a reason",
    State.DRAFT: "not published yet",
    State.RETIRED: "no longer kept up",
}


def label(state: State) -> str:
    """`Due soon`."""
    return state.value.replace("-", " ").capitalize()


def shown(text: str) -> str:
    """Text from a guide or a path on one line, harmless, encodable and not too long."""
    line = harmless(text).encode("utf-8", "replace").decode()
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def link(path: str) -> str:
    """A relative path as a reference: no scheme, no host, whatever the path is."""
    return "./" + quote(path.encode("utf-8", "surrogateescape"), safe="/")


def in_words(day: date) -> str:
    """`21 November 2026`, whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """`21 Nov`."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"
