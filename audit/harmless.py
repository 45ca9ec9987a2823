"""Text from elsewhere made harmless: it moves no cursor, breaks no line, turns no direction of reading, orders no runner about."""

import re

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]")
_BREAK = re.compile("[\t\n]")
# What a runner of jobs takes for an order: at the beginning of a line, and in the older form anywhere in it.
_OLD_ORDER = re.compile(r"##(?=(?:vso)?\[)")
_ORDER = re.compile(rf"(^|[\r\n])(\s*):(?=:)|{_OLD_ORDER.pattern}")


def harmless(text: str) -> str:
    """Text on one line, without the characters that steer a terminal or turn the line around; as long as it was."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", _BREAK.sub(" ", text))


def storable(text: str, longest: int = 4_000) -> str:
    """Harmless text in characters that UTF-8 can write, no longer than a reader can take."""
    text = harmless(text if len(text) <= longest else f"{text[: longest - 1]}…")
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def unheeded(text: str) -> str:
    """Lines for a job's log that the job's runner only shows: `::set-output` and `##[add-mask]` in them are no orders."""
    if "::" not in text and "##" not in text:
        return text
    return _ORDER.sub(lambda match: "# " if match[0] == "##" else f"{match[0]} ", text)


def unheeded_json(text: str) -> str:
    """JSON that means the same and holds no order: what begins one can stand in a string alone, where it can be escaped."""
    return _OLD_ORDER.sub(r"#\\u0023", text)
