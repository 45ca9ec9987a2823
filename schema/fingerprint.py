"""What tells one finding from another when lines move: rule, guide, region, field, values; never a line or a row's place."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from schema.finding import type_of_value
from schema.pattern import late
from schema.remembered import remembered

_INDEX = late(r"\[[0-9]+\]")


def fingerprint(rule: str, guide: str, region: str, route: str, values: Mapping[str, type_of_value]) -> str:
    """Sixteen hexadecimal digits."""
    as_json, sha256 = _means()
    text = as_json([rule, guide, region, _without_numbers(route), dict(values)])
    return str(sha256(text.encode()).hexdigest()[:16])


@remembered
def _without_numbers(route: str) -> str:
    return _INDEX.sub("[]", route)


@cache
def _means() -> tuple[Callable[[object], str], Callable[[bytes], Any]]:
    """What takes values as JSON, and what makes a digest of it; a guide without findings needs neither."""
    from hashlib import sha256  # noqa: PLC0415  (as above)
    from json import JSONEncoder  # noqa: PLC0415  (as above)

    return JSONEncoder(sort_keys=True, separators=(",", ":")).encode, sha256
