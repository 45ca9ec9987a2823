"""Copies of this project's files, for tests that change them or start from nothing."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]
_JUNK = ("__pycache__", "*.pyc", ".*_cache", ".git", ".venv", ".hypothesis", "dist", "build", "*.egg-info")


def project_files(*patterns: str) -> list[str]:
    """The files that belong to the project: all that git has, or would take; in a folder without git, all but what tools leave."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=HOME, env=environment,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if (HOME / ".git").exists() and listed.returncode == 0:
        names = [name for name in listed.stdout.split("\0") if name and (HOME / name).is_file()]
    else:
        names = [file.relative_to(HOME).as_posix() for file in _walked(HOME)]
    return sorted(name for name in names if not patterns or any(fnmatch(name, pattern) for pattern in patterns))


def _walked(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if not any(fnmatch(entry.name, junk) for junk in _JUNK):
            if entry.is_dir():
                yield from _walked(entry)
            else:
                yield entry


def checkout(to: Path) -> Path:
    """A folder as a newcomer's clone has it."""
    for name in project_files():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(HOME / name, to / name)
    return to


def copied(to: Path, *names: str) -> Path:
    """A folder with some of the project's files and folders."""
    for name in names:
        if (HOME / name).is_dir():
            shutil.copytree(HOME / name, to / name, ignore=shutil.ignore_patterns(*_JUNK))
        else:
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(HOME / name, to / name)
    return to


def environment(*first: Path, **more: str) -> dict[str, str]:
    """This process's environment, with some folders first on the path, and nothing that leads to this process's packages."""
    kept = {
        name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH", "PYTEST_ADDOPTS"}
    }
    kept = {name: value for name, value in kept.items() if not name.startswith(("PYTEST_", "GIT_", "MAKE", "MFLAGS"))}
    return {**kept, "PATH": os.pathsep.join([*map(str, first), kept.get("PATH", "")]), "NO_COLOR": "1", **more}


def run(
    command: Sequence[str | Path], folder: Path, tools: Path = Path(sys.executable).parent, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with an environment's own tools first on the path: this interpreter's, unless said."""
    return subprocess.run(
        list(command), cwd=folder, env=environment(tools, **more),
        capture_output=True, text=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


_NO_INDEX = re.compile(
    r"No matching distribution found|Could not fetch|Temporary failure in name resolution|ConnectionError"
)


def skip_without_index(ran: subprocess.CompletedProcess[str]) -> None:
    """Leave a test out where pip, or what runs it, could reach no index of packages; in CI, that is a failure like any other."""
    if ran.returncode and _NO_INDEX.search(ran.stdout + ran.stderr) and "CI" not in os.environ:
        pytest.skip("pip reaches no index of packages here")
