"""Measures whole processes, several times each, and prints medians beside what they rest on."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.generate import history, write
from benchmarks.speed import page
from benchmarks.speed.hooks import hooks
from benchmarks.speed.machine import machine
from benchmarks.speed.processes import Taken, run
from benchmarks.speed.tasks import CACHE, COLD, HOME, WITHOUT, Task, audits, checks, edit, edits

CORPUS = "PAYPROOF_CORPUS"
BLOCK = "measured"


def measure(todo: Sequence[Task], runs: int, environment: Mapping[str, str], *, warm: bool = True) -> dict[str, Taken]:
    """What each task took, in the middle, and its memory at most; they take turns, so that a busy moment falls on all.

    A turn that does not count comes first, to `warm` up: it writes bytecode and fills the disk's cache.
    """
    taken: dict[str, list[Taken]] = {task.name: [] for task in todo}
    for turn in range(-warm, runs):
        for task in todo:
            task.before()
            found = run(task.command, task.folder, environment)
            if turn >= 0:
                taken[task.name].append(found)
    return {
        name: Taken(
            median(each.seconds for each in found),
            median(each.processor for each in found),
            max(each.memory for each in found),
        )
        for name, found in taken.items()
    }


def table(todo: Sequence[Task], medians: Mapping[str, Taken]) -> str:
    """A line a task."""
    rows = []
    for task in todo:
        found = medians[task.name]
        ratios = ("", "")
        if task.against:
            base = medians[task.against]
            ratios = (f"{found.seconds / base.seconds:.2f} ×", f"{found.processor / base.processor:.2f} ×")
        times = (page.seconds(found.seconds), page.seconds(found.processor))
        rows.append((task.name, *times, page.megabytes(found.memory), *ratios, task.against))
    against = list(dict.fromkeys(row[-1] for row in rows if row[-1]))
    if len(against) > 1:
        return page.table(("", "time", "processor", "memory", "ratio", "of processor", "to"), rows)
    return page.table(
        ("", "time", "processor", "memory", f"× {'; '.join(against)}", "of processor"), [row[:-1] for row in rows]
    )


def prepared(work: Path, corpus: str | None, count: int) -> Path:
    """A project with guides that may be changed: made ones, or copies of those that are given."""
    guides = work / "guides"
    if corpus:
        found = sorted(Path(corpus).glob("*/*.md"))
        if not found:
            raise SystemExit(f"{corpus} holds no guide: a guide is <root>/<company>/<role>.md")
        for file in found:
            (guides / file.parent.name).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, guides / file.parent.name / file.name)
    else:
        write(guides, count)
    (work / "payproof.toml").write_text('guides = ["guides"]\n', encoding="utf-8")
    return guides


def surroundings(work: Path) -> dict[str, str]:
    """The environment of what is measured: this tree's code, with bytecode and kept results of its own."""
    kept = {key: value for key, value in os.environ.items() if key not in {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"}}
    own = {"PYTHONPYCACHEPREFIX": work / "bytecode", "PYTHONPATH": HOME, CACHE: work / "cache"}
    return kept | {name: os.fspath(path) for name, path in own.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measure", description=__doc__)
    parser.add_argument("--guides", type=int, default=2016, metavar="N", help="how many to make (%(default)s)")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="how often to run each (%(default)s)")
    weeks = "audit a repository of as many guides and so many weeks, and check an edit of it"
    parser.add_argument("--weeks", type=int, default=0, metavar="N", help=weeks)
    parser.add_argument("--hooks", action="store_true", help="run pre-commit, too, which is installed from an index")
    corpus = os.environ.get(CORPUS)
    parser.add_argument("--corpus", default=corpus, metavar="FOLDER", help=f"guides to take instead (${CORPUS})")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write it into this page, too")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        text = _measured(Path(name).resolve(), options)
    print(text)
    if options.write:
        page.put(options.write, BLOCK, text)
    return 0


def _measured(work: Path, options: argparse.Namespace) -> str:
    where = machine(datetime.now(UTC).date())
    environment = surroundings(work)
    guides = prepared(work, options.corpus, options.guides)
    files = sorted(guides.glob("*/*.md"))
    todo = checks(guides, files[0], environment)
    if options.weeks:
        repository = work / "repository"
        history(repository, len(files), weeks=options.weeks)
        edit(repository)
        todo += edits(repository) + audits(repository, options.weeks)
    if options.hooks:
        todo += hooks(work)
    medians = measure(todo, options.runs, environment)
    kind = "real guides" if options.corpus else "made guides"
    said = f"{where}; {len(files):,} {kind}, medians of {options.runs}."
    share = 1 - medians[WITHOUT].processor / medians[COLD].processor
    sets = f"Without the SET rules a check in which nothing is kept uses {share:.0%} less of the processor's time."
    if share <= 0:
        sets = "What the SET rules take cannot be told from noise in this run."
    return "\n\n".join([said, table(todo, medians), sets, _steps(guides, options.runs, environment)])


def _steps(guides: Path, runs: int, environment: Mapping[str, str]) -> str:
    command = [sys.executable, "-m", "benchmarks.speed.steps", os.fspath(guides), str(runs)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=HOME, env=environment, check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
