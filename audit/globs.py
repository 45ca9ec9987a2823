"""Path patterns of the configuration: `*` within a name, `**` across folders, a folder for all that it holds."""

import re
from functools import cache


@cache
def pattern(glob: str) -> re.Pattern[str]:
    """The expression that a glob means; a pattern without a slash is a name at any depth."""
    glob = glob.removeprefix("./").rstrip("/")
    words = []
    position = 0
    while position < len(glob):
        if glob.startswith("**/", position):
            words.append("(?:.*/)?")
            position += 3
        elif glob.startswith("**", position):
            words.append(".*")
            position += 2
        else:
            words.append({"*": "[^/]*", "?": "[^/]"}.get(glob[position], re.escape(glob[position])))
            position += 1
    start = "" if "/" in glob else "(?:.*/)?"
    return re.compile(f"{start}{''.join(words)}(?:/.*)?", re.DOTALL)


def matches(path: str, globs: tuple[str, ...]) -> bool:
    return any(pattern(glob).fullmatch(path) for glob in globs)
