"""One YAML scalar's value, without what YAML 1.1 does quietly: `012` is not 10, `1:30` is not 90, `NO` is not false."""

import re
from datetime import date

from schema.named import NamedTuple
from schema.pattern import late
from schema.shown import short

_INTEGER = late(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = late(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_UNDERSCORED = late(r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?")
_OCTAL = late(r"[-+]?0[0-7]+")
_OTHER_BASE = late(r"[-+]?0[xb][0-9a-fA-F_]+")
_SEXAGESIMAL = late(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_ISO_DATE = late(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOOSE_DATE = late(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_DAY_FIRST = late(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -]([0-9]{4})")
_MONTH_FIRST = late(r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_TIME = late(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?:[Tt]|[ \t]+)[0-9].*", re.DOTALL)

_TAG = "tag:yaml.org,2002:"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})
_FALSE = frozenset({"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})


class Miswritten(NamedTuple):
    """A value that programs read as something else than a person does, or cannot read at all.

    `misread` says how programs take it; `instead` is what to write, where that is plain; `impossible` is a date that no
    calendar has; `tag` is one that the text sets itself (`!!binary`), of which a guide needs none; `parted` is a number in
    braces whose thousands comma begins another field.
    """

    text: str
    misread: str
    instead: str = ""
    impossible: bool = False
    tag: str = ""
    parted: bool = False


def scalar(text: str, tag: str, *, plain: bool) -> object:
    """The value that a person would read: text, whole number, decimal, date, true or false, nothing; or a Miswritten."""
    kind = tag[len(_TAG) :] if tag.startswith(_TAG) else ""
    if kind == "str":
        return text
    if plain:
        if kind == "int":
            value = _integer(text)
        elif kind == "null":
            value = None if text in _NULLS else tagged(text, tag)
        elif kind == "timestamp":
            value = _date(text, tag)
        elif kind == "float":
            value = _decimal(text, tag)
        elif kind == "bool":
            value = _truth(text, tag)
        elif kind == "value":  # a lone `=`
            value = text
        else:
            value = tagged(text, tag)
        return value
    return tagged(text, tag)


def tagged(text: str, tag: str) -> Miswritten:
    """A value whose tag is none that the text itself would have."""
    shown = f"!!{tag[len(_TAG) :]}" if tag.startswith(_TAG) else tag
    return Miswritten(text, f"carries the tag {short(shown)}", tag=tag)


def _integer(text: str) -> object:
    if _INTEGER.fullmatch(text):
        return int(text)
    if _SEXAGESIMAL.fullmatch(text):
        return Miswritten(text, "is read as a number in base 60")
    if _OTHER_BASE.fullmatch(text):
        return Miswritten(text, "is not written in base 10")
    if "_" in text and _UNDERSCORED.fullmatch(text):
        return Miswritten(text, "holds underscores, which only some programs take out", _plain_digits(text))
    if _OCTAL.fullmatch(text):
        return Miswritten(text, "is read in base 8 because of its leading zero", _plain_digits(text))
    if text.lstrip("+-").isdecimal():
        return Miswritten(text, "is too large a number")
    return tagged(text, f"{_TAG}int")


def _plain_digits(text: str) -> str:
    """The whole number that a person reads, as it should be written."""
    sign = "-" if text.startswith("-") else ""
    return sign + (text.lstrip("+-").replace("_", "").lstrip("0") or "0")


def _decimal(text: str, tag: str) -> object:
    if _DECIMAL.fullmatch(text) or _INTEGER.fullmatch(text):
        return float(text)
    if _SEXAGESIMAL.fullmatch(text):
        return Miswritten(text, "is read as a number in base 60")
    if text.lstrip("+-")[:1] in {*"0123456789."} and text != ".":
        return Miswritten(text, "is not a plain number")
    return tagged(text, tag)


def _truth(text: str, tag: str) -> object:
    if text in {"true", "false"}:
        return text == "true"
    if text not in _TRUE | _FALSE:
        return tagged(text, tag)
    return Miswritten(text, "is read as true" if text in _TRUE else "is read as false", f'"{text}"')


def _date(text: str, tag: str) -> object:
    if match := _ISO_DATE.fullmatch(text):
        return calendar_day(text, *(int(part) for part in match.groups()))
    if match := _TIME.fullmatch(text):
        day = loose_date(match[1])
        if isinstance(day, Miswritten):
            return Miswritten(text, day.misread, impossible=True)
        return Miswritten(text, "holds a time of day", day.isoformat() if day else "")
    return tagged(text, tag)


def calendar_day(text: str, year: int, month: int, day: int) -> "date | Miswritten":
    try:
        return date(year, month, day)
    except ValueError as error:
        reason = str(error).partition(",")[0]
        return Miswritten(text, f"is no day of the calendar ({reason})", impossible=True)


def loose_date(text: str) -> "date | Miswritten | None":
    """The day that a text such as `2026-1-5`, `2026/01/05` or `5 January 2026` means; None where it is no such text.

    Of three numbers the year has to come first: `02/03/2026` may be a day of February or of March.
    """
    if match := _LOOSE_DATE.fullmatch(text.strip()):
        return calendar_day(text, *(int(part) for part in match.groups()))
    if match := _DAY_FIRST.fullmatch(text.strip()):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text.strip()):
        name, day, year = match.groups()
    else:
        return None
    short = name.lower()
    named = [place for place, full in enumerate(_MONTHS, 1) if short in {full, full[:3]} or short == full[:4] == "sept"]
    return calendar_day(text, int(year), named[0], int(day)) if named else None
