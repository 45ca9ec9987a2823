"""Copies of this project's files, for tests that change them or start from nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]
_JUNK = shutil.ignore_patterns("__pycache__", "*.pyc", ".*_cache")


def known_to_git(*names: str) -> list[str]:
    """The files below some names that belong to the project: all that git has, or would take."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *names]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    listed = subprocess.run(command, cwd=HOME, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if listed.returncode:
        pytest.skip("this is no checkout, so that git cannot say which files belong to the project")
    return sorted(name for name in listed.stdout.split("\0") if name and (HOME / name).is_file())


def checkout(to: Path) -> Path:
    """A folder as a newcomer's clone has it."""
    for name in known_to_git():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(HOME / name, to / name)
    return to


def copied(to: Path, *names: str) -> Path:
    """A folder with some of the project's files and folders."""
    for name in names:
        if (HOME / name).is_dir():
            shutil.copytree(HOME / name, to / name, ignore=_JUNK)
        else:
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(HOME / name, to / name)
    return to


def environment(*first: Path, **more: str) -> dict[str, str]:
    """This process's environment, with some folders first on the path, and nothing that leads to this process's packages."""
    kept = {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH", "PYTEST_ADDOPTS"}}
    kept = {name: value for name, value in kept.items() if not name.startswith(("PYTEST_", "GIT_", "MAKE", "MFLAGS"))}
    return {**kept, "PATH": os.pathsep.join([*map(str, first), kept.get("PATH", "")]), "NO_COLOR": "1", **more}


def run(command: list[str | Path], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command with this interpreter's own tools first on the path."""
    return subprocess.run(
        command, cwd=folder, env=environment(Path(sys.executable).parent, **more),
        capture_output=True, text=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
