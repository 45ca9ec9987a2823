"""From a document's values to a Guide: what pydantic refuses becomes a problem in an editor's words, and the rest is kept."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import Enum
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from schema.document import Document
from schema.finding import Part, type_of_value
from schema.guide import REQUIRED, ComponentCurrencies, Confirmation, Guide, Review, Row, Source
from schema.money import read_cell
from schema.scalar import Miswritten, loose_date


class Wrong(Enum):
    """What can be wrong with a field by itself."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    KIND = "kind"
    VALUE = "value"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Problem:
    """One field that is not as it should be."""

    wrong: Wrong
    route: str
    message: str
    part: Part = Part.VALUE
    values: tuple[tuple[str, type_of_value], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be understood of a document's frontmatter."""

    guide: Guide | None
    problems: tuple[Problem, ...] = ()

    @property
    def holes(self) -> frozenset[str]:
        """The routes whose values stand in the text and could not be used."""
        return frozenset(problem.route for problem in self.problems)


# Other spellings that people use, and the field that they mean.
SPELLINGS = {
    "min": "low", "max": "high", "minimum": "low", "maximum": "high", "lower": "low", "upper": "high",
    "equity": "stock", "rsu": "stock", "salary": "base", "total": "total_comp", "tc": "total_comp",
    "totalcomp": "total_comp", "signing": "signing_bonus", "signon": "signing_bonus", "sign_on": "signing_bonus",
    "updated": "last_updated", "updated_at": "last_updated", "review_due": "next_review_due",
    "next_review": "next_review_due", "quarter": "salary_data_quarter", "sources": "data_sources",
    "quality": "data_quality", "title": "role_display", "location": "region", "city": "region",
}  # fmt: skip

_NESTED: dict[str, type[BaseModel]] = {
    "currencies": ComponentCurrencies,
    "review": Review,
    "confirmed": Confirmation,
}


def read_guide(document: Document, extra_fields: Collection[str] = ()) -> Reading:
    """Understand a document's frontmatter, as far as it goes."""
    values = document.values
    if values is None:
        return Reading(None)
    if extra_fields:
        values = _without(values, extra_fields)
    try:
        return Reading(Guide.model_validate(values))
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
    problems = list(_problems(details, values))
    for problem in problems:
        if problem.wrong is not Wrong.MISSING:
            values = _pruned(values, [*_steps(problem.route)])
    return Reading(_construct(Guide, values), tuple(problems))


def _without(values: dict[str, Any], extra: Collection[str]) -> dict[str, Any]:
    """The values less the fields that the configuration allows beside ours; `compensation[].note` is one of every row."""
    inner = {name.partition("[].")[2] for name in extra if name.startswith("compensation[].")}
    kept = {name: value for name, value in values.items() if name not in extra or name in Guide.model_fields}
    if inner and isinstance(kept.get("compensation"), list):
        kept["compensation"] = [
            {name: value for name, value in row.items() if name not in inner or name in Row.model_fields}
            if isinstance(row, dict)
            else row
            for row in kept["compensation"]
        ]
    return kept


def _steps(route: str) -> Iterable[str | int]:
    for name, index in re.findall(r"([^.\[\]]+)|\[([0-9]+)\]", route):
        yield int(index) if index else name


def _pruned(value: Any, route: list[str | int]) -> Any:
    """A copy of the value in which nothing stands at the end of the route."""
    step, rest = route[0], route[1:]
    if isinstance(value, dict) and step in value:
        kept = dict(value)
        if rest:
            kept[str(step)] = _pruned(value[step], rest)
        else:
            del kept[str(step)]
        return kept
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return [*value[:step], _pruned(value[step], rest) if rest else None, *value[step + 1 :]]
    return value


def _construct(model: type[BaseModel], values: Any) -> Any:
    """A model of the values that are left, None where there is none; list items keep their places."""
    known = values if isinstance(values, dict) else {}
    fields: dict[str, Any] = {}
    for name in model.model_fields:
        value = known.get(name)
        if name == "compensation" and isinstance(value, list):
            value = [_construct(Row, row) for row in value]
        elif name == "data_sources" and isinstance(value, list):
            value = [_construct(Source, item) if isinstance(item, dict) else item for item in value if item is not None]
        elif name in _NESTED and isinstance(value, dict):
            value = _construct(_NESTED[name], value)
        fields[name] = value
    return model.model_construct(**fields)


# problems


def _problems(details: list[ErrorDetails], values: dict[str, Any]) -> Iterable[Problem]:
    places = [_place(error["loc"], values) for error in details]
    guessed = {
        _join([*place[:-1], near])
        for error, place in zip(details, places, strict=True)
        if error["type"] == "extra_forbidden" and (near := _near(place, values))
    }
    for error, place in zip(details, places, strict=True):
        if not (error["type"] == "missing" and _join(place) in guessed):
            yield _problem(error, place, values)


def _place(loc: tuple[int | str, ...], values: Any) -> list[str | int]:
    """pydantic's path without the names of the union's members, which are not in the text."""
    steps: list[str | int] = []
    value = values
    for step in loc:
        if isinstance(value, list):
            if not isinstance(step, int):
                continue
            value = value[step] if step < len(value) else None
        elif isinstance(value, dict):
            if step in {"name", "record"} and step not in value and steps[:1] == ["data_sources"] and step != loc[-1]:
                continue
            value = value.get(str(step))
        elif steps[:1] == ["data_sources"] and step in {"name", "record"}:
            continue
        steps.append(step)
    return steps


def _join(place: Iterable[str | int]) -> str:
    route = ""
    for step in place:
        route += f"[{step}]" if isinstance(step, int) else f".{step}" if route else str(step)
    return route


def _model_at(place: list[str | int]) -> type[BaseModel]:
    """The model whose field stands at the end of the place."""
    for step in reversed(place[:-1]):
        if step in _NESTED:
            return _NESTED[str(step)]
    return {"compensation": Row, "data_sources": Source}.get(str(place[0]), Guide) if len(place) > 1 else Guide


def _near(place: list[str | int], values: dict[str, Any]) -> str:
    """The known field that an unknown one most likely means, and that is not given already."""
    name = str(place[-1])
    parent: Any = values
    for step in place[:-1]:
        parent = parent[step]
    free = [field for field in _model_at(place).model_fields if field not in parent]
    flat = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().replace("-", "_").replace(" ", "_")
    words = "_".join(SPELLINGS.get(word, word) for word in flat.split("_"))
    for candidate in (flat, SPELLINGS.get(flat, ""), words, "_".join(reversed(words.split("_", 1)))):
        if candidate in free:
            return candidate
    return next(iter(get_close_matches(flat, free, n=1, cutoff=0.75)), "")


def _problem(error: ErrorDetails, place: list[str | int], values: dict[str, Any]) -> Problem:
    route, name, kind, value = _join(place), str(place[-1]), error["type"], error["input"]
    if isinstance(place[-1], int):
        name = f"{place[-2]}[{place[-1]}]"
    if kind == "missing":
        return Problem(Wrong.MISSING, route, f"{name} is missing: {_NEEDS.get(name, 'add it')}")
    if kind == "extra_forbidden":
        return _unknown(place, route, name, values)
    if kind == "too_short":
        return Problem(Wrong.MISSING, route, f"{name} is an empty list: {_NEEDS.get(name, 'add an item')}")
    if value is None:
        return Problem(Wrong.MISSING, route, f"{name} has no value: {_NEEDS.get(name, 'write one, or delete the line')}")
    if kind == "string_too_short":
        wrong = Wrong.MISSING if name in _NEEDS else Wrong.VALUE
        return Problem(wrong, route, f"{name} is empty text: {_NEEDS.get(name, 'write it, or delete the line')}")
    if kind in {"string_pattern_mismatch", "literal_error", "currency_unknown", "greater_than_equal", "less_than_equal"}:
        return Problem(Wrong.VALUE, route, _not_allowed(name, value, kind, error), values=_seen(value))
    return _wrong_kind(route, name, kind, value)


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


def _unknown(place: list[str | int], route: str, name: str, values: dict[str, Any]) -> Problem:
    near = _near(place, values)
    home = "a row" if _model_at(place) is Row else f"`{place[-2]}`" if len(place) > 1 else "a guide"
    if near:
        message = f"{name} is no field of {home}: did you mean {near}?"
    else:
        message = f"{name} is no field of {home}: delete it, or allow it with extra-fields in the configuration"
    return Problem(Wrong.UNKNOWN, route, message, Part.KEY, (("frontmatter", name), ("nearest", near or None)))


def _not_allowed(name: str, value: object, kind: str, error: ErrorDetails) -> str:
    if kind == "currency_unknown":
        meant = str(error.get("ctx", {}).get("meant", ""))
        return f"{value} is no ISO 4217 currency code: write {meant or 'one, such as USD'}"
    if kind == "literal_error":
        allowed = str(error.get("ctx", {}).get("expected", "")).replace("'", "")
        near = get_close_matches(str(value).lower(), re.findall(r"[a-z-]{3,}", allowed), n=1)
        return f"{name} is {value}, which is not allowed: write {near[0] if near else allowed}"
    if name == "salary_data_quarter":
        return f"{name} is {value}, which is no quarter: write a year and a quarter, such as 2025-Q4"
    if name in {"company", "role"}:
        slug = re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")
        return f"{name} is {value}, which is no slug: write lower-case letters, digits and hyphens, such as {slug or 'acme'}"
    bound = error.get("ctx", {})
    return f"{name} is {value}, which is out of bounds: write {'at least' if 'ge' in bound else 'at most'} {bound.get('ge', bound.get('le'))}"


_WANTED = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "string_type": "text",
    "date_type": "a date",
    "date_from_datetime_inexact": "a date",
    "list_type": "a list",
    "dict_type": "a block of fields",
    "model_type": "a block of fields",
    "model_attributes_type": "a block of fields",
}


