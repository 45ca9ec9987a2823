"""The same targets under atheris, which keeps every input that reaches a branch that no other has: slower, and it gets further in.

`pip install atheris` first. What it counts it writes to a file, because it ends the process itself.
"""

import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from random import Random

from benchmarks.fuzz.attempt import attempt
from benchmarks.fuzz.mutators import mutated
from benchmarks.fuzz.run import Total, keep_failure, told
from benchmarks.fuzz.target import Target

_LARGEST = 40_000
_WEIGHED = 200  # of so many inputs one is timed and weighed


def run(load: Callable[[], Target], seconds: float, seed: int, folder: Path) -> None:
    """Fuzz one target; `load` imports it, and with it all that is to be measured."""
    atheris = import_module("atheris")  # it is no dependency

    with atheris.instrument_imports(include=["schema", "audit"]):
        target = load()
        pool = [seed for seed in target.seeds() if len(seed) <= _LARGEST]
    corpus = folder / f"{target.name}.corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(pool):
        (corpus / f"seed{number}").write_bytes(data)
    total = Total(target.name)
    started = told_at = time.monotonic()
    last = sys.maxsize

    def one(data: bytes) -> None:
        nonlocal told_at, last
        total.inputs += 1
        made = attempt(target, data, weigh=total.inputs % _WEIGHED == 0)
        total.slowest = max(total.slowest, made.seconds if total.inputs % _WEIGHED else 0.0)
        if made.failure is not None and not made.failure.kind.startswith(("hang", "it takes")):
            keep_failure(target, made.failure, total, folder)
        if time.monotonic() > min(told_at + 1, last):
            told_at = time.monotonic()
            total.seconds = told_at - started
            total.kept = sum(1 for _ in corpus.iterdir()) - len(pool)
            (folder / f"{target.name}.total").write_text(told(total), encoding="utf-8")

    def changed(data: bytes, most: int, number: int) -> bytes:
        random = Random(number)
        return mutated(random, data, random.choice(pool), min(most, _LARGEST))[:most]

    options = [
        f"-max_total_time={seconds:.0f}",
        f"-seed={seed or 1}",
        f"-max_len={_LARGEST}",
        "-timeout=60",
        "-rss_limit_mb=4096",
    ]
    atheris.Setup([sys.argv[0], *options, "-verbosity=0", str(corpus)], one, custom_mutator=changed)
    atheris.Fuzz()
