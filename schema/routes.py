"""Routes: where a thing is by meaning, as text (`compensation[0].base_low`) and as steps (compensation, 0, base_low)."""

import re
from collections.abc import Iterable

from schema.pattern import late
from schema.remembered import remembered

_STEP = late(r'\[([0-9]+)\]|"((?:[^"\\]|\\.)*)"|([^.\[\]"]+)', re.DOTALL)
_PLAIN = late(r'[^.\[\]"\\\x00-\x1f\x7f]+')
_ESCAPED = late(r"\\(.)", re.DOTALL)
_ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
_MEANT = {"n": "\n", "r": "\r", "t": "\t"}
BODY = "body"


@remembered  # guides have the same routes
def steps(route: str) -> tuple[str | int, ...]:
    """The steps of a route; a name in quotes is one step, whatever it holds."""
    return tuple(map(_step, _STEP.finditer(route)))


def _step(match: re.Match[str]) -> str | int:
    kind = match.lastindex
    if kind == 1:
        return int(match[1])
    return match[3] if kind == 3 else _ESCAPED.sub(lambda escape: _MEANT.get(escape[1], escape[1]), match[2])


def join(path: Iterable[str | int]) -> str:
    """The route of some steps; a name that would be read as something else stands in quotes."""
    route = ""
    for step in path:
        if isinstance(step, int):
            route += f"[{step}]"
        elif route:
            route += f".{_name(step)}"
        else:
            route = _quoted(step) if step == BODY else _name(step)
    return route


def in_body(route: str) -> bool:
    """Whether a route leads below the frontmatter."""
    return route == BODY or route.startswith(f"{BODY}.")


def _name(step: str) -> str:
    return step if _PLAIN.fullmatch(step) else _quoted(step)


def _quoted(step: str) -> str:
    return '"' + "".join(_ESCAPES.get(character, character) for character in step) + '"'
