"""The launcher: puts the folder that holds `audit` and `schema` first on the path, then runs the command line."""

import sys
from pathlib import Path


def main() -> int:
    here = Path(__file__).resolve().parent
    home = here if (here / "audit").is_dir() else here.parent
    sys.path.insert(0, str(home))
    from audit.cli import main as run  # noqa: PLC0415  (only now can it be found)

    return run()


if __name__ == "__main__":
    sys.exit(main())
