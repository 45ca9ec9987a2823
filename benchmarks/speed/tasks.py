"""What is measured: a command, where it runs, what is done before it, and what it is held against."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.drafts import UPDATED
from benchmarks.history import git

HOME = Path(__file__).resolve().parents[2]
EDITED = 3  # guides of a usual pull request
CACHE = "PAYPROOF_CACHE_DIR"

FLOOR = """
import sys, yaml
from pathlib import Path
for file in Path(sys.argv[1]).glob("*/*.md"):
    text = file.read_bytes().decode(errors="replace")
    try:
        yaml.compose(text.partition("---\\n")[2].partition("\\n---")[0], Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        pass
"""
READ = "floor: read and compose all"
COLD = "check, all of them, nothing kept"
WITHOUT = "check without the SET rules"
INTERPRETER = "bare interpreter"


def _nothing() -> None:
    return


class Task(NamedTuple):
    """One thing to measure, and which other one it is held against; `before` is not measured."""

    name: str
    command: tuple[str, ...]
    against: str = ""
    folder: Path = HOME
    before: Callable[[], None] = _nothing


def payproof(*arguments: str | Path) -> tuple[str, ...]:
    """The command as people start it: the script that its installation wrote."""
    return (os.fspath(Path(sys.executable).with_name("payproof")), *map(str, arguments))


def floor(guides: Path) -> Task:
    """What nobody can do without: every file read, every frontmatter composed by libyaml, in one process."""
    return Task(READ, (sys.executable, "-c", FLOOR, os.fspath(guides)))


def keeps(environment: Mapping[str, str]) -> bool:
    """Whether this payproof keeps what it found for the next run."""
    shown = subprocess.run(
        payproof("check", "--help"), capture_output=True, encoding="utf-8", cwd=HOME, env=environment, check=True
    )
    return "--no-cache" in shown.stdout


def checks(guides: Path, one: Path, environment: Mapping[str, str]) -> list[Task]:
    """Checks of all guides, and of one; where payproof keeps what it found, without and with that."""
    kept = keeps(environment)
    anew = ("--no-cache",) if kept else ()
    found = [
        Task(INTERPRETER, (sys.executable, "-c", "pass")),
        floor(guides),
        Task(COLD, payproof("check", guides, *anew), READ),
        Task(WITHOUT, payproof("check", guides, *anew, "--ignore", "SET"), READ),
        Task("check --diff: what --fix would write", payproof("check", guides, *anew, "--diff", "--quiet"), READ),
    ]
    if kept:
        cache = Path(environment[CACHE])
        found += [
            Task("check, all kept for the next run", payproof("check", guides), READ, before=emptied(cache)),
            Task("check, nothing changed", payproof("check", guides), READ),
            Task("check, one guide changed", payproof("check", guides), READ, before=_changed(one)),
        ]
    audit = payproof("audit", guides, "--as-of", UPDATED.isoformat())
    found += [Task("audit", audit, READ), Task("check of one guide, nothing kept", payproof("check", one, *anew))]
    if kept:
        known = payproof("check", one)
        found.append(Task("check of one guide, kept", known, before=_known(known, environment)))
    return found


def emptied(folder: Path) -> Callable[[], None]:
    def empty() -> None:
        shutil.rmtree(folder, ignore_errors=True)

    return empty


def _known(command: Sequence[str], environment: Mapping[str, str]) -> Callable[[], None]:
    """What a command finds is kept before it is measured, for another task may have changed its guide."""

    def run() -> None:
        subprocess.run(command, capture_output=True, cwd=HOME, env=environment, check=False)

    return run


def _changed(guide: Path) -> Callable[[], None]:
    def change() -> None:
        with guide.open("a", encoding="utf-8") as stream:
            stream.write("\nOne more sentence.\n")

    return change


def audits(guides: Path, weeks: int) -> list[Task]:
    """The audits of a repository whose last commit is of the day that stands for today."""
    audit = payproof("audit", guides, "--as-of", UPDATED.isoformat())
    today = f"audit of {weeks} weeks of history"
    return [
        Task(today, audit),
        Task("audit --since 4w", (*audit, "--since", "4w"), today),
        Task(f"audit --trend {weeks}w", (*audit, "--trend", f"{weeks}w"), today),
    ]


def edits(repository: Path) -> list[Task]:
    """The check of an edit of some guides of a repository, beside what git needs to see the edit."""
    seen = f"git diff, {EDITED} guides changed"
    check = payproof("check", repository, "--since", "HEAD", "--quiet")
    return [
        Task(seen, ("git", "-C", os.fspath(repository), "diff", "--name-only", "HEAD")),
        Task(f"check --since, {EDITED} guides changed", check, "check of one guide, nothing kept"),
    ]


def edit(repository: Path) -> None:
    """Have the repository name itself a guide root, and change some of its guides."""
    (repository / "payproof.toml").write_text('guides = ["."]\n', encoding="utf-8")
    git(repository, "add", "payproof.toml")
    who = ("-c", "user.name=t", "-c", "user.email=t@example.invalid")
    git(repository, *who, "commit", "--quiet", "--message", "Name the guide root")
    for file in sorted(repository.glob("*/*.md"))[:EDITED]:
        _changed(file)()
