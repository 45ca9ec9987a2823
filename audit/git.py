"""Runs git in a repository, whatever hook or alias this process was started from."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Set inside hooks; they would lead git to another repository than the one that is asked about.
_LEADING_ASTRAY = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"}
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said."""

    code: int
    out: bytes
    err: str


def git(top: Path, arguments: Sequence[str], stdin: bytes = b"") -> Answer | None:
    """Run git with a repository's top folder as its own; None where there is no git to run."""
    import subprocess  # noqa: PLC0415  (a guide that is named by its path needs no git)

    clean = {name: value for name, value in os.environ.items() if name not in _LEADING_ASTRAY}
    try:
        run = subprocess.run(["git", *arguments], cwd=top, env=clean, input=stdin, capture_output=True, check=False)
    except OSError:
        return None
    return Answer(run.returncode, run.stdout, run.stderr.decode(errors="replace").strip())


def top_of(folder: Path) -> Path | None:
    """The top folder of the repository that a folder lies in."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)
