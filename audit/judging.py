"""Judges many guides: takes from the cache what was found before, and the rest here or in several processes."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from audit import files
from audit.files import Target
from audit.judge import Judge
from audit.verdict import Crash, Verdict
from audit.verdict_text import text_of, verdict_of
from schema.named import NamedTuple

if TYPE_CHECKING:
    from audit.cache import Cache, Kept
    from audit.keys import Keys

type_of_found = Generator[tuple[int, Verdict], None, None]
MANY = 100  # guides that one process judges in less time than it takes to think of others
_TOGETHER = 64  # guides that are judged together
_HELD_AT_ONCE = 800_000  # bytes of them, which is twice what so many usual ones have
_READ_AT_ONCE = 500  # guides whose keys are asked for in one go
_KEPT_AT_ONCE = 2000  # verdicts that are written in one go


def judged(judge: Judge, targets: Sequence[Target], *, bar: bool) -> list[Verdict]:
    """The verdicts in the order of the targets."""
    found: list[Verdict | None] = [None] * len(targets)
    run = _Run(judge, targets)
    try:
        with closing(run.verdicts()) as verdicts, closing(_shown(verdicts, len(targets), bar=bar)) as shown:
            for place, verdict in shown:
                found[place] = verdict
    finally:
        run.close()
    return [verdict for verdict in found if verdict is not None]


def _shown(verdicts: type_of_found, total: int, *, bar: bool) -> type_of_found:
    if not bar:
        return verdicts
    from audit.progress import progress  # noqa: PLC0415  (only a terminal needs it)

    return progress(verdicts, "checking", total=total)  # the bar is taken down before anything else is printed


class _Task(NamedTuple):
    place: int
    target: Target


class _Answer(NamedTuple):
    """What a process found: the key of the text that it read, and the verdict as text, less its crashes."""

    place: int
    key: bytes | None
    text: str
    crashes: tuple[Crash, ...]


class _Work:
    """What a process does with some guides."""

    def __init__(self, judge: Judge, keys: "Keys | None") -> None:
        self.judge, self.keys = judge, keys

    def __call__(self, tasks: Sequence[_Task]) -> list[_Answer]:
        found = self.verdicts([task.target for task in tasks])
        return [
            _Answer(task.place, key, text_of(verdict), verdict.crashes)
            for task, (key, verdict) in zip(tasks, found, strict=True)
        ]

    def verdicts(self, targets: Sequence[Target]) -> Iterator[tuple[bytes | None, Verdict]]:
        """The guides' verdicts, each with the key of what was read; none where it could not be."""
        start = held = 0
        texts: list[bytes | None] = []
        for number, target in enumerate(targets, 1):
            texts.append(files.content(target.place))
            held += len(texts[-1] or b"")
            if held > _HELD_AT_ONCE or number == len(targets):
                verdicts = self.judge.several(targets[start:number], texts)
                yield from zip(map(self._key, targets[start:number], texts), verdicts, strict=True)
                start, held, texts = number, 0, []

    def _key(self, target: Target, data: bytes | None) -> bytes | None:
        return self.keys.of(target, data) if self.keys and data is not None else None


def told(judge: Judge, target: Target, text: str, crashes: tuple[Crash, ...]) -> Verdict:
    """The verdict of another process; without a text it found nothing but a crash."""
    verdict = verdict_of(text, target.path, target.inner) if text else Verdict(target.path)
    verdict.crashes = crashes
    verdict.ran = judge.ran(target) if text else ()
    return verdict


