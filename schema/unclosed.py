"""Where the body begins below frontmatter that nothing closes: told from lines that are Markdown and no YAML."""

from schema.named import NamedTuple
from schema.pattern import late

_FIELD = late(r"[a-z_]+:(?:[ \t]|$)")
_GOES_ON = late(r"[ \t]+\S|-(?:[ \t]|$)|[]})]")
# A line of one hash is a comment of YAML just as well, and proves nothing.
_PROOF = late(r"(#{2,6}[ \t]+\S)|(\|.*\|[ \t]*$)|\*\*[^*]+\*\*")


class Body(NamedTuple):
    """What the body begins with, and on which of the lines, counted from 0."""

    what: str
    line: int


def body_in(lines: list[str]) -> Body | None:
    """The body among lines that should be fields alone; None where no line is plainly Markdown, or fields follow on it."""
    after = 0
    for number, line in enumerate(lines):
        if _FIELD.match(line) or _GOES_ON.match(line):
            after = number + 1
        elif _PROOF.match(line):
            break
    else:
        return None
    if any(_FIELD.match(line) for line in lines[number:]):
        return None
    first = next(at for at in range(after, number + 1) if lines[at].strip())
    return Body(_kind(lines[first]), first)


def _kind(line: str) -> str:
    return "heading" if line.startswith("#") else "table" if line.startswith("|") else "text"
