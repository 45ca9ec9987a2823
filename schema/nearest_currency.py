"""The currency that a text which is no code most likely means, where the row's region and the other rows tell."""

from typing import Any

from schema.currencies import CODES, settle, sign_of
from schema.likeness import nearest
from schema.nearest_field import LONGEST
from schema.regions import currencies_of

_USUAL = "USD"


def advice(text: str, number: int | str, rows: Any) -> str:
    """What to write in place of a text that is no code, in a row of that number."""
    text = text.strip()
    if text.upper() in CODES:
        return f"write {text.upper()}"
    expected, used = _expected(number, rows), _used(rows)
    sign = sign_of(text) if len(text) <= LONGEST else None
    meant = settle(sign, expected) if sign else ""
    if not meant and len(text) <= LONGEST:
        meant = nearest(text.upper(), expected) or nearest(text.upper(), used)
    if meant:
        return f"did you mean {meant}?"
    return f"write one, such as {expected[0] if len(expected) == 1 else _USUAL}"


def _expected(number: int | str, rows: Any) -> list[str]:
    """The currencies of the row's region, as far as its name tells."""
    row = rows[number] if isinstance(rows, list) and isinstance(number, int) else None
    region = row.get("region") if isinstance(row, dict) else None
    return sorted(currencies_of(region) or ()) if isinstance(region, str) else []


def _used(rows: Any) -> list[str]:
    """The codes of all rows."""
    given = [row.get("currency") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return sorted({code for code in given if isinstance(code, str) and code in CODES})
