"""Several processes that judge guides: each is given a few at a time, and one that dies costs no other guide its verdict."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

MOST_AT_ONCE = 32  # items that a process is given in one go
SHARES = 8  # so many goes for each process at least, so that all are done at about the same time
MOST = 32  # processes: one alone puts together what they find
WORTH = {"fork": 50, "spawn": 400}  # items for each process, below which it costs more than it does
_QUOTA = "/sys/fs/cgroup/cpu.max"  # what a container may use of a machine's processors


def processes(items: int, wanted: int = 0) -> int:
    """How many processes are the fastest for so many items, at most so many as wanted."""
    fitting = items // WORTH[start_method()]
    return max(1, min(fitting, wanted or (cores() if fitting > 1 else 1), MOST))


def cores() -> int:
    """How many processes can work at once."""
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    there = len(affinity(0)) if affinity else os.cpu_count() or 1
    try:
        quota, period = Path(_QUOTA).read_text(encoding="ascii").split()
        return max(1, min(there, int(quota) // int(period)))
    except (OSError, ValueError):  # no container, or one without bounds
        return there


def start_method() -> str:
    """How a process begins: as a copy of this one where that is safe, which takes a hundredth of the time."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


class Pool(Generic[Item, Answer]):
    """Works on items in several processes; what `work` answers comes back in no order.

    `dead` answers for an item on which a process died, such as one that the system killed for want of memory.
    """

    def __init__(
        self, work: Callable[[Item], Answer], dead: Callable[[Item, str], Answer], number: int, method: str = ""
    ) -> None:
        self.work, self.dead, self.number, self.method = work, dead, number, method
        self.workers: dict[Connection, _Worker[Item]] = {}

    def answers(self, items: Sequence[Item]) -> Generator[Answer, None, None]:
        """The answers for all items; closing it ends the processes."""
        size = max(1, min(MOST_AT_ONCE, len(items) // (self.number * SHARES)))
        left = deque(items[start : start + size] for start in range(0, len(items), size))
        gc.freeze()  # what is there already is never copied only because it was looked through
        try:
            for _ in range(min(self.number, len(left))):
                self._begin(left)
            while self.workers:
                for ready in wait(list(self.workers)):
                    yield from self._taken(self.workers[ready], left)  # type: ignore[index]
            for some in left:  # no process could be begun
                yield from map(self.work, some)
        finally:
            gc.unfreeze()
            for worker in self.workers.values():
                worker.end()

    def _begin(self, left: "deque[Sequence[Item]]") -> None:
        """One process more, with something to do, unless the system has none left."""
        method = self.method or start_method()
        context: Any = multiprocessing.get_context(method)
        ours, theirs = context.Pipe()
        others = (ours, *self.workers) if method == "fork" else ()
        process = context.Process(target=_work, args=(self.work, theirs, others), daemon=True)
        try:
            with _uninterrupted():
                process.start()
        except OSError:
            ours.close()
            return
        finally:
            theirs.close()
        self.workers[ours] = _Worker(process, ours)
        self._give(self.workers[ours], left)

    def _give(self, worker: "_Worker[Item]", left: "deque[Sequence[Item]]") -> None:
        """Give a worker more to do, or let it go."""
        if left:
            worker.items = left.popleft()
            with suppress(OSError):  # it is dead, which is seen when its answer is waited for
                worker.pipe.send(worker.items)
        else:
            del self.workers[worker.pipe]
            worker.end()

    def _taken(self, worker: "_Worker[Item]", left: "deque[Sequence[Item]]") -> Iterable[Answer]:
        try:
            found: list[Answer] = worker.pipe.recv()
        except (EOFError, OSError):
            return self._lost(worker, left)
        self._give(worker, left)
        return found

    def _lost(self, worker: "_Worker[Item]", left: "deque[Sequence[Item]]") -> Iterable[Answer]:
        """Another process takes its place, and looks at its items one by one, to see which of them it died of."""
        del self.workers[worker.pipe]
        worker.end()
        items = worker.items
        if len(items) > 1:
            left.extendleft([item] for item in reversed(items))
        self._begin(left)
        return [self.dead(item, _why(worker.process.exitcode)) for item in items] if len(items) == 1 else []


class _Worker(Generic[Item]):
    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process, self.pipe = process, pipe
        self.items: Sequence[Item] = ()

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()  # it writes nothing that could be left half done
        self.process.join()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back, in a process that is begun here too until it is ready for it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(work: Callable[[Item], Answer], pipe: Connection, others: Iterable[Connection]) -> None:
    """What a process does until nobody is there to give it more."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began it ends it
        for other in others:
            other.close()
        while True:
            pipe.send([work(item) for item in pipe.recv()])
    except (EOFError, OSError):
        code = 0
    finally:
        os._exit(code)  # without a word: who began it tells what became of it


def _why(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"the process that judged it was ended by {signal.Signals(-code).name}"
        except ValueError:
            pass
    return f"the process that judged it ended with {code}"