def _wrong_kind(route: str, name: str, kind: str, value: object) -> Problem:
    wanted = _WANTED.get(kind, "of another kind")
    if wanted == "a date":
        return _wrong_date(route, name, value)
    if isinstance(value, Miswritten):
        wrong = Wrong.DATE if value.impossible and wanted != "text" else Wrong.KIND
        instead = f'"{value.text}"' if wanted == "text" else value.instead
        meant = f"write {instead}" if instead else f"write {wanted} in plain digits"
        return Problem(wrong, route, f"{name} is {value.text}, which {value.misread}: {meant}", values=_seen(value))
    instead = _instead(value, wanted)
    advice = f"write {instead}" if instead else f"write {wanted}, or null where it is unknown" if "number" in wanted else f"write {wanted}"
    short = "number" if "number" in wanted else wanted.removeprefix("a ")
    article = "" if wanted == "text" else "a "
    message = f"{_shown(value)} is {_kind_of(value)}, not {article}{short}: {advice}"
    if isinstance(value, float) and "number" in wanted:
        message = f"{value} is not a whole number: {advice}"
    return Problem(Wrong.KIND, route, message, values=_seen(value))


def _wrong_date(route: str, name: str, value: object) -> Problem:
    if isinstance(value, Miswritten):
        wrong = Wrong.DATE if value.impossible else Wrong.KIND
        advice = "write the right day" if value.impossible else f"write {value.instead or 'a date such as 2026-02-23'}"
        return Problem(wrong, route, f"{name} is {value.text}, which {value.misread}: {advice}", values=_seen(value))
    meant = loose_date(value) if isinstance(value, str) else None
    if isinstance(meant, Miswritten):
        message = f"{name} is {value}, which {meant.misread}: write the right day"
        return Problem(Wrong.DATE, route, message, values=_seen(value))
    instead = meant.isoformat() if meant else "a date such as 2026-02-23"
    if isinstance(value, str) and meant and value == instead:
        message = f'"{value}" is text, not a date: take the quotes off, {instead}'
    else:
        message = f"{_shown(value)} is {_kind_of(value)}, not a date: write {instead}"
    return Problem(Wrong.KIND, route, message, values=_seen(value))


