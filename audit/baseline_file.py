"""The file that holds a baseline: JSON with a fingerprint a line, by guide and rule, so that a change of it is a small diff."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from audit.misuse import MisuseError
from schema.named import NamedTuple

VERSION = 1
_TEXTS = frozenset({str})
_CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ", "||||||| ")


class Entry(NamedTuple):
    """One finding that is known: its guide by the path from the baseline's folder, its rule, its fingerprint."""

    guide: str
    rule: str
    fingerprint: str


def read(file: Path, name: str) -> list[Entry]:
    """The entries of a baseline, which errors call by `name`."""
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise MisuseError(f"{name} is no file but a pipe or a device, which may never end: name a file")
    try:
        held = file.read_bytes()
    except OSError as error:
        raise MisuseError(f"{name} cannot be read: {error.strerror}") from error
    return entries_of(held, name)


def entries_of(held: bytes, name: str) -> list[Entry]:
    """The entries of what a baseline holds."""
    try:
        text = held.decode("utf-8-sig")
        data = json.loads(text, object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        raise MisuseError(f"{name} is no baseline: it is not UTF-8; {_ANEW}") from error
    except RecursionError as error:
        raise MisuseError(f"{name} is no baseline: it nests too deeply; {_ANEW}") from error
    except _RepeatedError as error:
        raise MisuseError(f"{name} gives {json.dumps(error.key)} twice: put what stands below both into one") from error
    except json.JSONDecodeError as error:
        raise MisuseError(_not_json(name, text, error)) from error
    except ValueError as error:  # a number of thousands of digits
        raise MisuseError(f"{name} is no baseline: it holds a number that is too long to read; {_ANEW}") from error
    return list(_entries(data, name))


def text_of(entries: Iterable[Entry]) -> str:
    """The file's text: sorted, and the same for the same entries."""
    guides: dict[str, dict[str, list[str]]] = {}
    for guide, rule, fingerprint in sorted(entries):
        guides.setdefault(guide, {}).setdefault(rule, []).append(fingerprint)
    data = {
        "version": VERSION,
        "guides": {
            guide: {rule: {"count": len(known), "findings": known} for rule, known in rules.items()}
            for guide, rules in guides.items()
        },
    }
    return json.dumps(data, indent=2) + "\n"


_ANEW = "take it from git as it last was, or delete it and write it anew with `payproof baseline`"


class _RepeatedError(Exception):
    def __init__(self, key: str) -> None:
        self.key = key


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; JSON would keep the last of two equal keys, and forget what stands below the first."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _RepeatedError(next(key for key in keys if keys.count(key) > 1))
    return found


def _not_json(name: str, text: str, error: json.JSONDecodeError) -> str:
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_CONFLICT):
            return (
                f"{name}:{number}: a merge conflict stands in the file: keep what both sides still have, "
                "then `payproof baseline --prune` takes out the rest"
            )
    return f"{name}:{error.lineno}: the file is not JSON: {error.msg}; {_ANEW}"


def _entries(data: object, name: str) -> Iterable[Entry]:
    if not isinstance(data, dict) or "version" not in data:
        raise MisuseError(f"{name} is no baseline: it has no version; {_ANEW}")
    if data["version"] != VERSION or isinstance(data["version"], bool):
        said = json.dumps(data["version"])[:40]
        raise MisuseError(f"{name} is of version {said}, and this payproof reads version {VERSION}: update payproof")
    for guide, rules in _table(data.get("guides"), "guides", name).items():
        for rule, group in _table(rules, guide, name).items():
            known = group.get("findings") if isinstance(group, dict) else None
            if not isinstance(known, list) or not _TEXTS.issuperset(map(type, known)):
                raise MisuseError(
                    f"{name} gives {json.dumps(guide)} no list of findings for {json.dumps(rule)}; {_ANEW}"
                )
            for fingerprint in known:
                yield Entry(guide, rule, fingerprint)


def _table(value: object, key: str, name: str) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise MisuseError(f"{name} is no baseline: {json.dumps(key)} holds no object; {_ANEW}")
