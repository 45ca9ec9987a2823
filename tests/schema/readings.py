"""Readings for tests, and what holds for any of them."""

import re
from copy import deepcopy
from datetime import date
from typing import Any

import yaml
from hypothesis import strategies as st

from schema.document import Document
from schema.example import CANONICAL, Good
from schema.guide import Guide
from schema.reading import Problem, Reading, Wrong, read_guide

# The canonical guide, and one that has every field.
FRONTMATTER: dict[str, Any] = yaml.safe_load(CANONICAL.split("---")[1])
FULL: dict[str, Any] = deepcopy(FRONTMATTER) | {
    "data_sources": ["Glassdoor", {"name": "Levels.fyi", "url": "https://x", "accessed": date(2026, 1, 2), "supports": ["London"]}],
    "review": {
        "snoozed_until": date(2026, 3, 1), "reason": "r", "by": "b", "planned_for": date(2026, 3, 2),
        "months": 6, "confirmed": {"on": date(2026, 3, 3), "by": "b", "what": "w"},
    },
    "status": "active", "total_comp_basis": "annualised", "industry": "i", "owner": "o", "author": "a",
    "hq_location": "h", "public_or_private": "public", "ticker": "T", "employee_count_range": "1-10",
}  # fmt: skip
FULL["compensation"][0] |= {
    "currencies": {"stock": "USD"},
    "stock_vest_years": 4,
    "stock_type": "RSU",
    "bonus_pct_low": 5.0,
}

# What pydantic says, and no editor should have to read.
FOREIGN = re.compile(
    r"\b(?:Input|valid|instance of|dictionary|literal|pydantic|Extra inputs|None|True|False|datetime|Miswritten)\b"
)
LONGEST = 200

# Any value at all
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**9), 10**9), st.floats(allow_nan=False), st.text(max_size=20), st.dates()
)
ANY = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)


def written(values: object) -> str:
    return "---\n" + yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000) + "---\n"


def reading(*lines: str, **options: Any) -> Reading:
    """The reading of the canonical guide with some lines changed."""
    return read_guide(Document(Good(*lines, **options).text))


def told(found: Reading) -> list[tuple[Wrong, str, str]]:
    return [(problem.wrong, problem.route, problem.message) for problem in found.problems]


def check(found: Reading, document: Document) -> None:
    """What holds for any reading at all."""
    assert found.guide is not None
    for problem in found.problems:
        assert len(problem.message) < LONGEST, problem.message
        assert problem.message.isprintable(), problem.message
        assert not FOREIGN.search(problem.message.replace("None.", "")) or _quotes(problem), problem.message
        assert ": " in problem.message, problem.message
        document.span(problem.route, problem.part)
    routes = [(problem.route, problem.part) for problem in found.problems]
    assert len(set(routes)) == len(routes)
    assert len(found.problems) == 0 or isinstance(found.guide, Guide)


def _quotes(problem: Problem) -> bool:
    """Whether the guide's own text holds such a word."""
    return any(FOREIGN.search(str(value)) for _, value in problem.values)


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The place of every field and every item."""
    if isinstance(value, dict):
        inner: list[tuple[str | int, object]] = list(value.items())
    else:
        inner = list(enumerate(value)) if isinstance(value, list) else []
    return [place for step, child in inner for place in [(*path, step), *places(child, (*path, step))]]


def replaced(value: Any, path: tuple[str | int, ...], new: object) -> Any:
    """The values with another one at a place."""
    if not path:
        return new
    step, *rest = path
    if isinstance(value, dict):
        return value | {step: replaced(value[step], tuple(rest), new)}
    return [replaced(item, tuple(rest), new) if place == step else item for place, item in enumerate(value)]
