"""Guides as files with their fixes: each written whole or not at all, unless it has changed, or shown as a difference."""

import re
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from difflib import unified_diff
from math import inf
from typing import Any

from audit import atomic, files
from audit.files import Target
from audit.fixer import Wanted, mended
from audit.judge import Judge
from audit.judging import MANY, told
from audit.pool import Pool, processes
from audit.progress import progress
from audit.quoted_path import quoted
from audit.report import count
from audit.verdict import Crash, Verdict
from audit.verdict_text import text_of
from schema.document import Document
from schema.limits import LARGEST_TEXT
from schema.named import NamedTuple

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(slots=True)
class Mending:
    """What became of the guides of a run: what is left to say of each, how many findings are fixed, and what went wrong."""

    verdicts: list[Verdict] = field(default_factory=list)
    fixed: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    def told(self) -> str:
        """What the difference comes to."""
        if not self.fixed:
            return "nothing would change"
        fixes, guides = count(sum(self.fixed.values()), "finding"), count(len(self.fixed), "guide")
        return f"would fix {fixes} in {guides}; nothing was written"


def mend(
    judge: Judge, targets: Sequence[Target], wanted: Wanted, *, write: bool, bar: bool, data: bytes | None = None
) -> Mending:
    """Fix the guides, each by itself, and write them, or tell the difference; `data` is what standard input gave."""
    done = Mending()
    number = 1 if data is not None or len(targets) < MANY else processes(len(targets), judge.jobs)
    here = (_made(judge, target, wanted, data) for target in targets)
    every = _apart(judge, targets, wanted, number) if number > 1 else here
    with closing(every), closing(progress(every, "fixing", total=len(targets), patience=1.0 if bar else inf)) as shown:
        for target, made in zip(targets, shown, strict=True):
            old = number > 1 and made.fixed and write and files.content(target.place) != made.before
            # It has another name, under which it was mended meanwhile.
            _take(judge, target, _made(judge, target, wanted) if old else made, done, write=write)
    return done


class _Made(NamedTuple):
    """What came of a guide: its text before, and after, where that is another one; nothing is written yet."""

    verdict: Verdict
    fixed: int = 0
    before: bytes = b""
    after: bytes = b""
    refused: Sequence[str] = ()


def _made(judge: Judge, target: Target, wanted: Wanted, given: bytes | None = None) -> _Made:
    def judged(text: Document) -> Verdict:
        return judge.document(target, lambda: text)

    try:
        data = _read(target) if given is None else given
        state = mended(data, target.path, judged, wanted.may)
    except OSError as error:
        return _Made(_unreadable(judge, target, error))
    except Exception as error:  # noqa: BLE001  (as for a rule: it is named, and hides no other guide's findings)
        return _Made(Verdict(target.path, crashes=(Crash.of(error, target.path, "", ""),)))
    if not state.fixed:
        return _Made(state.verdict, refused=state.refused)
    return _Made(state.verdict, len(state.fixed), data, state.data, state.refused)


def _take(judge: Judge, target: Target, made: _Made, done: Mending, *, write: bool) -> None:
    """Write a guide, or note how it differs."""
    done.notes += made.refused
    if not made.fixed:
        done.verdicts.append(made.verdict)
    elif reason := _kept(target, made, done, write=write):
        done.verdicts.append(judge.document(target, lambda: Document(made.before, target.path)))
        done.notes.append(f"{target.path} is left as it is: {reason}")
    else:
        done.verdicts.append(made.verdict)
        done.fixed[target.path] = made.fixed


def _kept(target: Target, made: _Made, done: Mending, *, write: bool) -> str:
    """Write a guide, or note how it differs; the answer is why it cannot be written, or nothing."""
    if not write:
        done.differences.append(difference(target.path, made.before, made.after))
        return ""
    try:
        atomic.replace(target.file, made.after, made.before)
    except atomic.ChangedError:
        return "it was changed while it was judged: run the command again"
    except OSError as error:
        return error.strerror or "the file system refuses"
    return ""


class _Task(NamedTuple):
    place: int
    target: Target


class _Answer(NamedTuple):
    """What a process made of a guide, with the verdict as text, less its crashes."""

    place: int
    text: str
    crashes: tuple[Crash, ...]
    rest: tuple[Any, ...] = ()


class _Work:
    """What a process does with some guides."""

    def __init__(self, judge: Judge, wanted: Wanted) -> None:
        self.judge, self.wanted = judge, wanted

    def __call__(self, tasks: Sequence[_Task]) -> list[_Answer]:
        return [self._one(task) for task in tasks]

    def _one(self, task: _Task) -> _Answer:
        verdict, *rest = _made(self.judge, task.target, self.wanted)
        return _Answer(task.place, text_of(verdict) if verdict.ran else "", verdict.crashes, tuple(rest))


def _apart(judge: Judge, targets: Sequence[Target], wanted: Wanted, number: int) -> Generator[_Made, None, None]:
    """What several processes make of the guides, in their order."""

    def dead(task: _Task, why: str) -> _Answer:
        return _Answer(task.place, "", (Crash(task.target.path, "", "", why, "", ""),))

    waiting: dict[int, _Answer] = {}
    turn = 0
    tasks = (_Task(place, target) for place, target in enumerate(targets))
    with closing(Pool(_Work(judge.alone(), wanted), dead, number).answers(tasks, len(targets))) as answers:
        for answer in answers:
            waiting[answer.place] = answer
            while turn in waiting:
                _, text, crashes, rest = waiting.pop(turn)
                yield _Made(told(judge, targets[turn], text, crashes), *rest)
                turn += 1


def _read(target: Target) -> bytes:
    with target.file.open("rb") as stream:
        return stream.read(LARGEST_TEXT + 1)


def _unreadable(judge: Judge, target: Target, error: OSError) -> Verdict:
    message = f"the file cannot be read: {error.strerror}"
    return judge.document(target, lambda: Document.unreadable(target.path, message))


def difference(path: str, before: bytes, after: bytes) -> str:
    """Two texts as a unified difference that `patch` takes."""
    old, new = (_LINE.findall(data.decode("utf-8")) for data in (before, after))
    name = quoted(path)
    lines = unified_diff(old, new, name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
