"""How a text from a guide is shown in a message: on one line, and cut where it is long."""

import re

LONGEST = 60

_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\u200b\u202a-\u202e\u2066-\u2069]")


def short(text: str, longest: int = LONGEST) -> str:
    """The text as far as it goes into a message, with what nobody sees or what breaks the line written as its number."""
    cut = text if len(text) <= longest else f"{text[: longest - 3]}..."
    return _UNSHOWN.sub(_number, cut)


def _number(match: re.Match[str]) -> str:
    code = ord(match[0])
    return {9: "\\t", 10: "\\n", 13: "\\r"}.get(code) or f"<U+{code:04X}>"
