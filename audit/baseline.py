"""What a project has accepted to have wrong: sorts what a run finds into what is known and what is new, and tells what is gone."""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from audit.baseline_file import Entry, read
from audit.config import BASELINE
from audit.files import absolute, shown
from audit.report import count
from audit.verdict import Verdict
from schema.finding import Finding
from schema.named import NamedTuple


class Sifted(NamedTuple):
    """A run's findings beside a baseline: those that it lacks and those that it holds, and its entries."""

    new: list[Finding]
    known: list[Finding]
    matched: list[Entry]
    unmatched: Counter[Entry]
    gone: list[Entry]  # of the unmatched, those that this run can speak of
    added: list[Entry]  # what would hold the new ones

    @property
    def kept(self) -> list[Entry]:
        """What the baseline still holds once it is pruned."""
        return [*self.matched, *(self.unmatched - Counter(self.gone)).elements()]


class Baseline:
    """A baseline, as a run sees it that calls guides by their paths from `cwd`."""

    def __init__(self, file: Path, cwd: Path, entries: Iterable[Entry] = ()) -> None:
        self.file, self.cwd = absolute(file, cwd), cwd
        self.home, self.name = self.file.parent, shown(self.file, cwd)
        self.entries = list(entries)

    @classmethod
    def load(cls, file: Path, cwd: Path) -> "Baseline":
        return cls(file, cwd, read(file, shown(absolute(file, cwd), cwd)))

    def told(self, sifted: Sifted) -> list[str]:
        """What to say of entries that match nothing any more."""
        if not sifted.gone:
            return []
        entries = count(len(sifted.gone), "entry", "entries")
        match, them = ("matches", "it") if len(sifted.gone) == 1 else ("match", "them")
        named = "" if self.file.name == BASELINE else f" --baseline {self.name}"
        advice = f"`payproof baseline --prune{named}` takes {them} out"
        return [f"{entries} of {self.name} {match} nothing any more: {advice}"]

    def sift(self, findings: Sequence[Finding], verdicts: Sequence[Verdict], searched: Sequence[Path] = ()) -> Sifted:
        """Findings and entries, one to one: of two equal findings and one entry, one is new.

        What a run did not judge is not gone: a guide that it did not look at, unless it `searched` a folder in which that
        would lie and there is no such file; a rule that did not run, or had not all it needs.
        """
        left = Counter(self.entries)
        matched: list[Entry] = []
        known: list[Finding] = []
        unknown: list[tuple[Finding, Entry]] = []
        paths = {finding.origin or finding.path for finding in findings}
        guides = {path: self._guide(path) for path in paths}
        for finding in findings:
            entry = Entry(guides[finding.origin or finding.path], finding.rule, finding.fingerprint)
            if left[entry] > 0:
                left[entry] -= 1
                matched.append(entry)
                known.append(finding)
            else:
                unknown.append((finding, entry))
        moved = self._moved(left) if unknown else {}
        new: list[Finding] = []
        added: list[Entry] = []
        for finding, entry in unknown:
            if old := moved.get(entry.fingerprint):
                left[old.pop()] -= 1
                matched.append(entry)
                known.append(finding)
            else:
                new.append(finding)
                added.append(entry)
        return Sifted(new, known, matched, left, self._gone(left, verdicts, searched), added)

    def _guide(self, path: str) -> str:
        """A guide's path from the baseline's folder."""
        return path if self.home == self.cwd else shown(absolute(path, self.cwd), self.home)

    def _moved(self, left: Counter[Entry]) -> dict[str, list[Entry]]:
        """By fingerprint, what nothing matched and whose guide is no longer there: a guide root may be renamed."""
        found: dict[str, list[Entry]] = {}
        there: dict[str, bool] = {}
        for entry in left.elements():
            if entry.guide not in there:
                there[entry.guide] = os.path.lexists(self.home / entry.guide)
            if not there[entry.guide]:
                found.setdefault(entry.fingerprint, []).append(entry)
        return found

    def _gone(self, left: Counter[Entry], verdicts: Sequence[Verdict], searched: Sequence[Path]) -> list[Entry]:
        judged = {self._guide(verdict.path): verdict for verdict in verdicts}
        waiting: dict[str, list[Entry]] = {}
        for entry in left.elements():
            if searched or entry.guide in judged:
                waiting.setdefault(entry.guide, []).append(entry)
        gone: list[Entry] = []
        for guide, entries in waiting.items():
            if guide in judged:
                sure = {rule.code for rule in judged[guide].sure() if not rule.needs_base}
                gone += [entry for entry in entries if entry.rule in sure]
            elif self._lost(guide, searched):
                gone += entries
        return gone

    def _lost(self, guide: str, searched: Sequence[Path]) -> bool:
        """Whether a run would have met this guide, if there were one."""
        file = absolute(guide, self.home)
        return any(folder in file.parents for folder in searched) and not os.path.lexists(file)
