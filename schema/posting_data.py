"""What a page saved as HTML tells programs of its job: schema.org's JobPosting, as JSON in a script."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from schema.named import NamedTuple
from schema.posting_dates import told
from schema.posting_pay import Amounts, Salary, sound
from schema.posting_text import PostingText

_LONGEST = 200
_UNITS = {"YEAR": "year", "MONTH": "month", "DAY": "day", "HOUR": "hour"}
_MOST = 200  # objects of one script that are looked at


class Datum(NamedTuple):
    """A value that a page's data gives, and where it stands."""

    value: Any
    start: int
    end: int


def data_of(text: PostingText, captured: date | None) -> dict[str, Datum]:
    """The facts of the one job that the data is of; none where it is of several."""
    found = [(job, start, end) for start, end in text.data for job in _jobs(_loaded(text.text[start:end]))]
    if len(found) != 1:
        return {}
    job, start, end = found[0]
    return {name: Datum(value, *_place(text.text, key, start, end)) for name, key, value in _facts(job, captured)}


def _loaded(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("<![CDATA[").removesuffix("]]>"))
    except (ValueError, RecursionError):
        return None


def _jobs(data: Any) -> Iterator[dict[str, Any]]:
    left = [data]
    for _ in range(_MOST):
        if not left:
            return
        each = left.pop()
        if isinstance(each, list):
            left += each[:_MOST]
        elif isinstance(each, dict):
            if each.get("@type") in ("JobPosting", ["JobPosting"]):
                yield each
            else:
                left += [value for key, value in each.items() if key in {"@graph", "mainEntity"}]


def _facts(job: dict[str, Any], captured: date | None) -> Iterator[tuple[str, str, Any]]:
    if title := _text(job.get("title")):
        yield "title", "title", title
    employer = job.get("hiringOrganization")
    if name := _text(employer.get("name") if isinstance(employer, dict) else employer):
        yield "employer", "hiringOrganization", name
    if place := _location(job.get("jobLocation")):
        yield "location", "jobLocation", place
    day = told(_text(job.get("datePosted")) or "", captured, labelled=True)
    if day is not None and day.day is not None and not (day.relative or day.latest):
        yield "posted", "datePosted", day.day
    if pay := _pay(job.get("baseSalary"), _location(job.get("jobLocation"))):
        yield "pay", "baseSalary", pay


def _text(value: Any) -> str | None:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return None
    return " ".join(value.split())


def _location(value: Any) -> str | None:
    """One place; of several none is the job's alone."""
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else None
    address = value.get("address") if isinstance(value, dict) else None
    if isinstance(address, str):
        return _text(address)
    if not isinstance(address, dict):
        return None
    country = address.get("addressCountry")
    country = country.get("name") if isinstance(country, dict) else country
    parts = [_text(part) for part in (address.get("addressLocality"), address.get("addressRegion"), country)]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or None


def _pay(value: Any, location: str | None) -> Amounts | None:
    if not isinstance(value, dict) or not isinstance(value.get("currency"), str):
        return None
    inner = value.get("value")
    said = inner if isinstance(inner, dict) else value
    low, high = said.get("minValue", said.get("value")), said.get("maxValue", said.get("value"))
    ends = [_number(low), _number(high)]
    period = _UNITS.get(str(said.get("unitText", "")).upper())
    if period is None or None in ends:
        return None
    amounts = Amounts(ends[0], ends[1], value["currency"].upper(), period)
    return amounts if sound(amounts, location) is None else None


def _number(value: Any) -> float | None:
    try:
        number = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else 0.0
    except (ValueError, OverflowError):
        return None
    return number if 0 < number < 1e12 else None


def _place(text: str, key: str, start: int, end: int) -> tuple[int, int]:
    """Where a key of the data stands, with what follows on its line."""
    at = re.compile(rf'"{key}"\s*:').search(text, start, end)
    if at is None:
        return start, min(start + 1, end)
    stop = text.find("\n", at.start(), end)
    return at.start(), min(stop if stop > 0 else end, at.start() + 90)


def salary(datum: Datum) -> Salary:
    """Pay of the data as pay of the text."""
    return Salary(datum.value, datum.start, datum.end)
