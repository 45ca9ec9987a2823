"""The day on which a posting was published, as its words tell it: a date, or how long ago that was."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from schema.dates import months_later
from schema.pattern import late
from schema.scalar import Miswritten, calendar_day, loose_date


class Told(NamedTuple):
    """What words say of a day: the day, or why it cannot be told; `relative` where that hangs on the day of capture."""

    day: date | None = None
    about: bool = False
    why: str = ""
    relative: bool = False


_UNITS = {
    "minute": "hour|minute|second|min|sec|stunden?|minuten?|heures?|minutes?|h|hr",
    "day": "day|tag(?:en|e)?|jours?|d",
    "week": "week|wk|wochen?|semaines?|w",
    "month": "month|mo|monat(?:en|e)?|mois|mth",
    "year": "year|yr|jahr(?:en|e)?|ans?|années?|y",
}
_UNIT = "|".join(f"(?P<{name}>{forms})" for name, forms in _UNITS.items())
_COUNT = "(?P<count>[0-9]{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|einem|einer|un|une)"
_OPENING = (
    r"(?:(?:job |first |re|originally |date )?(?:posted|listed|published|added|advertised|created|opened)+(?: on"
    r"| date)?"
    r"|veröffentlicht(?: am)?|online seit|erschienen|publiée? ?(?:le)?|mise? en ligne(?: le)?|posted)"
)
_AGO = late(
    rf"(?P<opening>(?:{_OPENING}){{0,2}})[ :]*(?:(?P<just>today|just (?:now|posted)|heute|aujourd['’]hui|new today)"
    rf"|(?P<yesterday>yesterday|gestern|hier)"
    rf"|(?:(?P<over>over |more than |seit über )|about |vor "
    rf"|il y a )?{_COUNT}(?P<more>\+?) ?(?:{_UNIT})s?(?P<behind>\+)?(?P<ago>(?: old)?(?: ago)?))",
    re.IGNORECASE,
)
_LABEL = late(rf"{_OPENING}\b[ :]*", re.IGNORECASE)
_NUMBERS = {
    word: number
    for number, words in enumerate(
        "a an one einem einer un une|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve".split("|"), 1
    )
    for word in words.split()
}
_STAMP = late(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9]{2}:[0-9]{2}\S*)?(?: (?:UTC|GMT|Z))?")
_WEEKDAY = late(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag"
    r"|samstag|sonntag),? ",
    re.IGNORECASE,
)
_BEHIND = late(r",?(?: at)? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[ap]m)?(?: [A-Z]{2,4})?$", re.IGNORECASE)
_NUMERIC = late(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_FOREIGN = late(
    r"([0-9]{1,2})(?:er|\.)? (januar|jänner|janvier|februar|février|fevrier|märz|maerz|mars|avril|mai|juni|juin|juli"
    r"|juillet|août|aout|septembre|oktober|octobre|novembre|dezember|décembre|decembre) ([0-9]{4})",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        "januar jänner janvier|februar février fevrier|märz maerz mars|avril|mai|juni juin|juli juillet|août aout"
        "|septembre"
        "|oktober octobre|novembre|dezember décembre decembre".split("|"), 1,
    )
    for name in names.split()
}  # fmt: skip
_YEARLESS = late(r"(?:[A-Za-z]{3,9}\.? [0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{1,2}(?:st|nd|rd|th|\.)? [A-Za-zäéû]{3,9}\.?)")
_DAYLESS = late(r"[A-Za-zäéû]{3,9}\.?,? [0-9]{4}|[0-9]{1,2}/[0-9]{4}")
_APPLICANTS = late(r"(?<=ago) .{0,40}applica(?:nts?|tions?)$", re.IGNORECASE)
# No date is written longer.
LONGEST = 60
_LONG = 730  # days
_DAY_FIRST = late(r"veröffentlicht|online seit|erschienen|publié|mise? en ligne", re.IGNORECASE)


def told(text: str, captured: date | None, *, labelled: bool = False, day_first: bool = False) -> Told | None:
    """What a text says of the day; None where it says nothing of one.

    Without a label a day has to say of itself that it is that of publishing: `Posted 4 March 2026`, `10 months ago`.
    """
    text = _APPLICANTS.sub("", text.strip(" .:;–—-*|()"))
    if not text or len(text) > LONGEST:
        return None
    if match := _AGO.fullmatch(text):
        return _ago(match, captured, labelled=labelled)
    opening = _LABEL.match(text)
    if opening is None and not labelled:
        return None
    return _date(
        text[opening.end() :] if opening else text, captured, day_first=day_first or _DAY_FIRST.match(text) is not None
    )


def says_published(text: str) -> bool:
    """Whether a text opens with a word for publishing."""
    return _LABEL.match(text) is not None


def _ago(match: re.Match[str], captured: date | None, *, labelled: bool) -> Told | None:
    if match["count"] and not (match["ago"] or match["opening"] or labelled or _says_ago(match[0])):
        return None  # `3 days` may be anything
    if match["more"] or match["behind"] or match["over"]:
        return Told(why=f"`{match[0]}` says only that it was before")
    if captured is None:
        return Told(why=f"`{match[0]}` counts from the day on which the text was saved", relative=True)
    if match["just"]:
        return Told(captured, relative=True)
    if match["yesterday"]:
        return Told(captured - timedelta(days=1), relative=True)
    word = match["count"].lower()
    count = _NUMBERS.get(word) or int(word)
    if match["minute"]:
        return Told(captured - timedelta(days=count // 24 if match["minute"][0] in "hHsS" else 0), relative=True)
    if match["day"] or match["week"]:
        days = count * (7 if match["week"] else 1)
        return (
            Told(captured - timedelta(days=days), about=bool(match["week"]), relative=True)
            if days < _LONG
            else _far(match)
        )
    return (
        Told(months_later(captured, -count), about=True, relative=True)
        if match["month"] and count < 24
        else _far(match)
    )


def _far(match: re.Match[str]) -> Told:
    """Years are told whole, so that a day worked out from them may be a year off."""
    return Told(why=f"`{match[0]}` may be a year off")


def _says_ago(text: str) -> bool:
    return re.match(r"(?i)(?:vor|il y a) |[0-9]{1,2}(?:d|h|w|mo)$", text) is not None


def _date(text: str, captured: date | None, *, day_first: bool) -> Told | None:
    text = _BEHIND.sub("", _WEEKDAY.sub("", text.strip(" :"), count=1)).strip(" ,")
    day = _day(text, day_first=day_first)
    if isinstance(day, Told) or day is None:
        return day
    if captured is not None and day > captured:
        return Told(why=f"{day} is after the text was saved, on {captured}")
    return Told(day)


def _day(text: str, *, day_first: bool) -> date | Told | None:
    if match := _STAMP.fullmatch(text):
        text = match[1]
    found: object = None
    if match := _NUMERIC.fullmatch(text):
        return _numeric(match, day_first=day_first)
    if match := _FOREIGN.fullmatch(text):
        found = calendar_day(text, int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
    else:
        found = loose_date(text)
    if isinstance(found, Miswritten):
        return Told(why=f"`{text}` {found.misread}")
    if isinstance(found, date):
        return found
    if _YEARLESS.fullmatch(text):
        return Told(why=f"`{text}` names no year")
    return Told(why=f"`{text}` names no day") if _DAYLESS.fullmatch(text) else None


def _numeric(match: re.Match[str], *, day_first: bool) -> date | Told:
    """`25/03/2026` has one meaning, `04/03/2026` two."""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2:
        return Told(why=f"`{match[0]}` has a year of two digits")
    pairs = ((other, one),) if day_first else ((one, other), (other, one))
    days = {day for month, number in pairs if isinstance(day := calendar_day(match[0], year, month, number), date)}
    if len(days) == 1:
        return days.pop()
    if not days:
        return Told(why=f"`{match[0]}` is no day of the calendar")
    least, most = sorted(days)
    return Told(why=f"`{match[0]}` may be {least} or {most}")
