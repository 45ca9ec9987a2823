"""What is wrong with a field by itself, in an editor's words."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from schema.currencies import CODES
from schema.finding import Part, type_of_value
from schema.guide import Row
from schema.likeness import nearest
from schema.misfits import seen, wrong_kind
from schema.model import GuideModel
from schema.nearest_field import is_slip, known_spelling, nearest_field
from schema.pattern import late
from schema.problem import Problem, Wrong
from schema.records import record_at
from schema.routes import join
from schema.scalar import Miswritten
from schema.shown import short

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


Place = tuple[str | int, ...]

# Guessing what an unknown field means takes a while: with more of them than this, the guide is of another kind.
MOST_GUESSES = 100

_NEEDS = {
    "company": "write the company's slug, which is the folder's name",
    "company_display": "write the company's name as people write it",
    "role": "write the role's slug, which is the file's name",
    "role_display": "write the role's name as people write it",
    "role_type": "write standard or specialty",
    "last_updated": "write the day on which somebody last looked at the figures, such as 2026-02-23",
    "next_review_due": "write the day by which somebody has to look again, such as 2026-05-23",
    "data_quality": "write high, medium or low",
    "salary_data_quarter": "write the quarter that the figures describe, such as 2025-Q4",
    "compensation": "add a row for at least one region",
    "data_sources": "name at least one source",
    "negotiation_dna_summary": "write the guide's one-line summary",
    "region": "name the row's region as the table does",
    "currency": "write the row's ISO 4217 code, such as USD",
    "name": "name the source",
    "on": "write the day of the review",
    "what": "write what was looked at",
}
_NOT_SLUG = late(r"[^a-z0-9]+")
_CHOICE = late(r"[a-z-]{3,}")
_QUARTER = late(r"(?:Q([1-4])[ /-]?([0-9]{4})|([0-9]{4})[ /-]?Q([1-4]))", re.IGNORECASE)


def problems_of(values: dict[str, Any], source: Callable[[Place], str]) -> list[tuple[Place, Problem]]:
    """A problem for each thing that pydantic refuses; a field that an unknown one means is not also missing.

    `source` tells how a value stands in the text.
    """
    try:
        GuideModel.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
    else:
        return []
    found = [(place, _problem(error, place, values, source)) for error, place in _numbered(details)]
    meant = {problem.means for _, problem in found if problem.means}
    return [
        (place, problem) for place, problem in found if not (problem.wrong is Wrong.MISSING and problem.route in meant)
    ]


def _numbered(details: "list[ErrorDetails]") -> "Iterator[tuple[ErrorDetails, Place]]":
    """The errors with their places; behind a source's number, pydantic's path names a kind of source, which no text holds."""
    for error in details:
        loc = error["loc"]
        yield error, (*loc[:2], *loc[3:]) if loc[0] == "data_sources" else loc


def _problem(error: "ErrorDetails", place: Place, values: dict[str, Any], source: Callable[[Place], str]) -> Problem:
    route, kind, value = join(place), error["type"], error["input"]
    field = str(place[-1])
    name = short(field) if isinstance(place[-1], str) else f"{place[-2]}[{place[-1]}]"
    if kind == "missing":
        return Problem(Wrong.MISSING, route, f"{name} is missing: {_NEEDS.get(name, 'add it')}")
    if kind == "extra_forbidden":
        return _unknown(place, route, name, values)
    if kind == "too_short":
        return Problem(Wrong.MISSING, route, f"{name} is an empty list: {_NEEDS.get(name, 'add an item')}")
    if value is None:
        return Problem(
            Wrong.MISSING, route, f"{name} has no value: {_NEEDS.get(name, 'write one, or delete the line')}"
        )
    if kind == "string_too_short":
        wrong = Wrong.MISSING if name in _NEEDS else Wrong.VALUE
        return Problem(wrong, route, f"{name} is empty text: {_NEEDS.get(name, 'write it, or delete the line')}")
    refusal = _no_currency(value, place, values) if kind == "currency_unknown" else ""
    refusal = refusal or _not_allowed(name, value, kind, error.get("ctx", {}))
    if refusal:
        instead, sure = _allowed(name, value, kind, error.get("ctx", {}))
        return Problem(Wrong.VALUE, route, refusal, values=seen(value), instead=instead, sure=sure)
    misfit = wrong_kind(
        name, kind, value, source(place) if isinstance(value, float) else "", _currency_at(place, values)
    )
    wrong = Wrong.DATE if misfit.impossible else Wrong.KIND
    return Problem(wrong, route, misfit.message, values=seen(value), instead=misfit.instead)


def _currency_at(place: Place, values: dict[str, Any]) -> str:
    """The currency that an amount of a row is in; empty where that is no amount, or nothing tells."""
    if len(place) != 3 or place[0] != "compensation" or not str(place[2]).endswith(("_low", "_high")):
        return ""
    row = values["compensation"][place[1]]
    own = row.get("currencies")
    component = str(place[2]).rsplit("_", 1)[0]
    code = (own.get(component) if isinstance(own, dict) else None) or row.get("currency")
    return code if isinstance(code, str) and code in CODES else ""


def _unknown(place: Place, route: str, name: str, values: dict[str, Any]) -> Problem:
    record = record_at(place)
    near = _near(place, values)
    home = "a row" if record is Row else f"`{place[-2]}`" if len(place) > 1 else "a guide"
    if len(place) > 1 and isinstance(place[-2], int) and record is not Row:
        home = f"an item of `{place[0]}`"
    if near:
        message = f"{name} is no field of {home}: did you mean {near}?"
    else:
        message = f"{name} is no field of {home}: delete it, or allow it with extra-fields in the configuration"
    seen_values: tuple[tuple[str, type_of_value], ...] = (("frontmatter", name), ("nearest", near or None))
    sure = bool(near) and (known_spelling(str(place[-1]), record._fields) == near or is_slip(str(place[-1]), near))
    means = join((*place[:-1], near)) if near else ""
    return Problem(Wrong.UNKNOWN, route, message, Part.KEY, seen_values, means, near, sure)


def _near(place: Place, values: dict[str, Any]) -> str:
    """The known field that an unknown one most likely means, and that is not given already."""
    given: Any = values
    for step in place[:-1]:
        given = given[step]
    known = record_at(place)._fields
    if len(given) > len(known) + MOST_GUESSES:
        return ""
    return nearest_field(str(place[-1]), [field for field in known if field not in given])


def _no_currency(value: object, place: Place, values: dict[str, Any]) -> str:
    """Why a text is no currency; empty where it is no text."""
    if not isinstance(value, str) or isinstance(value, Miswritten):
        return ""
    from schema.nearest_currency import advice  # noqa: PLC0415  (only such a fault needs what it knows of regions)

    return f"{short(value)} is no ISO 4217 currency code: {advice(value, place[1], values.get('compensation'))}"


def _not_allowed(name: str, value: object, kind: str, context: dict[str, Any]) -> str:
    """Why a value of the right kind is not allowed; empty where it is of the wrong kind."""
    if isinstance(value, int) and not isinstance(value, bool):
        if kind == "greater_than_equal":
            return f"{name} is {value}, which is out of bounds: write at least {context['ge']}"
        return (
            f"{name} is {value}, which is out of bounds: write at most {context['le']}"
            if kind == "less_than_equal"
            else ""
        )
    if not isinstance(value, str) or isinstance(value, Miswritten):
        return ""
    shown = short(value)
    if kind == "literal_error":
        allowed = str(context.get("expected", "")).replace("'", "")
        near = nearest(shown.strip().lower(), _CHOICE.findall(allowed))
        return f"{name} is {shown}, which is not allowed: write {near or allowed}"
    if kind != "string_pattern_mismatch":
        return ""
    if name == "salary_data_quarter":
        return f"{name} is {shown}, which is no quarter: write a year and a quarter, such as 2025-Q4"
    slug = _NOT_SLUG.sub("-", short(value, 40).lower()).strip("-")
    return (
        f"{name} is {shown}, which is no slug: write lower-case letters, digits and hyphens, such as {slug or 'acme'}"
    )


def _allowed(name: str, value: object, kind: str, context: dict[str, Any]) -> tuple[str, bool]:
    """What to write for a value that is not allowed, and whether nothing else can be meant."""
    text = str(value).strip()
    if kind == "currency_unknown":
        return (text.upper() if text.upper() in CODES else ""), True
    if kind == "literal_error":
        choices = _CHOICE.findall(str(context.get("expected", "")).replace("'", ""))
        return nearest(text.lower(), choices), text.lower() in choices
    if kind == "string_pattern_mismatch" and name == "salary_data_quarter":
        match = _QUARTER.fullmatch(text)
        return (f"{match[2] or match[3]}-Q{match[1] or match[4]}" if match else ""), True
    if kind == "string_pattern_mismatch":
        return _NOT_SLUG.sub("-", text[:40].lower()).strip("-"), False
    return "", True
