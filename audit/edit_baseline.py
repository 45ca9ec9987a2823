"""What an edit did to the baseline, and what that uncovers on guides that it left as they were."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from audit.baseline import Baseline
from audit.baseline_file import Entry, entries_of
from audit.edit import Edit
from audit.files import absolute, shown
from audit.git import git
from audit.judge import Judge
from audit.kin import compared
from audit.misuse import MisuseError
from audit.report import count
from audit.verdict import Verdict
from schema.named import NamedTuple


class BaselineChange(NamedTuple):
    """The entries that an edit took out of the baseline, by their guides' paths from `home`, and what to say of it."""

    home: Path
    note: str
    gone: Counter[Entry]

    def told(self, uncovered: int) -> str:
        """What to say, given in how many guides that the edit left alone something is found again."""
        it = "it" if uncovered == 1 else "they"
        left = f"{count(uncovered, 'guide')} that it left as {it} {'was' if uncovered == 1 else 'were'}"
        return f"{self.note}; what they held is found again in {left}" if uncovered else self.note


def baseline_change(edit: Edit, file: Path, now: Baseline | None) -> BaselineChange | None:
    """Compare the baseline with what it was at the base; None where it is the same."""
    file = absolute(file, edit.cwd)
    path = edit.inside(file)
    answer = git(edit.top, ["cat-file", "blob", f"{edit.base.name}:{path}"]) if path else None
    if answer is None:  # it lies outside of the repository, which knows nothing of it
        return None
    try:
        before = Counter(entries_of(answer.out, shown(file, edit.cwd)) if answer.code == 0 else ())
    except MisuseError:
        return BaselineChange(
            file.parent, "the baseline changed too: what it held at the base cannot be read", Counter()
        )
    after = Counter(now.entries if now else ())
    gone, added = before - after, after - before
    if not gone and not added:
        return None
    parts = [f"{count(gone.total(), 'entry', 'entries')} gone"] if gone else []
    parts += (
        [f"{added.total():,} added" if gone else f"{count(added.total(), 'entry', 'entries')} added"] if added else []
    )
    what = "the baseline was deleted" if now is None else "the baseline changed too"
    return BaselineChange(file.parent, f"{what}: {', '.join(parts)}", gone)


def uncovered(edit: Edit, judge: Judge, change: BaselineChange, changed: Collection[Path]) -> Iterator[Verdict]:
    """The guides that the edit left as they were and of which it took entries out that hold something still."""
    for guide in dict.fromkeys(entry.guide for entry in change.gone):
        file = absolute(guide, change.home)
        path = edit.inside(file)
        target = edit.scopes.target(path) if path and file not in changed and file.is_file() else None
        if target is None:
            continue
        (verdict,) = compared([judge.one(target)], judge)
        verdict.findings = tuple(
            finding for finding in verdict.findings if Entry(guide, finding.rule, finding.fingerprint) in change.gone
        )
        verdict.suppressed, verdict.skipped = (), ()
        verdict.ran = ()  # what is not told here is not gone
        if verdict.findings or verdict.crashes:
            yield verdict
