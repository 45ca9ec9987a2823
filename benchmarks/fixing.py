"""What `payproof check --fix` does to every guide of a folder: what is fixable, what is left, and whether a fix keeps its word.

`python -m benchmarks.fixing FOLDER` prints a table; the folder holds guides as <company>/<role>.md.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from audit.config import Config
from audit.files import Target
from audit.fixer import Mended, Wanted, mended
from audit.judge import Judge
from audit.selection import choice
from audit.verdict import Verdict
from schema.document import Document
from schema.finding import Safety
from schema.prefer import Prefer
from schema.registry import find

AS_OF = date(2026, 11, 21)
_QUOTED = re.compile(r"`[^`]*`|[0-9][0-9,.]{3,}")


@dataclass
class Count:
    """What was found, what was fixed, and what broke its word."""

    guides: int = 0
    changed: int = 0
    found: Counter[str] = field(default_factory=Counter)
    safe: Counter[str] = field(default_factory=Counter)
    unsafe: Counter[str] = field(default_factory=Counter)
    fixed: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def table(self) -> str:
        """A line a rule."""
        counts = (self.found, self.safe, self.unsafe, self.fixed, self.left)
        rules = sorted({rule for counter in counts for rule in counter})
        rows = [(rule, *(counter[rule] for counter in counts)) for rule in rules]
        rows.append(("all", *(counter.total() for counter in counts)))
        lines = [f"{'rule':<8}" + "".join(f"{title:>9}" for title in ("found", "safe", "unsafe", "fixed", "left"))]
        lines += [f"{rule:<8}" + "".join(f"{number:>9,}" for number in numbers) for rule, *numbers in rows]
        lines += ["", f"{self.guides:,} guides, {self.changed:,} of them changed"]
        lines += [f"{often:>9,} {rule} not fixable: {why}" for (rule, why), often in self.reasons.most_common()]
        return "\n".join(lines)


class Fixing:
    """The fixer with every rule, on texts."""

    def __init__(self, prefer: Prefer = Prefer.NEITHER, *, unsafe: bool = False) -> None:
        settings = Config(Path())
        self.judge = Judge(choice(settings), settings, AS_OF, prefer)
        self.wanted = Wanted(unsafe, preferred=bool(prefer))

    def verdict(self, document: Document) -> Verdict:
        path = Path(document.path)
        target = Target.at(path, document.path, document.path, certain=True)
        verdict = self.judge.document(target, lambda: document)
        if verdict.crashes:
            raise RuntimeError(verdict.crashes[0].trace)
        return verdict

    def mended(self, data: bytes, path: str) -> Mended:
        return mended(data, path, self.verdict, self.wanted.may)

    def broken(self, data: bytes, path: str) -> tuple[Mended, list[str]]:
        """A guide with its fixes made, and what is wrong with that."""
        before = self.verdict(Document(data, path))
        state = self.mended(data, path)
        return state, [f"{path}: {what}" for what in self._broken(data, path, before, state)]

    def _broken(self, data: bytes, path: str, before: Verdict, state: Mended) -> Iterator[str]:
        again = self.verdict(Document(state.data, path))
        told = [finding.message for finding in again.findings]
        if told != [finding.message for finding in state.verdict.findings]:
            yield "what is left is not what a new check finds"
        left = [finding for finding in again.findings if self.wanted.may(finding)]
        if len(left) > len(state.refused):
            yield f"{left[0].rule} is still fixable: {left[0].message}"
        twice = self.mended(state.data, path)
        if twice.data != state.data:
            yield "fixing twice is not fixing once"
        if not state.fixed and state.data != data:
            yield "it has changed, and nothing was fixed"
        were = Counter(finding.fingerprint for finding in [*before.findings, *before.suppressed])
        uncovered = {key for finding in state.fixed if (rule := find(finding.rule)) for key in rule.uncovers}
        for finding in again.findings:
            were[finding.fingerprint] -= 1
            known = "ALL" in uncovered or any(finding.rule.startswith(key) for key in uncovered)
            if were[finding.fingerprint] < 0 and not known:
                yield f"{finding.rule} is new: {finding.message}"
        windows = self.mended(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), path)
        if windows.data.replace(b"\r\n", b"\n") != state.data.replace(b"\r\n", b"\n"):
            yield "with CRLF the result is another"
        if windows.data.count(b"\n") != windows.data.count(b"\r\n"):
            yield "a line has lost its CRLF"


def count(files: Sequence[Path], prefer: Prefer = Prefer.NEITHER, *, unsafe: bool = False) -> Count:
    """Fix each guide, check it again, and fix it again."""
    fixing, total = Fixing(prefer, unsafe=unsafe), Count()
    for file in files:
        data, path = file.read_bytes(), "/".join(file.parts[-2:])
        total.guides += 1
        for finding in fixing.verdict(Document(data, path)).findings:
            total.found[finding.rule] += 1
            if finding.fix:
                (total.safe if finding.fix.safety is Safety.SAFE else total.unsafe)[finding.rule] += 1
            elif finding.refused:
                total.reasons[finding.rule, _QUOTED.sub("…", finding.refused)] += 1
        state, broken = fixing.broken(data, path)
        total.changed += bool(state.fixed)
        total.fixed.update(finding.rule for finding in state.fixed)
        total.left.update(finding.rule for finding in state.verdict.findings)
        total.refused += state.refused
        total.broken += broken
    return total


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--unsafe", action="store_true", help="make the fixes that somebody has to want, too")
    parser.add_argument("--prefer", choices=list(map(str, Prefer)), default="", help="the side that is right")
    args = parser.parse_args(arguments)
    total = count(sorted(args.folder.glob("*/*.md")), Prefer(args.prefer), unsafe=args.unsafe)
    print(total.table())
    print(*[*total.refused, *total.broken], sep="\n")
    return 1 if total.broken else 0


if __name__ == "__main__":
    sys.exit(main())
