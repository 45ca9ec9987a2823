"""A runner of jobs as GitHub's is: what it takes for a command in the lines that a step prints, and what it reads there."""

import re

from schema.named import NamedTuple

KNOWN = frozenset({
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "internal-set-repo-path", "notice",
    "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning",
})  # fmt: skip
_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


class Command(NamedTuple):
    """A command that was taken."""

    name: str
    properties: dict[str, str]
    data: str


def commands(printed: str) -> list[Command]:
    """What a runner does on reading this."""
    return [command for line in re.split("\r\n|\r|\n", printed) if (command := _new(line) or _old(line))]


def _new(line: str) -> Command | None:
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    said, _, data = line[2:].partition("::")
    name, _, rest = said.partition(" ")
    return _known(name, rest.strip().split(","), _read(data, _DATA), _PROPERTY)


def _old(line: str) -> Command | None:
    match = re.search(r"##\[([^\]]*)\](.*)", line)
    if match is None:
        return None
    name, _, rest = match[1].partition(" ")
    return _known(name, rest.split(";"), match[2], {})


def _known(name: str, pairs: list[str], data: str, escapes: dict[str, str]) -> Command | None:
    if name.lower() not in KNOWN:
        return None
    split = (pair.split("=", 1) for pair in pairs if "=" in pair)
    return Command(name, {key: _read(value, escapes) for key, value in split}, data)


def _read(text: str, escapes: dict[str, str]) -> str:
    for written, meant in escapes.items():
        text = text.replace(written, meant)
    return text
