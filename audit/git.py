"""Runs git in a repository, whatever hook or alias this process was started from."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from schema.named import NamedTuple

# Set inside hooks; they would lead git to another repository than the one that is asked about, or have it read a path
# otherwise than it is written.
_LEADING_ASTRAY = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"}
    | {"GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"}
)
# A partial clone would fetch what it lacks, one object after another; we speak to no network.
_ALONE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
# Nor do we write: what git learns of the index while it looks would be kept in a file that a commit under way has locked.
_ALONE["GIT_OPTIONAL_LOCKS"] = "0"

_TRUST = "git config --global --add safe.directory"


class Answer(NamedTuple):
    """What git said."""

    code: int
    out: bytes
    err: str

    @property
    def reason(self) -> str:
        """Why git failed, in its own words, and the command that has it trust a repository of another owner."""
        first, *more = self.err.split("\n")
        trust = next((line.strip() for line in more if _TRUST in line), "")
        return (first or f"it ended with {self.code}") + (f": if you trust it, run `{trust}`" if trust else "")


def git(top: Path, arguments: Sequence[str], stdin: bytes = b"") -> Answer | None:
    """Run git with a repository's top folder as its own; None where there is no git to run."""
    import subprocess  # noqa: PLC0415  (a guide that is named by its path needs no git)

    try:
        run = subprocess.run(
            ["git", *arguments], cwd=top, env=_environment(), input=stdin, capture_output=True, check=False
        )
    except OSError:
        return None
    return Answer(run.returncode, run.stdout, run.stderr.decode(errors="replace").strip())


def objects(top: Path, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The contents of objects by their full names, one at a time and in their order; it ends early where one is missing.

    All are read by one process, and never more than one is held.
    """
    import subprocess  # noqa: PLC0415  (as above)
    import tempfile  # noqa: PLC0415  (as above)

    with tempfile.TemporaryFile() as asked:  # a pipe for both ends could fill on both, and neither would go on
        asked.write("".join(f"{name}\n" for name in names).encode())
        asked.seek(0)
        try:
            run = subprocess.Popen(
                ["git", "cat-file", "--batch", "--buffer"],
                cwd=top, env=_environment(), stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError:
            return
        with run:
            try:
                if run.stdout is not None:
                    yield from _contents(run.stdout, names)
            finally:
                run.kill()


def _contents(out: IO[bytes], names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for name in names:
        head = out.readline().split()
        if len(head) != 3:
            return
        data = out.read(int(head[2]) + 1)
        if len(data) <= int(head[2]):
            return
        yield name, data[:-1]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _LEADING_ASTRAY} | _ALONE


def top_of(folder: Path) -> Path | None:
    """The top folder of the repository that a folder lies in."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)
