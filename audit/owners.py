"""Whose a guide is: the guide says so, else CODEOWNERS, else the configuration, else nobody."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from audit import wildcards
from audit.globs import MOST_DEEP, matches
from audit.misuse import MisuseError

UNOWNED = "unowned"
_PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
_COMMENT = re.compile(r"(?<!\\)(?:^|\s)#.*")
_SPACE = re.compile(r"(?<!\\)\s+")
_OWNER = re.compile(r"@[^\s@/]+(?:/[^\s@/]+)?|[^\s@]+@[^\s@]+")
# GitHub takes neither a negation nor a pattern that begins with an escaped #.
_REFUSED = ("!", "\\#")


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
    _known: dict[Path, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, file: Path, shown: str, own: str | None) -> str:
        """The owner of a guide; `shown` is its path below the configuration's folder, `own` what the guide itself says."""
        if own:
            return own
        if file not in self._known:  # a trend asks for the same guide every week
            self._known[file] = self._by_path(file, shown)
        return self._known[file]

    def _by_path(self, file: Path, shown: str) -> str:
        if self.top is not None and self.top in file.parents:
            path = file.relative_to(self.top).as_posix()
            line = next((line for line in reversed(self.lines) if _expression(line.pattern).fullmatch(path)), None)
            if line is not None and line.owners:
                return " ".join(line.owners)
        named = [owner for glob, owner in (self.configured or {}).items() if matches(shown, (glob,))]
        return named[-1] if named else UNOWNED


def load(top: Path | None, configured: Mapping[str, str]) -> Owners:
    """The owners of a repository, from the first CODEOWNERS that GitHub would take."""
    for name in _PLACES if top else ():
        file = top / name if top else Path(name)
        if file.is_file():
            try:
                text = file.read_text(encoding="utf-8-sig", errors="replace")
            except OSError as error:
                raise MisuseError(f"{file} cannot be read: {error.strerror}") from error
            return Owners(parse(text), top, configured)
    return Owners((), top, configured)


def parse(text: str) -> tuple[Line, ...]:
    """The lines of a CODEOWNERS file; as on GitHub, one that is not well formed is passed over, and the others hold."""
    found = []
    for raw in text.split("\n"):
        pattern, *owners = _SPACE.split(_COMMENT.sub("", raw.rstrip("\r")).strip())
        if (
            not pattern
            or pattern.startswith(_REFUSED)
            or pattern.count("**") > MOST_DEEP
            or not all(_OWNER.fullmatch(owner) for owner in owners)
        ):
            continue
        found.append(Line(pattern, tuple(owners)))
    return tuple(found)


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """What a pattern matches: anchored by a slash that is not its last, else at any depth; a folder with all below it.

    As on GitHub, `docs/*` means the files directly in `docs`, and there are no character ranges.
    """
    steps = pattern.removeprefix("/").split("/")
    if "/" not in pattern.removesuffix("/"):
        steps.insert(0, "**")
    if steps[-1] == "":
        steps[-1] = "**"
    steps = [step for step, below in pairwise([*steps, ""]) if not step == below == "**"]
    *above, last = steps
    words = "".join("(?:.+/)?" if step == "**" else f"{_step(step)}/" for step in above)
    if last == "**":
        return re.compile(f"{words}.+", re.DOTALL)
    return re.compile(f"{words}{_step(last)}{'' if last == '*' else '(?:/.*)?'}", re.DOTALL)


def _step(step: str) -> str:
    """The expression of one name; a backslash takes what follows it as it is."""
    if step == "*":
        return "[^/]+"
    characters = iter(step)
    return wildcards.name(
        re.escape(next(characters, "\\")) if character == "\\" else wildcards.plain(character)
        for character in characters
    )