def _kind_of(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    kinds = ((int, "a number"), (float, "a number"), (str, "text"), (date, "a date"), (list, "a list"))
    return next((words for kind, words in kinds if isinstance(value, kind)), "a block of fields")


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 60 else f'"{value[:57]}..."'
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float | date) else "this"


def _seen(value: object) -> tuple[tuple[str, type_of_value], ...]:
    if isinstance(value, Miswritten):
        value = value.text
    return (("frontmatter", value if isinstance(value, str | int | float) else _shown(value)),)


def _instead(value: object, wanted: str) -> str:
    """What to write, where the value has one meaning."""
    if wanted == "text" and isinstance(value, int | float | date):
        return f'"{_shown(value)}"'
    if wanted == "a list" and isinstance(value, str):
        return f"it as a list, `- {value}`"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if "number" in wanted and isinstance(value, str):
        cell = read_cell(value)
        if cell.percent is not None and wanted == "a number" and not cell.unread and cell.percent.low == cell.percent.high:
            return f"{cell.percent.low:f}"
        if len(cell.ranges) == 1 and not cell.unread and not cell.notes and cell.percent is None:
            low, high = cell.ranges[0].low, cell.ranges[0].high
            if low and high and low.value == high.value and not cell.ranges[0].period:
                return str(low.value)
    return ""


__all__ = ["REQUIRED", "Problem", "Reading", "Wrong", "read_guide"]
