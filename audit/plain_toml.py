"""Reads the TOML that most configurations keep to: a table or a key a line. Whatever else stands there, it refuses."""

from typing import Any

_TRUTHS = {"true": True, "false": False}
_LONGEST = 18  # digits of a number


def read_plain(text: str) -> dict[str, Any] | None:
    """The tables and keys of a text, as tomllib reads them; None where it is not surely as plain as that."""
    top: dict[str, Any] = {}
    table = top
    opened: set[str] = set()
    for whole in text.split("\n"):
        line = whole.strip(" \t")
        if not line.isprintable():
            return None
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            name = line[1:-1]
            below = _below(top, name) if line.endswith("]") and name not in opened else None
            if below is None:
                return None
            table = below
            opened.add(name)
            continue
        key, _, written = line.partition("=")
        name = _key(key.rstrip(" "))
        value = _value(written.strip(" "))
        if not name or value is None or name in table:
            return None
        table[name] = value
    return top


def _below(top: dict[str, Any], names: str) -> dict[str, Any] | None:
    """The table of a header's dotted names."""
    table = top
    for name in names.split("."):
        table = table.setdefault(name, {}) if _is_bare(name) else None  # type: ignore[assignment]
        if not isinstance(table, dict):
            return None
    return table


def _is_bare(name: str) -> bool:
    return name.isascii() and name.replace("-", "a").replace("_", "a").isalnum()


def _key(written: str) -> str:
    return written if _is_bare(written) else _text(written) or ""


def _text(written: str) -> str | None:
    """A text between quotes in which nothing is escaped."""
    inner = written[1:-1]
    return inner if written == f'"{inner}"' and '"' not in inner and "\\" not in inner else None


def _value(written: str) -> Any:
    """A text, a list of texts, a truth or a whole number; None for whatever else."""
    if written.startswith('"'):
        return _text(written)
    if written.startswith("[") and written.endswith("]"):
        items = [item.strip(" ") for item in written[1:-1].split(",")]
        if not items[-1] and written != "[,]":  # a comma may follow the last
            items.pop()
        texts = [_text(item) for item in items]
        return None if None in texts else texts
    if written.isdecimal() and written.isascii() and len(written) <= _LONGEST and (written == "0" or written[0] != "0"):
        return int(written)
    return _TRUTHS.get(written)
