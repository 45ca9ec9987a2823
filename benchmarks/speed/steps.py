"""Measures what each step of a check costs in one process, as shares of the whole and as ratios to composing the YAML."""

import gc
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml

from audit.cli import COLLECT_AFTER
from audit.linter import Linter
from benchmarks.speed import page
from schema.document import Document
from schema.home import Home
from schema.registry import rules
from schema.subject import Subject

AS_OF = date(2026, 1, 1)
FLOOR = "yaml.compose alone"
FRONTMATTER = "frontmatter: read, composed, valued"
TABLES = "tables and money: found, every cell read"


class Step(NamedTuple):
    """One step's median seconds; the floor and what is inside another step are no part of the whole."""

    name: str
    seconds: float
    counts: bool = True


def measure(files: Sequence[Path], runs: int) -> list[Step]:
    """Every step on every guide, several times."""
    gc.set_threshold(COLLECT_AFTER, 20, 50)  # as a run does
    data = [(file, file.read_bytes()) for file in files]
    times = [_once(data) for _ in range(runs + 1)][1:]  # the first fills caches that a process fills once
    names = list(times[0])
    return [Step(name, median(run[name] for run in times), counts=name != FLOOR) for name in names]


def _once(data: Sequence[tuple[Path, bytes]]) -> dict[str, float]:
    linter = Linter(tuple(rule() for rule in rules() if not (rule.only_where_selected or rule.needs_base)))
    clock = _Clock()
    for file, content in data:
        clock.start()
        _compose(content)
        clock.lap(FLOOR)
        document = Document(content, file.name)
        clock.lap(FRONTMATTER)
        _ = document.tables
        clock.lap("body: lines, blocks, raw tables")
        subject = Subject(document, AS_OF, Home(file.parent.name, file.stem))
        _ = subject.reading
        clock.lap("guide: typed by the model")
        _ = [entry.cell for table in subject.tables for entry in table.entries]
        clock.lap(TABLES)
        _ = subject.comparison
        clock.lap("comparison: regions paired, figures compared")
        linter.lint(subject, document.path)
        clock.lap("rules, with what only they need")
    return clock.times


class _Clock:
    def __init__(self) -> None:
        self.times: dict[str, float] = {}
        self.last = 0.0

    def start(self) -> None:
        self.last = time.process_time()

    def lap(self, name: str) -> None:
        now = time.process_time()
        self.times[name] = self.times.get(name, 0.0) + now - self.last
        self.last = time.process_time()


def _compose(content: bytes) -> None:
    text = content.decode(errors="replace")
    try:
        yaml.compose(text.partition("---\n")[2].partition("\n---")[0], Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return


def table(steps: Sequence[Step], guides: int) -> str:
    floor = next(step.seconds for step in steps if step.name == FLOOR)
    whole = sum(step.seconds for step in steps if step.counts)
    found = [*steps, Step("all of it", whole)]
    rows = [
        (
            step.name,
            f"{step.seconds / guides * 1e6:,.0f} µs",
            f"{step.seconds / whole:.0%}" if step.counts else "",
            f"{step.seconds / floor:.2f} ×",
        )
        for step in found
    ]
    return page.table(("one process, step by step", "a guide", "share", "to compose"), rows)


def main(arguments: Sequence[str]) -> int:
    folder, runs = arguments
    files = sorted(Path(folder).glob("*/*.md"))
    print(table(measure(files, int(runs)), len(files)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
