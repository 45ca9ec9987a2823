"""What a command leaves to be printed, and its exit code."""

from collections.abc import Iterable

from schema.named import NamedTuple

CLEAN, FOUND, MISUSED, CRASHED, INTERRUPTED = 0, 1, 2, 3, 130


class Outcome(NamedTuple):
    """A command's answer; `then` is what follows it, worked out once all this is printed.

    `out` may come in pieces that each end with a line, made while they are printed.
    """

    code: int = CLEAN
    out: str | Iterable[str] = ""
    err: str = ""
    ordering: bool = False  # whether `out` is meant as commands for GitHub's runner, which nothing else may be
    then: Iterable["Outcome"] = ()
    stopped: int = INTERRUPTED  # the exit code where Ctrl-C ends what follows
