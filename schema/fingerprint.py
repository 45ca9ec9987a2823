"""What tells one finding from another when lines move: rule, guide, region, field, values; never a line or a row's place."""

from collections.abc import Mapping

from schema.finding import type_of_value
from schema.pattern import late

_INDEX = late(r"\[[0-9]+\]")


def fingerprint(rule: str, guide: str, region: str, route: str, values: Mapping[str, type_of_value]) -> str:
    """Sixteen hexadecimal digits."""
    parts = [rule, guide, region, _INDEX.sub("[]", route), dict(values)]
    import json  # noqa: PLC0415  (a guide without findings needs none)
    from hashlib import sha256  # noqa: PLC0415  (as above)

    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:16]
