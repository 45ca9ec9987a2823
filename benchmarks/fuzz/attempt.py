"""One input under a watch: what it broke, how long it took, how much memory it asked for."""

import signal
import time
import traceback
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import NamedTuple

from benchmarks.fuzz.target import BrokenError, Features, Target

# What reading any guide takes, however small: modules that are imported on the way, tables that are made once.
FLOOR = 64_000_000  # bytes
TIMES = 10  # the memory that an input may take, as a multiple of its size
HANGS_AFTER = 5  # times the seconds that are allowed; what is slower is ended
_AGAIN = 2  # a machine that is busy elsewhere is slow once, and a slow input always


class HangError(BaseException):
    """An input that is not done; no `except Exception` on the way takes it for a fault of its own."""


class Failure(NamedTuple):
    """What an input broke: `kind` is the same for inputs that break the same thing in the same place."""

    target: str
    kind: str
    told: str
    data: bytes


class Attempt(NamedTuple):
    """What became of one input."""

    features: frozenset[object]
    failure: Failure | None
    seconds: float


def attempt(target: Target, data: bytes, *, weigh: bool = False) -> Attempt:
    """Hold a target to its promises on one input."""
    features: Features = ()
    kind = told = ""
    started = time.process_time()
    try:
        features = frozenset(_watched(lambda: target.run(data), target.seconds * HANGS_AFTER))
        if time.process_time() - started > target.seconds:
            _time(target, data)
        if weigh:
            _time(target, data)
            _weigh(target, data)
    except HangError as error:
        kind, told = f"hang in {error}", str(error)
    except BrokenError as error:
        kind, told = str(error).partition(":")[0], str(error)
    except MemoryError:
        kind, told = "memory is exhausted", traceback.format_exc()
    except Exception as error:  # noqa: BLE001  (it is what we look for)
        kind, told = f"{type(error).__name__} in {_place(error)}", traceback.format_exc()
    failure = Failure(target.name, kind, told, data) if kind else None
    return Attempt(frozenset(features), failure, time.process_time() - started)


def _watched(run: Callable[[], Features], seconds: float) -> Features:
    """Run something that is ended after so many seconds of processor time."""

    def ended(_: int, frame: FrameType | None) -> None:
        raise HangError(_first_own(frame))

    before = signal.signal(signal.SIGPROF, ended)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return frozenset(run())
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _time(target: Target, data: bytes) -> None:
    """Time the reader alone."""
    for _ in range(_AGAIN + 1):
        started = time.process_time()
        _watched(lambda: [target.once(data) is None], target.seconds * HANGS_AFTER)
        took = time.process_time() - started
        if took < target.seconds:
            return
    raise BrokenError(f"it takes more than {target.seconds:g} s: {took:.1f} s for {len(data):,} bytes")


def _weigh(target: Target, data: bytes) -> None:
    """Measure what memory the reader asks for, beside what it keeps for all inputs."""
    tracemalloc.start()
    try:
        _watched(lambda: [target.once(data) is None], target.seconds * HANGS_AFTER * 3)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    if most > max(FLOOR, TIMES * len(data)):
        raise BrokenError(f"it takes more than {TIMES} times its size in memory: {most:,} for {len(data):,} bytes")


def _place(error: Exception) -> str:
    """The deepest line of ours that an error came through; of a rule that crashed it tells itself."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if _is_own(frame.filename):
            return f"{_short(frame.filename)}:{frame.lineno}"
    return "a library"


def _first_own(frame: FrameType | None) -> str:
    while frame is not None:
        if _is_own(frame.f_code.co_filename):
            return f"{_short(frame.f_code.co_filename)}, {frame.f_code.co_name}"
        frame = frame.f_back
    return "a library"


def _is_own(name: str) -> bool:
    return "/schema/" in name or "/audit/" in name


def _short(name: str) -> str:
    parts = name.split("/")
    start = max(at for at, part in enumerate(parts) if part in {"schema", "audit"})
    return "/".join(parts[start:])