class _Run:
    def __init__(self, judge: Judge, targets: Sequence[Target]) -> None:
        self.judge, self.targets = judge, targets
        self.day = judge.as_of.toordinal()
        self.dated: frozenset[str] | None = None
        self.cache = judge.cache
        self.keys = judge.keys = _keys(judge, self.cache) if self.cache else None
        self.waiting: list[Kept] = []

    def verdicts(self) -> type_of_found:
        """Each verdict with its target's place, in no order."""
        left: Sequence[int] = range(len(self.targets))
        if self.cache and self.keys:
            left = yield from self._known(self.cache, self.keys)
        if len(left) < MANY or self.judge.jobs == 1:
            yield from self._judged_here(left)
        else:
            yield from self._judged_in_processes(left)

    def close(self) -> None:
        """Keep what was found, also of a run that was broken off."""
        if self.cache:
            self.cache.keep(self.waiting)
            self.cache.close()

    def _known(self, cache: "Cache", keys: "Keys") -> Generator[tuple[int, Verdict], None, list[int]]:
        """What the cache holds; the places of the other guides."""
        left: list[int] = []
        for start in range(0, len(self.targets), _READ_AT_ONCE):
            asked: dict[int, bytes] = {}
            for place, target in enumerate(self.targets[start : start + _READ_AT_ONCE], start):
                data = files.content(target.place)
                if data is None:
                    left.append(place)
                else:
                    asked[place] = keys.of(target, data)
            held = cache.held(list(asked.values()), self.day)
            for place, key in asked.items():
                verdict = _read(held.get(key), self.targets[place])
                if verdict is None:
                    left.append(place)
                else:
                    verdict.ran, verdict.key = self.judge.ran(self.targets[place]), key
                    yield place, verdict
        return left

    def _judged_here(self, left: Sequence[int]) -> type_of_found:
        work = _Work(self.judge, self.keys)
        for start in range(0, len(left), _TOGETHER):
            places = left[start : start + _TOGETHER]
            found = work.verdicts([self.targets[place] for place in places])
            for place, (key, verdict) in zip(places, found, strict=True):
                if key is not None and not verdict.crashes:
                    self._keep(key, text_of(verdict), verdict)
                yield place, verdict

    def _judged_in_processes(self, left: Sequence[int]) -> type_of_found:
        from audit.pool import Pool, processes  # noqa: PLC0415  (few guides need no other process)

        number = processes(len(left), self.judge.jobs)
        if number == 1:
            yield from self._judged_here(left)
            return
        if self.cache:
            self.cache.close()  # another process must not take it over
        judge = self.judge.alone()
        pool = Pool(_Work(judge, self.keys and self.keys.alone(judge)), self._dead, number)
        tasks = (_Task(place, self.targets[place]) for place in left)
        with closing(pool.answers(tasks, len(left))) as answers:
            for answer in answers:
                target = self.targets[answer.place]
                verdict = told(self.judge, target, answer.text, answer.crashes)
                if answer.key is not None and not answer.crashes:
                    self._keep(answer.key, answer.text, verdict)
                yield answer.place, verdict

    def _dead(self, task: _Task, why: str) -> _Answer:
        return _Answer(task.place, None, "", (Crash(task.target.path, "", "", why, "", ""),))

    def _keep(self, key: bytes, text: str, verdict: Verdict) -> None:
        from audit.cache import Kept  # noqa: PLC0415  (as SQLite, only where something is kept)

        if self.dated is None:
            self.dated = frozenset(rule.code for rule in self.judge.linter.rules if rule.needs_as_of)
        rules = {told.rule for told in (*verdict.findings, *verdict.suppressed)} | {
            skip.rule for skip in verdict.skipped
        }
        dated = not self.dated.isdisjoint(rules)
        verdict.key = key
        self.waiting.append(Kept(key, self.day, dated, text))
        if len(self.waiting) >= _KEPT_AT_ONCE and self.cache:
            self.cache.keep(self.waiting)
            self.waiting.clear()


def _keys(judge: Judge, cache: "Cache") -> "Keys | None":
    from audit.keys import Keys  # noqa: PLC0415  (only where something is kept)
    from audit.sources import digest  # noqa: PLC0415  (as above)

    try:
        return Keys(judge, digest(cache))
    except OSError:  # its own files cannot be looked at, as in an archive
        return None


def _read(text: str | None, target: Target) -> Verdict | None:
    """The verdict that the cache holds; None where that is none."""
    if text is None:
        return None
    try:
        return verdict_of(text, target.path, target.inner)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
