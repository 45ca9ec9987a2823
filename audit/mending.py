"""Guides as files with their fixes: each written whole or not at all, unless it has changed, or shown as a difference."""

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from difflib import unified_diff
from math import inf

from audit import atomic
from audit.files import Target
from audit.fixer import Mended, Wanted, mended
from audit.judge import Judge
from audit.progress import progress
from audit.quoted_path import quoted
from audit.report import count
from audit.verdict import Crash, Verdict
from schema.document import Document
from schema.limits import LARGEST_TEXT

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
    with closing(progress(targets, "fixing", patience=1.0 if bar else inf)) as shown:
        for target in shown:
            try:
                _one(judge, target, wanted, done, data, write=write)
            except OSError as error:
                done.verdicts.append(_unreadable(judge, target, error))
    return done


def _one(judge: Judge, target: Target, wanted: Wanted, done: Mending, given: bytes | None, *, write: bool) -> None:
    data = _read(target) if given is None else given

    def judged(text: Document) -> Verdict:
        return judge.document(target, lambda: text)

    try:
        state = mended(data, target.path, judged, wanted.may)
    except Exception as error:  # noqa: BLE001  (as for a rule: it is named, and hides no other guide's findings)
        done.verdicts.append(Verdict(target.path, crashes=(Crash.of(error, target.path, "", ""),)))
        return
    done.notes += state.refused
    if not state.fixed:
        done.verdicts.append(state.verdict)
    elif reason := _kept(target, state, data, done, write=write):
        done.verdicts.append(judged(Document(data, target.path)))
        done.notes.append(f"{target.path} is left as it is: {reason}")
    else:
        done.verdicts.append(state.verdict)
        done.fixed[target.path] = len(state.fixed)


def _kept(target: Target, state: Mended, data: bytes, done: Mending, *, write: bool) -> str:
    """Write a guide, or note how it differs; the answer is why it cannot be written, or nothing."""
    if not write:
        done.differences.append(difference(target.path, data, state.data))
        return ""
    try:
        atomic.replace(target.file, state.data, data)
    except atomic.ChangedError:
        return "it was changed while it was judged: run the command again"
    except OSError as error:
        return error.strerror or "the file system refuses"
    return ""


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
