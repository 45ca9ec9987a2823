"""Path patterns of the configuration: `*` within a name, `**` across folders, a folder for all that it holds."""

import re
from functools import cache

from audit.wildcards import name, plain

MOST_DEEP = 3  # `**` in one pattern: each multiplies what is tried by the folders of a path
_DEEP = re.compile(r"((?:\*\*/)+|\*\*+)")


@cache
def pattern(glob: str) -> re.Pattern[str]:
    """The expression that a glob means; a pattern without a slash is a name at any depth."""
    glob = glob.removeprefix("./").rstrip("/")
    words = []
    for number, part in enumerate(_DEEP.split(glob)):
        if number % 2:
            words.append("(?:.*/)?" if part.endswith("/") else ".*")
        else:
            words.append("/".join(name(map(plain, step)) for step in part.split("/")))
    start = "" if "/" in glob else "(?:.*/)?"
    return re.compile(f"{start}{''.join(words)}(?:/.*)?", re.DOTALL)


def matches(path: str, globs: tuple[str, ...]) -> bool:
    return any(pattern(glob).fullmatch(path) for glob in globs)
