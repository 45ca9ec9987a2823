"""Whose a guide is: the guide says so, else CODEOWNERS, else the configuration, else nobody."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audit.globs import matches

UNOWNED = "unowned"
_PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
_COMMENT = re.compile(r"(?<!\\)(?:^|\s)#.*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of CODEOWNERS: a pattern, and nobody, somebody or several."""

    pattern: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owners:
    """Who owns which path; paths below the top of the repository for CODEOWNERS, below the configuration's folder for it."""

    lines: tuple[Line, ...] = ()
    top: Path | None = None
    configured: Mapping[str, str] | None = None

    def of(self, file: Path, shown: str, own: str | None) -> str:
        """The owner of a guide; `shown` is its path below the configuration's folder, `own` what the guide itself says."""
        if own:
            return own
        if self.top is not None and self.top in file.parents:
            path = file.relative_to(self.top).as_posix()
            line = next((line for line in reversed(self.lines) if _expression(line.pattern).match(path)), None)
            if line is not None and line.owners:
                return " ".join(line.owners)
        named = [owner for glob, owner in (self.configured or {}).items() if matches(shown, (glob,))]
        return named[-1] if named else UNOWNED


def load(top: Path | None, configured: Mapping[str, str]) -> Owners:
    """The owners of a repository, from the first CODEOWNERS that GitHub would take."""
    for name in _PLACES if top else ():
        file = top / name if top else Path(name)
        if file.is_file():
            return Owners(parse(file.read_text(encoding="utf-8", errors="replace")), top, configured)
    return Owners((), top, configured)


def parse(text: str) -> tuple[Line, ...]:
    """The lines of a CODEOWNERS file."""
    found = []
    for raw in text.splitlines():
        words = re.split(r"(?<!\\)\s+", _COMMENT.sub("", raw).strip())
        if words and words[0]:
            found.append(Line(words[0].replace("\\ ", " ").replace("\\#", "#"), tuple(words[1:])))
    return tuple(found)


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """What a pattern matches: anchored by a slash that is not its last, else at any depth; a folder with all below it.

    As on GitHub, `docs/*` means the files directly in `docs`, and there are no negations and no character ranges.
    """
    anchored = "/" in pattern.rstrip("/")
    folder = pattern.endswith("/")
    body = pattern.strip("/")
    words = []
    at = 0
    while at < len(body):
        if body.startswith("**/", at):
            words.append("(?:.*/)?")
            at += 3
        elif body.startswith("**", at):
            words.append(".*")
            at += 2
        else:
            words.append({"*": "[^/]*", "?": "[^/]"}.get(body[at], re.escape(body[at])))
            at += 1
    start = "" if anchored else "(?:.*/)?"
    last = body.rpartition("/")[2]
    if folder:
        end = "/.+"
    elif anchored and last == "*":
        end = ""
    else:
        end = "(?:/.*)?"
    return re.compile(f"{start}{''.join(words)}{end}$", re.DOTALL)
