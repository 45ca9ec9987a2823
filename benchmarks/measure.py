"""Measures whole processes, several times each, and prints medians beside what they rest on."""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from statistics import median

from benchmarks.drafts import UPDATED
from benchmarks.generate import history, write
from benchmarks.history import git
from benchmarks.hooks import hooks
from benchmarks.tasks import HOME, Task

CORPUS = "PAYPROOF_CORPUS"
EDITED = 3  # guides of a usual pull request
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


def tasks(guides: Path, one: Path, count: int) -> list[Task]:
    python = sys.executable
    check = (python, "-m", "payproof", "check")
    return [
        Task("bare interpreter", (python, "-c", "pass")),
        # pydantic imports itself only when something is taken from it
        Task("import pydantic", (python, "-c", "from pydantic import BaseModel"), "bare interpreter"),
        Task("payproof check ONE_GUIDE", (*check, os.fspath(one)), "import pydantic"),
        Task(f"floor: read and compose {count:,}", (python, "-c", FLOOR, os.fspath(guides))),
        Task(f"payproof check, {count:,} guides", (*check, os.fspath(guides)), f"floor: read and compose {count:,}"),
    ]


def audits(guides: Path, count: int, weeks: int) -> list[Task]:
    """The audits of a repository whose last commit is of the day that stands for today."""
    audit = (sys.executable, "-m", "payproof", "audit", os.fspath(guides), "--as-of", UPDATED.isoformat())
    today = f"payproof audit, {count:,} guides"
    return [
        Task(today, audit),
        Task("payproof audit --since 4w", (*audit, "--since", "4w"), today),
        Task(f"payproof audit --trend {weeks}w", (*audit, "--trend", f"{weeks}w"), today),
    ]


def edits(repository: Path, count: int) -> list[Task]:
    """The check of an edit of some guides of a repository, beside that of one guide and what git needs to see the edit."""
    check = (sys.executable, "-m", "payproof", "check", os.fspath(repository), "--since", "HEAD", "--quiet")
    seen = f"git diff, {EDITED} of {count:,} guides changed"
    name = f"payproof check --since, {EDITED} of {count:,} changed"
    return [
        Task(seen, ("git", "-C", os.fspath(repository), "diff", "--name-only", "HEAD")),
        Task(name, check, "payproof check ONE_GUIDE"),
    ]


def edit(repository: Path) -> None:
    """Have the repository name itself a guide root, and change some of its guides."""
    (repository / "payproof.toml").write_text('guides = ["."]\n', encoding="utf-8")
    git(repository, "add", "payproof.toml")
    who = ("-c", "user.name=t", "-c", "user.email=t@example.invalid")
    git(repository, *who, "commit", "--quiet", "--message", "Name the guide root")
    for file in sorted(repository.glob("*/*.md"))[:EDITED]:
        with file.open("a", encoding="utf-8") as stream:
            stream.write("\nOne more sentence.\n")


def measure(todo: Sequence[Task], runs: int, environment: Mapping[str, str]) -> dict[str, float]:
    """The median seconds of each task; the tasks take turns, so that a busy moment falls on all of them."""
    times: dict[str, list[float]] = {task.name: [] for task in todo}
    for turn in range(runs + 1):
        for task in todo:
            taken = _timed(task, environment)
            if turn:  # the first turn writes bytecode and fills the disk's cache
                times[task.name].append(taken)
    return {name: median(taken) for name, taken in times.items()}


def _timed(task: Task, environment: Mapping[str, str]) -> float:
    start = time.perf_counter()
    code = subprocess.run(
        task.command, stdout=subprocess.DEVNULL, cwd=task.folder, env=environment, check=False
    ).returncode
    taken = time.perf_counter() - start
    if code not in {0, 1}:
        raise SystemExit(f"{' '.join(task.command)} ended with {code}: what it took says nothing")
    return taken


def table(todo: Sequence[Task], medians: Mapping[str, float]) -> str:
    wide = max(len(task.name) for task in todo)
    lines = [f"{'':<{wide}}  {'ms':>7}  ratio"]
    for task in todo:
        ratio = f"{medians[task.name] / medians[task.against]:5.1f} x {task.against}" if task.against else ""
        lines.append(f"{task.name:<{wide}}  {medians[task.name] * 1000:>7,.0f}  {ratio}".rstrip())
    return "\n".join(lines)


def machine() -> str:
    """What the numbers were measured on."""
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    name = next(iter(names), "") or platform.processor() or platform.machine()
    return f"{name}, {_cores()} cores, {platform.system()} {platform.release()}, Python {platform.python_version()}"


def _cores() -> int:
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measure", description=__doc__)
    parser.add_argument("--guides", type=int, default=4000, metavar="N", help="how many to make (%(default)s)")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="how often to run each (%(default)s)")
    parser.add_argument(
        "--weeks",
        type=int,
        default=0,
        metavar="N",
        help="audit a repository of as many guides and so many weeks, and check an edit of it",
    )
    parser.add_argument("--hooks", action="store_true", help="run pre-commit, too, which is installed from an index")
    corpus = os.environ.get(CORPUS)
    parser.add_argument("--corpus", default=corpus, metavar="FOLDER", help=f"guides to take instead (${CORPUS})")
    options = parser.parse_args(arguments)
    folder: AbstractContextManager[str] = (
        nullcontext(options.corpus) if options.corpus else tempfile.TemporaryDirectory()
    )
    with (
        folder as name,
        tempfile.TemporaryDirectory() as bytecode,
        tempfile.TemporaryDirectory() as repository,
        tempfile.TemporaryDirectory() as project,
    ):
        guides = Path(name).resolve()
        if not options.corpus:
            write(guides, options.guides)
        files = sorted(guides.glob("*/*.md"))
        if not files:
            raise SystemExit(f"{guides} holds no guide: a guide is <root>/<company>/<role>.md")
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": bytecode, "PYTHONPATH": os.fspath(HOME)}
        todo = tasks(guides, files[0], len(files))
        if options.weeks:
            history(Path(repository), len(files), weeks=options.weeks)
            edit(Path(repository))
            todo += edits(Path(repository), len(files))
            todo += audits(Path(repository), len(files), options.weeks)
        if options.hooks:
            todo += hooks(Path(project))
        medians = measure(todo, options.runs, environment)
        steps = _steps(guides, options.runs, environment)
    made = "of a corpus" if options.corpus else "made by benchmarks.generate"
    print(machine())
    print(f"{len(files):,} guides {made}; medians of {options.runs} whole processes, bytecode cached")
    if options.weeks:
        print(f"audits and edits: {len(files):,} guides made with a history of {options.weeks} weekly commits")
    print()
    print(table(todo, medians))
    print()
    print(steps, end="")
    return 0


def _steps(guides: Path, runs: int, environment: Mapping[str, str]) -> str:
    command = [sys.executable, "-m", "benchmarks.steps", os.fspath(guides), str(runs)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=HOME, env=environment, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
