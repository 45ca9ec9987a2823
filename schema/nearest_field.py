"""The known field that an unknown one most likely means."""

import re
from collections.abc import Collection
from difflib import get_close_matches

# Other spellings that people use, and the field that they mean.
SPELLINGS = {
    "min": "low", "max": "high", "minimum": "low", "maximum": "high", "lower": "low", "upper": "high",
    "equity": "stock", "rsu": "stock", "salary": "base", "total": "total_comp", "tc": "total_comp",
    "totalcomp": "total_comp", "signing": "signing_bonus", "signon": "signing_bonus", "sign_on": "signing_bonus",
    "updated": "last_updated", "updated_at": "last_updated", "review_due": "next_review_due",
    "next_review": "next_review_due", "quarter": "salary_data_quarter", "sources": "data_sources",
    "quality": "data_quality", "title": "role_display", "location": "region", "city": "region",
}  # fmt: skip

LONGEST = 60  # no name that long is a slip of the pen
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def nearest_field(name: str, fields: Collection[str]) -> str:
    """The one of the fields that the name most likely means; empty where it means none."""
    if len(name) > LONGEST:
        return ""
    flat = _CAPITAL.sub("_", name).lower().replace("-", "_").replace(" ", "_")
    words = "_".join(SPELLINGS.get(word, word) for word in flat.split("_"))
    for candidate in (flat, SPELLINGS.get(flat, ""), words, "_".join(reversed(words.split("_", 1)))):
        if candidate in fields:
            return candidate
    return next(iter(get_close_matches(flat, fields, n=1, cutoff=0.75)), "")
