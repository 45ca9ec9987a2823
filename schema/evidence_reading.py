"""From the text of a file of evidence to its records: what cannot be read is told with its place, and the rest is kept."""

from collections.abc import Iterator
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from schema.currencies import CODES, sign_of
from schema.evidence import Evidence, Listed, Pay, Record
from schema.evidence_text import EvidenceText
from schema.finding import Fault, Part, type_of_value
from schema.likeness import nearest
from schema.misfits import seen, wrong_kind
from schema.nearest_field import LONGEST, nearest_field
from schema.pattern import late
from schema.problems import MOST_GUESSES
from schema.routes import join, steps
from schema.scalar import Miswritten
from schema.shown import short

_NEEDS = {
    "kind": "write job-posting, salary-site, filing or report",
    "title": "write the job's title as it was written",
    "captured": "write the day on which it was seen, such as 2026-11-21",
    "currency": "write the ISO 4217 code, such as USD",
    "period": "write year, month, day or hour",
}
_MEANT = {
    "url": "source", "link": "source", "company": "employer", "seen": "captured", "accessed": "captured", "date": "posted",
    "created": "posted", "place": "location", "city": "location", "region": "location", "salary": "pay", "state": "status",
    "type": "kind", "name": "title", "role_display": "title", "min": "low", "max": "high", "per": "period",
}  # fmt: skip
_CHOICE = late(r"[a-z_]{3,}(?:-[a-z]+)*")
_NOT_SLUG = late(r"[^a-z0-9]+")


def read_evidence(data: bytes | str, path: str = "-") -> Evidence:
    """Understand a file of evidence, as far as it goes."""
    return records_of(EvidenceText(data, path))


def records_of(text: EvidenceText) -> Evidence:
    """The records of a text; one with anything wrong in it counts for nothing until that is mended."""
    faults = [
        Fault(trouble.route, trouble.message, at=text.span_of(trouble.start, trouble.end)) for trouble in text.troubles
    ]
    doubted = {steps(trouble.route)[0] for trouble in text.troubles if trouble.route}
    records: list[Listed] = []
    guesses = MOST_GUESSES
    for number, item in enumerate(text.items):
        if item.tree.root is None:
            continue
        if not isinstance(item.value, dict):
            faults.append(_no_record(text, number, item.value))
            continue
        try:
            record = Record.model_validate(item.value)
        except ValidationError as error:
            found = list(_faults(text, number, item.value, error.errors(include_url=False), guess=guesses > 0))
            guesses -= sum(fault.part is Part.KEY for fault in found)
            faults += found
        else:
            if number not in doubted:
                records.append(Listed(number, record))
    faults.sort(key=lambda fault: fault.at or text.span(fault.route, fault.part))
    return Evidence(text, tuple(records), tuple(faults))


def _no_record(text: EvidenceText, number: int, value: object) -> Fault:
    what = "empty" if value is None else "a list" if isinstance(value, list) else "text"
    message = f"this record is {what}, not a block of fields: write `- kind: job-posting`, with its other fields below"
    return Fault(join([number]), message, at=text.span(join([number])))


def _faults(
    text: EvidenceText, number: int, values: dict[str, Any], details: list[ErrorDetails], *, guess: bool
) -> Iterator[Fault]:
    meant: set[str] = set()
    missing: list[Fault] = []
    for error in details:
        place = (number, *error["loc"])
        fault = _fault(text, place, values, error, guess=guess)
        if error["type"] == "missing":
            missing.append(fault)
        else:
            yield fault
        if near := fault.values.get("nearest"):
            meant.add(join((*place[:-1], str(near))))
    yield from (fault for fault in missing if fault.route not in meant)


def _fault(
    text: EvidenceText, place: tuple[str | int, ...], values: dict[str, Any], error: ErrorDetails, *, guess: bool
) -> Fault:
    kind, value, route = error["type"], error["input"], join(place)
    name = short(str(place[-1])) if len(place) > 1 else "this record"
    if kind == "missing":
        return Fault(route, f"{name} is missing: {_NEEDS[name]}")
    if kind == "extra_forbidden":
        return _unknown(place, values, route, name, guess=guess)
    if crossed := _crossed(place, values, error):
        return crossed
    if value is None:
        return Fault(route, f"{name} has no value: {_NEEDS.get(name, 'write one, or delete the line')}")
    if kind == "string_too_short":
        return Fault(route, f"{name} is empty text: {_NEEDS.get(name, 'write it, or delete the line')}")
    return Fault(
        route, _not_allowed(name, value, error) or _wrong_kind(text, place, value, error), values=_values(value)
    )


