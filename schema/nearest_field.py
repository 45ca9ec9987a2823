"""The known field that an unknown one most likely means."""

from collections.abc import Collection

from schema.likeness import nearest
from schema.pattern import late

# Other spellings that people use for a word of a field, or for a whole one, and what the field says.
SPELLINGS = {
    "min": "low", "max": "high", "minimum": "low", "maximum": "high", "lower": "low", "upper": "high", "from": "low", "to": "high",
    "equity": "stock", "rsu": "stock", "rsus": "stock", "options": "stock", "grant": "stock",
    "salary": "base", "base_salary": "base", "base_pay": "base",
    "total": "total_comp", "tc": "total_comp", "totalcomp": "total_comp", "total_comp": "total_comp",
    "total_compensation": "total_comp", "total_pay": "total_comp",
    "signing": "signing_bonus", "signing_bonus": "signing_bonus", "signon": "signing_bonus", "sign_on": "signing_bonus",
    "signon_bonus": "signing_bonus", "sign_on_bonus": "signing_bonus", "annual_bonus": "bonus",
    "percent": "pct", "percentage": "pct", "vesting": "vest",
    "updated": "last_updated", "updated_at": "last_updated", "last_updated": "last_updated",
    "review_due": "next_review_due", "next_review": "next_review_due", "next_review_due": "next_review_due",
    "quarter": "salary_data_quarter", "salary_data_quarter": "salary_data_quarter", "data_quarter": "salary_data_quarter",
    "sources": "data_sources", "data_sources": "data_sources", "quality": "data_quality", "data_quality": "data_quality",
    "title": "role_display", "location": "region", "city": "region",
}  # fmt: skip

LONGEST = 60  # no name that long is a slip of the pen
_LONG_ENOUGH = 5
_CAPITAL = late(r"(?<=[a-z])(?=[A-Z])")
_APART = late(r"[ .-]")
_SPELLED = late(rf"(?<![a-z])(?:{'|'.join(sorted(SPELLINGS, key=len, reverse=True))})(?![a-z])")


def nearest_field(name: str, fields: Collection[str]) -> str:
    """The one of the fields that the name most likely means; empty where it means none."""
    return known_spelling(name, fields) or (nearest(_spelled(name), fields, 0.75) if len(name) <= LONGEST else "")


def known_spelling(name: str, fields: Collection[str]) -> str:
    """The field that a name means beyond doubt: it is the same but for case and hyphens, or by words that are known for it."""
    if len(name) > LONGEST:
        return ""
    words = _spelled(name)
    for candidate in (_flat(name), words, "_".join(reversed(words.split("_", 1)))):
        if candidate in fields:
            return candidate
    return ""


def is_slip(name: str, field: str) -> bool:
    """Whether a name is a field's with one letter too many, too few, or another."""
    short, long = sorted((_flat(name), field), key=len)
    if len(short) < _LONG_ENOUGH or len(long) - len(short) > 1:
        return False
    at = next((place for place, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    return long[at + 1 :] == short[at + (len(short) == len(long)) :]


def _flat(name: str) -> str:
    return _APART.sub("_", _CAPITAL.sub("_", name).lower())


def _spelled(name: str) -> str:
    return _SPELLED.sub(lambda match: SPELLINGS[match[0]], _flat(name))
