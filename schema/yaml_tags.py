"""The tag that YAML 1.1 gives a text without quotes, as PyYAML does: of a number, a date, a truth, nothing, or else of a text."""

from functools import lru_cache

from schema.pattern import late

_PREFIX = "tag:yaml.org,2002:"
TEXT = f"{_PREFIX}str"
_WORDS = {
    **dict.fromkeys("yes Yes YES no No NO true True TRUE false False FALSE on On ON off Off OFF".split(), "bool"),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), "null"),
    **dict.fromkeys("!&*", "yaml"),
    "<<": "merge",
    "=": "value",
}
_NUMBERS = (
    (
        "float",
        late(
            r"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
            r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
        ),
    ),
    (
        "int",
        late(
            r"[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)",
        ),
    ),
    (
        "timestamp",
        late(
            r"[0-9]{4}-(?:[0-9]{2}-[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
            r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)"
        ),
    ),
)
_BEGIN = frozenset("+-.0123456789")
_ALLOWED = _BEGIN | frozenset(":_ \tabcdefABCDEFinINxtTZ")


@lru_cache(maxsize=4096)
def tag_of(text: str) -> str:
    """The tag that a plain text has by itself."""
    kind = _WORDS.get(text)
    if kind is None and text[0] in _BEGIN and _ALLOWED.issuperset(text):
        kind = next((name for name, pattern in _NUMBERS if pattern.fullmatch(text)), None)
    return TEXT if kind is None else _PREFIX + kind
