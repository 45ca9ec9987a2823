"""How surely the comparison finds a change: every change of every clean guide, what was found of it, and where.

`python -m benchmarks.accuracy FOLDER` prints a table; the folder holds guides as <company>/<role>.md.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from audit.linter import Linter
from benchmarks.guide_text import Mutation, Unheld
from benchmarks.mutations import mutations
from schema.document import Document
from schema.finding import Finding
from schema.registry import matching
from schema.subject import Subject

AS_OF = date(2026, 11, 21)


@dataclass
class Score:
    """What was changed, and what was found of it, by kind of change."""

    guides: int = 0
    clean: int = 0
    seen: int = 0
    made: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)
    unheld: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def table(self) -> str:
        rows = [(kind, self.made[kind], self.found[kind], self.placed[kind]) for kind in sorted(self.made)]
        rows.append(("all", self.made.total(), self.found.total(), self.placed.total()))
        lines = [f"{'change':<36} {'made':>9} {'found':>9} {'in place':>9}"]
        lines += [f"{kind:<36} {made:>9,} {found:>9,} {placed:>9,}" for kind, made, found, placed in rows]
        lines.append("")
        lines += [f"{count:>9,} not changed: {why}" for why, count in self.unheld.most_common()]
        return "\n".join(lines)


class Judge:
    """The rules of family TAB alone."""

    def __init__(self) -> None:
        self.linter = Linter(tuple(rule() for rule in matching("TAB")))

    def subject(self, text: str, path: str) -> Subject:
        return Subject(Document(text, path), AS_OF)

    def findings(self, text: str, path: str) -> Sequence[Finding]:
        verdict = self.linter.lint(self.subject(text, path), path)
        if verdict.crashes:
            raise RuntimeError(verdict.crashes[0].trace)
        return verdict.findings


def score(files: list[Path], every: int = 1) -> Score:
    """Judge each guide, and each `every`-th change of those on which the rules find nothing."""
    judge, total = Judge(), Score()
    for file in files:
        text, path = file.read_text(encoding="utf-8"), "/".join(file.parts[-2:])
        total.guides += 1
        if judge.findings(text, path):
            continue
        total.clean += 1
        for change in mutations(judge.subject(text, path)):
            if isinstance(change, Unheld):
                total.unheld[change.why] += 1
                continue
            if total.seen % every == 0:
                _count(judge, path, change, total)
            total.seen += 1
    return total


def _count(judge: Judge, path: str, change: Mutation, total: Score) -> None:
    total.made[change.kind] += 1
    found = judge.findings(change.text, path)
    if len(found) == change.findings:
        total.found[change.kind] += 1
        lines = {finding.span.line for finding in found} | {
            place.span.line for finding in found for place in finding.related
        }
        if change.lines <= lines:
            total.placed[change.kind] += 1
            return
        why = f"stands at {sorted(lines)}, wanted {sorted(change.lines)}"
    else:
        why = f"{len(found)} findings: {[(finding.rule, finding.message) for finding in found]}"
    total.missed.append(f"{path}: {change.kind}: {change.what}: {why}")


def guides(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.glob("*/*.md")))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="try only every so many-th change")
    parser.add_argument("--missed", type=int, default=20, help="how many of the missed changes to show")
    args = parser.parse_args(arguments)
    total = score(list(guides(args.folder)), args.every)
    print(
        f"{total.guides:,} guides, {total.clean:,} of them without a finding of family TAB; each of their changes on its own:\n"
    )
    print(total.table())
    by_kind = defaultdict(list)
    for line in total.missed:
        by_kind[line.split(": ")[1]].append(line)
    for lines in by_kind.values():
        print(*lines[: args.missed], sep="\n")
    return 1 if total.missed else 0


if __name__ == "__main__":
    sys.exit(main())
