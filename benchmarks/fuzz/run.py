"""Runs targets for a while, each in a process of its own, and keeps what they led to, what they broke, and the counts."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random

from benchmarks.fuzz.attempt import Failure, attempt
from benchmarks.fuzz.mutators import grown, mutated
from benchmarks.fuzz.reduction import reduced
from benchmarks.fuzz.target import Target

_MOST_KEPT = 2_000  # inputs that led elsewhere, beside the first ones
_FIRST = 300  # inputs that are tried as they are
_GROWN = 60  # of so many inputs one is made as large as a guide may be
_WEIGHED = 25  # and of so many others one is timed and weighed
_REDUCING = 60.0  # seconds that making an input small may take


@dataclass
class Total:
    """What one target was given, and what became of it."""

    name: str
    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    kept: int = 0
    failures: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Total") -> None:
        self.inputs += other.inputs
        self.seconds += other.seconds
        self.slowest = max(self.slowest, other.slowest)
        self.kept += other.kept
        for kind, often in other.failures.items():
            self.failures[kind] = self.failures.get(kind, 0) + often


def inputs(seed: int, pool: list[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Inputs made of a pool, the same ones for the same seed and pool; with each, whether it is timed and weighed."""
    random = Random(seed)
    first = random.sample(pool, min(len(pool), _FIRST))
    yield from ((data, False) for data in first)
    number = 0
    while True:
        number += 1
        data, other = random.choice(pool), random.choice(pool)
        if number % _GROWN == 0:
            yield grown(random, data), True
        else:
            yield mutated(random, data, other), number % _WEIGHED == 0


def run(target: Target, seconds: float, seed: int, folder: Path, most: int = sys.maxsize) -> Total:
    """Fuzz one target for so long, in this process."""
    total = Total(target.name)
    pool = list(target.seeds())
    seen: set[object] = set()
    started = time.monotonic()
    current = folder / f"{target.name}.current"
    descriptor = os.open(current, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        for data, weigh in inputs(seed, pool):
            if time.monotonic() - started > seconds or total.inputs >= most:
                break
            os.pwrite(descriptor, data, 0)
            os.ftruncate(descriptor, len(data))
            made = attempt(target, data, weigh=weigh)
            total.inputs += 1
            total.slowest = max(total.slowest, 0.0 if weigh else made.seconds)
            if made.failure is not None:
                keep_failure(target, made.failure, total, folder)
            elif not made.features <= seen and len(data) < 100_000 and total.kept < _MOST_KEPT:
                seen |= made.features
                pool.append(data)
                total.kept += 1
    finally:
        os.close(descriptor)
        current.unlink(missing_ok=True)
    total.seconds = time.monotonic() - started
    (folder / f"{target.name}.total").write_text(told(total), encoding="utf-8")
    return total


def keep_failure(target: Target, failure: Failure, total: Total, folder: Path) -> None:
    """Save the first input that breaks something, as it was found and as small as it gets."""
    total.failures[failure.kind] = total.failures.get(failure.kind, 0) + 1
    if total.failures[failure.kind] > 1:
        return
    weigh = failure.kind.startswith("it takes")
    until = time.monotonic() + _REDUCING

    def breaks(data: bytes) -> bool:
        if time.monotonic() > until:
            return False
        again = attempt(target, data, weigh=weigh).failure
        return again is not None and again.kind == failure.kind

    small = failure.data if failure.kind.startswith(("hang", "it takes")) else reduced(failure.data, breaks)
    stem = f"{target.name}-{sha256(failure.kind.encode()).hexdigest()[:10]}"
    (folder / f"{stem}.input").write_bytes(small)
    (folder / f"{stem}.found").write_bytes(failure.data)
    (folder / f"{stem}.txt").write_text(
        f"{failure.kind}\n\n{failure.told}\n", encoding="utf-8", errors="backslashreplace"
    )


def in_process(name: str, seconds: float, seed: int, folder: Path, *options: str) -> Total:
    """Fuzz one target in a process of its own, which an input may bring down; then it is named, and the rest goes on."""
    total = Total(name)
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        command = [sys.executable, "-m", "benchmarks.fuzz", "--inside", name, "--seconds", f"{left:.1f}", *options]
        command += ["--seed", str(seed), "--folder", os.fspath(folder)]
        child = subprocess.run(command, capture_output=True, check=False, env=_environment())
        told_in = folder / f"{name}.total"
        if told_in.exists():
            total.add(Total(**json.loads(told_in.read_text(encoding="utf-8"))))
            told_in.unlink()
        if child.returncode == 0:
            break
        kind = f"the process ended with {child.returncode}"
        total.failures[kind] = total.failures.get(kind, 0) + 1
        current = folder / f"{name}.current"
        if current.exists():
            current.replace(folder / f"{name}-ended{total.failures[kind]}.input")
        (folder / f"{name}-ended{total.failures[kind]}.txt").write_bytes(child.stderr[-4_000:])
        seed += 1_000_003
        if total.failures[kind] > 3:
            break
    return total


def _environment() -> Mapping[str, str]:
    return {**os.environ, "PYTHONFAULTHANDLER": "1"}


def told(total: Total) -> str:
    return json.dumps(asdict(total))
