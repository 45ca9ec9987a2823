"""Checks again whenever a guide or the configuration changes: what `check --watch` does until it is stopped."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, tzinfo
from pathlib import Path

from audit import config, terminal
from audit.config import Config
from audit.files import Target, absolute, common_folder, shown
from audit.folders import markdown
from audit.harmless import harmless
from audit.judge import Choice, Judge
from audit.misuse import MisuseError
from audit.outcome import CLEAN, MISUSED, Outcome
from audit.search import STDIN
from audit.verdict import Verdict
from schema.named import NamedTuple

PAUSE = 0.5  # seconds between two looks at the files
SETTLED = 0.05  # seconds without a change after which a file is taken to be saved
SHARE = 10  # a look takes at most so small a part of the time: with very many guides they are further apart
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"

Today = Callable[[tzinfo], date]
Check = Callable[[argparse.Namespace, Today, Callable[[Choice, Config, date], Judge]], Outcome]


class Stamp(NamedTuple):
    """What of a file changes when it is written."""

    modified: int
    changed: int
    size: int
    number: int


def watch(args: argparse.Namespace, today: Today, check: Check) -> Outcome:
    """The first check, and then one after each change; what is misuse at the start is misuse."""
    if STDIN in args.paths:
        raise MisuseError("--watch waits for files to change, and standard input is none: name guides or folders")
    if args.output or args.report:
        raise MisuseError("--watch shows findings as you write: leave --output and --report to a run that ends")
    watched = _Watch(args, today, check)
    return watched.checked()._replace(then=watched.rounds(), stopped=CLEAN)  # for nothing is left undone


class _Watch:
    def __init__(self, args: argparse.Namespace, today: Today, check: Check) -> None:
        self.args, self.today, self.check = args, today, check
        self.cwd = Path.cwd()
        self.memory = _Memory()
        self.starts: list[Path] = []
        self.baseline = Path(config.BASELINE)
        self.pause = PAUSE
        self.stamps = self._stamps()

    def rounds(self) -> Iterator[Outcome]:
        """A check after each change, for ever."""
        while True:
            changed = self._wait()
            clear = terminal.is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"
            yield Outcome(out=_CLEAR if clear else "", err=self._said(self._names(changed)))
            yield self._checked_or_told()

    def checked(self) -> Outcome:
        return self._watching(self.check(self.args, self.today, self._judge))

    def _checked_or_told(self) -> Outcome:
        """What is found, or why nothing can be: a folder that is gone, a configuration that is half written, may come right."""
        try:
            return self.checked()
        except MisuseError as error:
            told = "".join(f"payproof: {harmless(message)}\n" for message in error.messages)
            return self._watching(Outcome(MISUSED, err=told))

    def _watching(self, outcome: Outcome) -> Outcome:
        return outcome._replace(err=outcome.err + self._said("watching for changes; Ctrl-C ends it"))

    def _judge(self, linter: Choice, settings: Config, as_of: date) -> Judge:
        if self.args.since is not None:  # what was at the base belongs to the verdict, and HEAD may have moved
            return Judge(linter, settings, as_of)
        return _Remembering(linter, settings, as_of, self.memory, self.stamps)

    def _said(self, words: str) -> str:
        return "" if self.args.quiet else f"payproof: {words}\n"

    def _names(self, changed: set[str]) -> str:
        first = harmless(shown(Path(min(changed)), self.cwd))
        return f"{first} changed" if len(changed) == 1 else f"{first} and {len(changed) - 1:,} more changed"

    def _wait(self) -> set[str]:
        """Wait for a change, and until no other follows at once; the answer names the files."""
        before = self.stamps
        while True:
            self._look_again()
            changed = {name for name in before.keys() | self.stamps.keys() if before.get(name) != self.stamps.get(name)}
            if changed:
                return changed

    def _look_again(self) -> None:
        """Look once more, and then until two looks are the same: a file may be found while it is being saved."""
        time.sleep(self.pause)
        start = time.monotonic()
        seen, self.stamps = self.stamps, self._stamps()
        self.pause = max(PAUSE, SHARE * (time.monotonic() - start))
        while seen != self.stamps:
            time.sleep(SETTLED)
            seen, self.stamps = self.stamps, self._stamps()

    def _stamps(self) -> dict[str, Stamp]:
        """Every file that may change what is found, and in what state it is."""
        names = [absolute(name, self.cwd) for name in self.args.paths]
        home = common_folder(self.args.paths, self.cwd)
        sources = [folder / name for folder in (home, *home.parents) for name in config.FILES]
        if self.args.config:
            sources = [self.args.config]
        try:
            settings = config.load(home, self.args.config)
            self.starts = names or [absolute(name, settings.home) for name in settings.guides]
            self.baseline = self.args.baseline or settings.home / config.BASELINE
        except MisuseError:  # the roots that were known last are watched on
            pass
        files = [file for start in self.starts for file in _files(start)]
        return {
            os.fspath(file): stamp for file in [*sources, self.baseline, *files] if (stamp := _stamp(file)) is not None
        }


def _files(start: Path) -> list[Path]:
    if not start.is_dir():
        return [start]
    try:
        return list(map(Path, markdown(start)))
    except MisuseError:  # a folder that has just been moved or deleted
        return []


def _stamp(file: Path) -> Stamp | None:
    try:
        found = os.stat(file)  # noqa: PTH116  (thousands of them, several times a minute)
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


class _Memory:
    """The last verdict on each guide, as long as it would be judged by the same rules on the same day."""

    def __init__(self) -> None:
        self.rules: tuple[object, ...] = ()
        self.verdicts: dict[Target, tuple[Stamp, Verdict]] = {}

    def hold_to(self, *rules: object) -> None:
        if rules != self.rules:
            self.rules = rules
            self.verdicts.clear()


class _Remembering(Judge):
    """Judges only the guides that have changed since they were last judged."""

    def __init__(
        self, linter: Choice, settings: Config, as_of: date, memory: _Memory, stamps: dict[str, Stamp]
    ) -> None:
        super().__init__(linter, settings, as_of)
        self.memory, self.stamps = memory, stamps
        memory.hold_to(settings, as_of)

    def all(self, targets: Sequence[Target], *, bar: bool) -> list[Verdict]:
        known = self.memory.verdicts
        stamps = {target: self.stamps.get(os.fspath(target.file)) for target in targets}
        left = [target for target in targets if target not in known or known[target][0] != stamps[target]]
        judged = dict(zip(left, super().all(left, bar=bar), strict=True))
        known.update({target: (stamp, judged[target]) for target in left if (stamp := stamps[target]) is not None})
        return [judged[target] if target in judged else known[target][1] for target in targets]
