"""Text from elsewhere made harmless: it moves no cursor, breaks no line, turns no direction of reading."""

from schema.pattern import late

_STEERING = late("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]")
_BREAK = late("[\t\n]")


def harmless(text: str) -> str:
    """Text on one line, without the characters that steer a terminal or turn the line around; as long as it was."""
    if text.isprintable():  # which none of those is
        return text
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", _BREAK.sub(" ", text))


def storable(text: str, longest: int = 4_000) -> str:
    """Harmless text in characters that UTF-8 can write, no longer than a reader can take."""
    text = harmless(text if len(text) <= longest else f"{text[: longest - 1]}…")
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()
