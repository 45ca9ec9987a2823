"""Measures how time and memory grow with the number of guides, from a thousand to a hundred thousand."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import measure, prepared, surroundings
from benchmarks.speed import page, plot
from benchmarks.speed.machine import machine
from benchmarks.speed.processes import Taken, run
from benchmarks.speed.tasks import CACHE, READ, Task, emptied, floor, keeps, payproof

BLOCK = "growth"
SIZES = (1_000, 10_000, 100_000)
AT_LEAST = 10_000  # guides that all runs of one size judge together
FRESH, KEPT = "check, nothing known", "check --format json, nothing changed"


class Size(NamedTuple):
    """What was measured on so many guides."""

    guides: int
    taken: dict[str, Taken]


def grown(sizes: Sequence[int]) -> list[Size]:
    """Every size by itself, smallest first; where there are few guides, several times."""
    return [_one(count) for count in sizes]


def _one(count: int) -> Size:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name).resolve()
        environment = surroundings(work)
        guides = prepared(work, None, count)
        run(payproof("check", next(guides.glob("*/*.md"))), work, environment)  # it writes bytecode
        todo = [floor(guides), Task(FRESH, payproof("check", guides), READ, before=emptied(Path(environment[CACHE])))]
        if keeps(environment):
            todo.append(Task(KEPT, payproof("check", guides, "--format", "json"), READ))
        runs = max(1, AT_LEAST // count)
        return Size(count, measure(todo, min(runs, 5), environment, warm=count < AT_LEAST))


def table(sizes: Sequence[Size]) -> str:
    """A line a size: times, ratios to the floor and to the first size, memory."""
    first = sizes[0]
    names = [name for name in first.taken if name != READ]
    head = ["guides", "floor"]
    for name in names:
        head += [name, "× floor", "processor a guide", "memory"]
    rows = []
    for guides, taken in sizes:
        row = [f"{guides:,}", page.seconds(taken[READ].seconds)]
        for name in names:
            # Of the processor's time, which says how work grows even where other programs run.
            each = taken[name].processor / guides
            more = each / (first.taken[name].processor / first.guides)
            row += [
                page.seconds(taken[name].seconds),
                f"{taken[name].seconds / taken[READ].seconds:.2f} ×",
                f"{each * 1000:.2f} ms, {more:.2f} ×",
                page.megabytes(taken[name].memory),
            ]
        rows.append(row)
    return page.table(head, rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="how many guides (%(default)s)"
    )
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write it into this page, and the plot beside it")
    options = parser.parse_args(arguments)
    where = machine(datetime.now(UTC).date())
    sizes = grown(options.sizes)
    text = f"{where}; made guides.\n\n{table(sizes)}"
    if missing := [f"{count:,}" for count in SIZES if count not in options.sizes]:
        text += f"\n\nNot measured in this run: {', '.join(missing)} guides."
    print(text)
    if options.write:
        page.put(options.write, BLOCK, text)
        picture = plot.drawn([(size.guides, size.taken) for size in sizes])
        options.write.with_suffix(".svg").write_text(picture, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
