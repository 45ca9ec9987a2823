"""How a text from a guide is shown in a message: on one line, and cut where it is long."""

LONGEST = 60

_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def short(text: str, longest: int = LONGEST) -> str:
    """The text as far as it goes into a message, with what nobody sees, or what breaks the line, written as its number."""
    shown = text[: longest + 1]
    if not shown.isprintable():
        shown = "".join(character if character.isprintable() else _number(character) for character in shown)
    return shown if len(shown) <= longest else f"{shown[: longest - 3]}..."


def _number(character: str) -> str:
    return _ESCAPES.get(character) or f"<U+{ord(character):04X}>"
