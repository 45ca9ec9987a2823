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
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

MOST_AT_ONCE = 64  # items that a process is given in one go
SHARES = 4  # goes for each process that what is left is parted into, so that all are done at about the same time
AHEAD = 2  # goes that a process has, so that it works on one while its answers to the other are taken
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
    """Works on items in several processes, some at a time; what `work` answers comes back in no order.

    `dead` answers for an item on which a process died, such as one that the system killed for want of memory.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Item]], list[Answer]],
        dead: Callable[[Item, str], Answer],
        number: int,
        method: str = "",
    ) -> None:
        self.work, self.dead, self.number, self.method = work, dead, number, method
        self.workers: dict[Connection, _Worker[Item]] = {}

    def answers(self, items: Iterable[Item], total: int) -> Generator[Answer, None, None]:
        """The answers for all items, which are taken when their turn comes; closing it ends the processes."""
        left = _Left(items, total, self.number)
        gc.freeze()  # what is there already is never copied only because it was looked through
        try:
            for _ in range(min(self.number, total)):
                self._begin(left)
            while self.workers:
                for ready in wait(list(self.workers)):
                    yield from self._taken(self.workers[ready], left)  # type: ignore[index]
            while some := left.take():  # no process could be begun
                yield from self.work(some)
        finally:
            gc.unfreeze()
            for worker in self.workers.values():
                worker.end()

    def _begin(self, left: "_Left[Item]") -> None:
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
        worker: _Worker[Item] = _Worker(process, ours)
        self.workers[ours] = worker
        for _ in range(AHEAD):
            self._give(worker, left)

    def _give(self, worker: "_Worker[Item]", left: "_Left[Item]") -> None:
        """Give a worker more to do, or tell it that there is no more, and let it go once it has answered."""
        if not worker.last:
            items = left.take()
            worker.last = not items
            worker.given.extend([items] if items else [])
            with suppress(OSError):  # it is dead, which is seen when its answer is waited for
                worker.pipe.send(items)
        if not worker.given:
            self._let_go(worker)

    def _let_go(self, worker: "_Worker[Item]") -> None:
        if self.workers.pop(worker.pipe, None):
            worker.end()

    def _taken(self, worker: "_Worker[Item]", left: "_Left[Item]") -> Iterable[Answer]:
        try:
            found: list[Answer] = worker.pipe.recv()
        except (EOFError, OSError):
            return self._lost(worker, left)
        worker.given.popleft()
        self._give(worker, left)
        return found

    def _lost(self, worker: "_Worker[Item]", left: "_Left[Item]") -> Iterable[Answer]:
        """Another process takes its place, and looks at its items one by one, to see which of them it died of."""
        self._let_go(worker)
        items, *others = worker.given
        left.again(*([item] for item in items if len(items) > 1), *others)
        self._begin(left)
        return [self.dead(item, _why(worker.process.exitcode)) for item in items] if len(items) == 1 else []


class _Left(Generic[Item]):
    """The items that no process has yet, given out by some: the fewer are left, the fewer at once."""

    def __init__(self, items: Iterable[Item], total: int, among: int) -> None:
        self.items, self.total, self.shares = iter(items), total, among * SHARES
        self.first: deque[Sequence[Item]] = deque()

    def take(self) -> Sequence[Item]:
        """Some that belong together; none where all are given out."""
        if self.first:
            return self.first.popleft()
        some = [*islice(self.items, max(1, min(MOST_AT_ONCE, self.total // self.shares)))]
        self.total -= len(some)
        return some

    def again(self, *given: Sequence[Item]) -> None:
        """Take back what was given out, to be given out first."""
        self.first.extendleft(reversed(given))


class _Worker(Generic[Item]):
    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process, self.pipe = process, pipe
        self.given: deque[Sequence[Item]] = deque()  # and not answered yet
        self.last = False  # whether it was told that there is no more

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


def _work(work: Callable[[Sequence[Item]], list[Answer]], pipe: Connection, others: Iterable[Connection]) -> None:
    """What a process does until nobody is there to give it more."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began it ends it
        for other in others:
            other.close()
        given = pipe.recv()
        while given:
            answers = work(given)
            given = pipe.recv()  # first, or each may wait for the other to take what it sends
            pipe.send(answers)
        code = 0
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