def _values(value: object) -> dict[str, type_of_value]:
    """The value as a program is told it."""
    return {"seen": dict(seen(value))["frontmatter"]}


def _crossed(place: tuple[str | int, ...], values: dict[str, Any], error: ErrorDetails) -> Fault | None:
    """Two fields that cannot both be right; they point at one of them."""
    kind = error["type"]
    if kind == "posted_after_captured":
        posted, captured = values["posted"], values["captured"]
        message = (
            f"posted {posted} is after captured {captured}, but nothing is seen before it is published: correct one"
        )
        return Fault(join((*place, "posted")), message, values={"posted": str(posted), "captured": str(captured)})
    if kind == "about_without_day":
        return Fault(
            join((*place, "posted_about")), "posted_about is true, and posted is missing: add the day, or delete it"
        )
    if kind == "pay_without_amount":
        return Fault(
            join(place), "pay has neither low nor high: write one of them, or delete pay where nothing is said"
        )
    if kind == "pay_reversed":
        pay = values["pay"]
        message = f"low {pay['low']:,} is above high {pay['high']:,}: correct the wrong one"
        return Fault(join((*place, "low")), message, values={"low": pay["low"], "high": pay["high"]})
    return None


def _unknown(place: tuple[str | int, ...], values: dict[str, Any], route: str, name: str, *, guess: bool) -> Fault:
    model: type[BaseModel] = Pay if len(place) > 2 else Record
    given = values.get(str(place[1]), {}) if len(place) > 2 else values
    left = [field for field in model.model_fields if field not in given]
    near = ""
    if guess and len(name) <= LONGEST:
        meant = _MEANT.get(name.lower().replace("-", "_"), "")
        near = meant if meant in left else nearest_field(name, left)
    home = "`pay`" if model is Pay else "a record"
    message = f"{name} is no field of {home}: {f'did you mean {near}?' if near else 'delete it'}"
    return Fault(route, message, Part.KEY, values={"field": name, "nearest": near or None})


def _not_allowed(name: str, value: object, error: ErrorDetails) -> str:
    """Why a value of the right kind is not allowed; empty where it is of the wrong kind."""
    kind, shown = error["type"], short(str(value))
    if kind == "amount_out_of_bounds":
        return f"{name} is {shown}, which is no amount of pay: correct it"
    if not isinstance(value, str) or isinstance(value, Miswritten):
        return ""
    if kind == "literal_error":
        allowed = _CHOICE.findall(str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", " "))
        near = nearest(shown.strip().lower(), allowed)
        return f"{name} is {shown}, which is not allowed: write {near or _either(allowed)}"
    if kind == "currency_unknown":
        sign = sign_of(value.strip()) if len(value) <= LONGEST else None
        codes = [value.strip().upper()] if value.strip().upper() in CODES else sorted(sign.candidates) if sign else []
        advice = f"write {_either(codes)}" if 0 < len(codes) <= 3 else "write one, such as USD"
        return f"{shown} is no ISO 4217 currency code: {advice}"
    if kind == "string_pattern_mismatch":
        slug = _NOT_SLUG.sub("-", short(value, 40).lower()).strip("-")
        return f"{name} is {shown}, which is no slug: write that of a guide's role, such as {slug or 'data-engineer'}"
    return ""


def _wrong_kind(text: EvidenceText, place: tuple[str | int, ...], value: object, error: ErrorDetails) -> str:
    name = str(place[-1])
    if error["type"] == "bool_type":
        shown = short(str(value.text if isinstance(value, Miswritten) else value))
        shown = f'"{shown}"' if isinstance(value, str) else shown
        return f"{name} is {shown}: write true without quotes, or delete the line"
    if error["type"] in {"model_type", "model_attributes_type"}:
        return f"{name} is no block of fields: write it as in `{name}: {{low: 90000, high: 120000, currency: GBP, period: year}}`"
    node = text.source(place)
    source = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    # An amount in words, `90K`, is told in digits, as a whole number is.
    kind = "int_type" if error["type"] == "float_type" and isinstance(value, str) else error["type"]
    return wrong_kind(name, kind, value, source if isinstance(value, float) else "").message


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
