"""The launcher: puts the folder that holds `audit` and `schema` first on the path, then runs the command line."""

# The part of `signal` that is there already, whose rest takes a while to import.
import _signal  # type: ignore[import-not-found]
import atexit
import os
import sys

INTERRUPTED = 130


def main() -> None:
    if (
        _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler
    ):  # a job in the background is not to be interrupted
        _signal.signal(_signal.SIGINT, _leave_at_once)
    try:
        code = _run()
    except KeyboardInterrupt:  # before the command line could say so itself
        code = INTERRUPTED
    _leave(code)


def _run() -> int:
    from pathlib import Path  # noqa: PLC0415  (importing takes a while, in which somebody may press Ctrl-C)

    here = Path(__file__).resolve().parent
    home = here if (here / "audit").is_dir() else here.parent
    sys.path.insert(0, str(home))
    from audit.cli import main as run  # noqa: PLC0415  (only now can it be found)

    if _signal.getsignal(_signal.SIGINT) is _leave_at_once:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    return run()


def _leave_at_once(*_: object) -> None:
    """Ctrl-C while nothing but modules has been read: there is nothing to close, and an exception would end as a traceback."""
    os._exit(INTERRUPTED)


def _leave(code: int) -> None:
    """End at once: all is written and closed, and taking the interpreter down object by object takes a tenth of a short run."""
    atexit._run_exitfuncs()  # noqa: SLF001  (what others registered, such as a measure of coverage, still runs)
    os._exit(code)


if __name__ == "__main__":
    main()
