"""What a command leaves to be printed, and its exit code."""

from collections.abc import Callable
from typing import NamedTuple

CLEAN, FOUND, MISUSED, CRASHED, INTERRUPTED = 0, 1, 2, 3, 130


class Outcome(NamedTuple):
    """A command's answer; `then` goes on with a command that asks a question, once all this is printed."""

    code: int = CLEAN
    out: str = ""
    err: str = ""
    ordering: bool = False  # whether `out` is meant as commands for GitHub's runner, which nothing else may be
    then: "Callable[[], Outcome] | None" = None
