"""The launcher: puts the folder that holds `audit` and `schema` first on the path, then runs the command line."""

import atexit
import os
import sys
from pathlib import Path
from typing import NoReturn


def main() -> NoReturn:
    here = Path(__file__).resolve().parent
    home = here if (here / "audit").is_dir() else here.parent
    sys.path.insert(0, str(home))
    from audit.cli import main as run  # noqa: PLC0415  (only now can it be found)

    _leave(run())


def _leave(code: int) -> NoReturn:
    """End at once: all is written and closed, and taking the interpreter down object by object takes a tenth of a short run."""
    atexit._run_exitfuncs()  # noqa: SLF001  (what others registered, such as a measure of coverage, still runs)
    os._exit(code)


if __name__ == "__main__":
    main()
