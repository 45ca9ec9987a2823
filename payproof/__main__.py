"""The launcher: puts the folder that holds `audit` and `schema` first on the path, then runs the command line."""

import atexit
import os
import sys
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    try:
        code = _run()
    except KeyboardInterrupt:  # before the command line could say so itself: it was still being imported
        code = INTERRUPTED
    _leave(code)


def _run() -> int:
    from pathlib import Path  # noqa: PLC0415  (as below, importing takes a while, in which somebody may press Ctrl-C)

    here = Path(__file__).resolve().parent
    home = here if (here / "audit").is_dir() else here.parent
    sys.path.insert(0, str(home))
    from audit.cli import main as run  # noqa: PLC0415  (only now can it be found)

    return run()


def _leave(code: int) -> NoReturn:
    """End at once: all is written and closed, and taking the interpreter down object by object takes a tenth of a short run."""
    atexit._run_exitfuncs()  # noqa: SLF001  (what others registered, such as a measure of coverage, still runs)
    os._exit(code)


if __name__ == "__main__":
    main()
