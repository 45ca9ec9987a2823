"""The day on which a posting was published, as its words tell it: a date, or how long ago that was."""

import re
from datetime import date, timedelta

from schema.dates import months_later
from schema.named import NamedTuple
from schema.pattern import late
from schema.scalar import Miswritten, calendar_day, loose_date


class Told(NamedTuple):
    """What words say of a day: the day, or why it cannot be told; `relative` where that hangs on the day of capture.

    With both, the day is the latest that the words leave, so that nothing is taken for newer than it can be.
    """

    day: date | None = None
    about: bool = False
    why: str = ""
    relative: bool = False

    @property
    def latest(self) -> bool:
        return self.day is not None and bool(self.why)


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
    r"|veröffentlicht(?: am)?|online seit|erschienen(?: am)?|publiée? ?(?:le)?|mise? en ligne(?: le)?|posted)"
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
_OLDEST = 12 * 50  # months: nothing on a page of jobs is older
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
    before = match["more"] or match["behind"] or match["over"]
    if captured is None or captured.year <= _OLDEST // 12 + 1:  # no day counts back beyond the calendar
        return Told(why=f"`{match[0]}` counts from the day on which the text was saved", relative=True)
    if match["just"]:
        return Told(captured, relative=True)
    if match["yesterday"]:
        return Told(captured - timedelta(days=1), relative=True)
    word = match["count"].lower()
    count = _NUMBERS.get(word) or int(word)
    days = count * (7 if match["week"] else 1)
    if match["minute"]:
        days = count // 24 if match["minute"][0] in "hHsS" else 0
    months = count * (12 if match["year"] else 1) if match["month"] or match["year"] else 0
    if months > _OLDEST or days > 31 * _OLDEST:
        return _far(match, None)
    day = months_later(captured, -months) if months else captured - timedelta(days=days)
    if before:
        return Told(day, about=True, why=f"`{match[0]}` says only that it was before", relative=True)
    if match["year"] or months >= _LONG // 30 or days >= _LONG:
        return _far(match, day)
    return Told(day, about=bool(match["week"] or match["month"]), relative=True)


def _far(match: re.Match[str], day: date | None) -> Told:
    """Years are told whole, so that a day worked out from them may be a year off."""
    return Told(day, about=day is not None, why=f"`{match[0]}` may be a year off", relative=day is not None)


def _says_ago(text: str) -> bool:
    return re.match(r"(?i)(?:vor|il y a) |[0-9]{1,2}(?:d|h|w|mo)$", text) is not None


def _date(text: str, captured: date | None, *, day_first: bool) -> Told | None:
    text = _BEHIND.sub("", _WEEKDAY.sub("", text.strip(" :"), count=1)).strip(" ,")
    found = _day(text, captured, day_first=day_first)
    if found is None or found.day is None or captured is None or found.day <= captured:
        return found
    if found.latest:
        return found._replace(day=captured)
    return Told(why=f"{found.day} is after the text was saved, on {captured}")


def _day(text: str, captured: date | None, *, day_first: bool) -> Told | None:
    if match := _STAMP.fullmatch(text):
        text = match[1]
    found: object = None
    if match := _NUMERIC.fullmatch(text):
        return _numeric(match, captured, day_first=day_first)
    if match := _FOREIGN.fullmatch(text):
        found = calendar_day(text, int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
    else:
        found = loose_date(text)
    if isinstance(found, Miswritten):
        return Told(why=f"`{text}` {found.misread}")
    if isinstance(found, date):
        return Told(found)
    if _YEARLESS.fullmatch(text):
        return _latest(_last_such_day(text, captured), f"`{text}` names no year")
    return _latest(_end_of_month(text), f"`{text}` names no day") if _DAYLESS.fullmatch(text) else None


def _latest(day: date | None, why: str) -> Told:
    return Told(day, about=day is not None, why=why)


def _last_such_day(text: str, captured: date | None) -> date | None:
    """`Mar 4` was this year, or the last, on the day of capture."""
    if captured is None:
        return None
    days = (loose_date(f"{text} {year}") for year in (captured.year, captured.year - 1))
    return next((day for day in days if isinstance(day, date) and day <= captured), None)


def _end_of_month(text: str) -> date | None:
    first = re.sub(r"^([A-Za-z]{3,9})\.?,? ([0-9]{4})$", r"1 \1 \2", text)
    first = re.sub(r"^([0-9]{1,2})/([0-9]{4})$", r"\2-\1-01", first)
    day = loose_date(re.sub(r"-([0-9])-", r"-0\1-", first))
    return months_later(day, 1) - timedelta(days=1) if isinstance(day, date) else None


def _numeric(match: re.Match[str], captured: date | None, *, day_first: bool) -> Told:
    """`25/03/2026` has one meaning, `04/03/2026` two."""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    short = len(match[4]) == 2
    pairs = ((other, one),) if day_first else ((one, other), (other, one))
    days = {
        day
        for month, number in pairs
        if isinstance(day := calendar_day(match[0], year + (2000 if short else 0), month, number), date)
    }
    if short:
        return _latest(max(days, default=None), f"`{match[0]}` has a year of two digits")
    if not days:
        return Told(why=f"`{match[0]}` is no day of the calendar")
    if len(days) == 1:
        return Told(days.pop())
    least, most = sorted(days)
    if captured is not None and least <= captured < most:
        return Told(least)
    return _latest(most, f"`{match[0]}` may be {least} or {most}")
