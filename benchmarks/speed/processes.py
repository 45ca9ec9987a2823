"""Runs one program and tells what it took: seconds, processor seconds, and memory, of all the processes that it started."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_PROC = Path("/proc")
# Looking takes at most a fiftieth of one processor, however long it takes to look at large processes.
_SHARE = 50
_OFTEN = 0.01  # seconds


class Taken(NamedTuple):
    """What one run took; the memory is the most that all its processes had at once, what they share counted once."""

    seconds: float
    processor: float
    memory: int


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Taken:
    """Run a program to its end; it must end as payproof does where nothing went wrong.

    Its memory is looked at again and again, where the system tells it (Linux), and never said to be less than what the
    largest of its processes had at its worst moment, which the system itself keeps.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=folder, env=environment
    )
    memory = _Memory(process.pid)
    with memory:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: what it took says nothing")
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Taken(seconds, usage.ru_utime + usage.ru_stime, max(largest, memory.most))


class _Memory:
    """Looks at the memory of a process and of all that it started."""

    def __init__(self, process: int) -> None:
        self.process, self.most = process, 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        pause = _OFTEN
        while not self._ended.wait(pause):
            start = time.thread_time()
            self.most = max(self.most, sum(map(_held, _family(self.process))))
            pause = max(_OFTEN, _SHARE * (time.thread_time() - start))


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = (_PROC / f"{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:  # it has just ended, or this system does not tell
        return
    for child in children:
        yield from _family(int(child))


def _held(process: int) -> int:
    """The memory of a process: its own, and its part of what it shares."""
    try:
        text = (_PROC / f"{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)
