"""The command line of `make fuzz`: which targets, for how long, and a table of what came of it."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.fuzz import coverage
from benchmarks.fuzz.attempt import attempt
from benchmarks.fuzz.run import Total, in_process, run
from benchmarks.fuzz.target import Target

NAMES = (
    "document", "money", "regions", "tables", "check", "fix", "edit", "commands", "figures", "configuration", "baseline",
    "codeowners", "figure-table", "evidence", "posting", "cache",
)  # fmt: skip


def targets() -> dict[str, Target]:
    """Everything that is fuzzed, by name."""
    from benchmarks.fuzz import file_targets, guide_targets, text_targets  # noqa: PLC0415  (coverage is measured from here on)

    every: Iterator[Target] = iter((*text_targets.targets(), *guide_targets.targets(), *file_targets.targets()))
    return {target.name: target for target in every}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="how long in all (%(default)s)")
    parser.add_argument(
        "--seed", type=int, default=0, help="which inputs (%(default)s); the same seed gives the same ones"
    )
    parser.add_argument("--only", nargs="+", metavar="TARGET", choices=NAMES, help="these targets alone")
    parser.add_argument(
        "--folder", type=Path, default=Path(".fuzz"), help="where what breaks something is kept (%(default)s)"
    )
    parser.add_argument(
        "--again", nargs="+", type=Path, metavar="FILE", help="only try these inputs of one --only target again"
    )
    parser.add_argument(
        "--coverage", action="store_true", help="let atheris, which has to be installed, look for new branches"
    )
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=float, default=0.0, help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    args.folder.mkdir(parents=True, exist_ok=True)
    if args.inside:
        if args.coverage:
            coverage.run(lambda: targets()[args.inside], args.seconds, args.seed, args.folder)
        else:
            run(targets()[args.inside], args.seconds, args.seed, args.folder)
        return 0
    names = args.only or NAMES
    if args.again:
        return _again([targets()[name] for name in names], args.again)
    totals = []
    print(f"{'target':<14}{'inputs':>10}{'minutes':>9}{'led elsewhere':>15}{'slowest':>10}{'failures':>10}", flush=True)
    options = ["--coverage"] if args.coverage else []
    started = time.monotonic()
    for number, name in enumerate(names):
        left = args.minutes * 60 - (time.monotonic() - started)
        totals.append(in_process(name, left / (len(names) - number), args.seed, args.folder, *options))
        _line(totals[-1])
    whole = Total("all")
    for total in totals:
        whole.add(total)
    _line(whole)
    for total in totals:
        for kind, often in total.failures.items():
            print(f"{total.name}: {kind} ({often:,} inputs); see {args.folder}")
    return 1 if whole.failures else 0


def _line(total: Total) -> None:
    numbers = f"{total.inputs:>10,}{total.seconds / 60:>9.1f}{total.kept:>15,}{total.slowest:>8.2f} s{len(total.failures):>10,}"
    print(f"{total.name:<14}{numbers}", flush=True)


def _again(chosen: Sequence[Target], files: Sequence[Path]) -> int:
    code = 0
    for target in chosen:
        for file in files:
            failure = attempt(target, file.read_bytes(), weigh=True).failure
            print(f"{target.name} {file}: {failure.told if failure else 'nothing is broken'}")
            code = code or int(failure is not None)
    return code


if __name__ == "__main__":
    sys.exit(main())
