"""Paths as git writes them into a difference: in quotes and with escapes, where a letter would end the line or steer a terminal."""

import os

from audit.harmless import harmless

_NAMED = {7: "\\a", 8: "\\b", 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}


def quoted(path: str) -> str:
    """A path that `patch` and `git apply` read as it is; most are written as they stand."""
    if not any(_is_odd(letter) for letter in path):
        return path
    return f'"{"".join(_escaped(letter) for letter in path)}"'


def _is_odd(letter: str) -> bool:
    return letter in '"\\' or "\ud800" <= letter <= "\udfff" or harmless(letter) != letter


def _escaped(letter: str) -> str:
    if not _is_odd(letter):
        return letter
    return "".join(_NAMED.get(byte, f"\\{byte:03o}") for byte in os.fsencode(letter))
