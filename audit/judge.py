"""Turns files into verdicts: each guide is read and judged by the rules that the configuration leaves to it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit import files
from audit.config import Config
from audit.files import Target
from audit.globs import matches
from audit.verdict import Crash, Verdict
from schema.prefer import Prefer
from schema.registry import cards

if TYPE_CHECKING:
    from audit.cache import Cache
    from audit.keys import Keys
    from audit.linter import Case, Linter
    from schema.document import Document
    from schema.rule import Rule
    from schema.subject import Subject

Choice = Callable[[], "Linter"]
_NONE: frozenset[str] = frozenset()


class Judge:
    """Judges one target after the other, always by the same rules and the same day.

    Where there is a `cache`, what it holds by these `keys` is not judged again; `jobs` is how many processes may judge at once,
    0 as many as fit.
    """

    def __init__(self, linter: Choice, settings: Config, as_of: date, prefer: Prefer = Prefer.NEITHER) -> None:
        self.settings, self.as_of, self.prefer = settings, as_of, prefer
        self.cache: Cache | None = None
        self.keys: Keys | None = None
        self.jobs = 1
        self.extra = frozenset(settings.extra_fields)
        self._linter = linter
        self._ran: dict[frozenset[str], Ran] = {}

    @cached_property
    def linter(self) -> "Linter":
        """The rules, which are imported when the first guide is to be judged."""
        return self._linter()

    @cached_property
    def ignores(self) -> list[tuple[tuple[str], frozenset[str]]]:
        """Patterns of paths, and the codes of the rules that do not run there."""
        return [
            ((glob,), frozenset(card.code for key in keys for card in cards(key)))
            for glob, keys in self.settings.per_path_ignores.items()
        ]

    def one(self, target: Target, data: bytes | None = None, base: "Document | None" = None) -> Verdict:
        """A target's verdict, beside what it was at the base; a failure of ours is one guide's crash and no other's."""
        return self.document(target, lambda: files.read(target) if data is None else _document(data, target), base)

    def document(self, target: Target, read: "Callable[[], Document]", base: "Document | None" = None) -> Verdict:
        """A target's verdict, were this its text."""
        try:
            return self.linter.lint(*self._case(target, read(), base))
        except Exception as error:  # noqa: BLE001  (it is named, fails the run, and hides no other guide's findings)
            return _crashed(target, error)

    def several(self, targets: Sequence[Target], texts: Sequence[bytes | None]) -> list[Verdict]:
        """The verdicts of some targets, of which a text that is None is still to be read."""
        cases: dict[int, Case] = {}
        failed: dict[int, Verdict] = {}
        for place, (target, data) in enumerate(zip(targets, texts, strict=True)):
            try:
                cases[place] = self._case(target, files.read(target) if data is None else _document(data, target))
            except Exception as error:  # noqa: BLE001  (as of one)
                failed[place] = _crashed(target, error)
        found = failed | dict(zip(cases, self.linter.lint_all([*cases.values()]), strict=True))
        return [found[place] for place in range(len(targets))]

    def _case(self, target: Target, document: "Document", base: "Document | None" = None) -> "Case":
        from audit.linter import Case  # noqa: PLC0415  (where all verdicts are known, nothing is judged)

        before = None if base is None else self.subject(target, base)
        return Case(self.subject(target, document, before), target.path, target.inner, self.ignored(target))

    def subject(self, target: Target, document: "Document", base: "Subject | None" = None) -> "Subject":
        """What rules get to see of a target, were this its text."""
        from schema.subject import Subject  # noqa: PLC0415  (where all verdicts are known, nothing is read)

        about = (self.as_of, target.home, self.settings.policies, self.extra, self.globs(target))
        return Subject(document, *about, base=base, prefer=self.prefer)

    def all(self, targets: Sequence[Target], *, bar: bool) -> list[Verdict]:
        """The verdicts of many targets, in their order."""
        from audit.judging import judged  # noqa: PLC0415  (it needs what is here)

        return judged(self, targets, bar=bar)

    def alone(self) -> "Judge":
        """The same judge without its cache, for another process."""
        from copy import copy  # noqa: PLC0415  (most runs need no other process)

        judge = copy(self)
        judge.linter = made = self.linter
        judge.cache, judge.keys, judge._linter, judge._ran = None, None, partial(_same, made), {}  # noqa: SLF001  (its own)
        return judge

    @property
    def rules(self) -> object:
        """What tells its rules from others: None stands for all, which need not be imported to be told."""
        if isinstance(self._linter, partial):
            return None
        codes: frozenset[str] | None = getattr(self._linter, "codes", None)
        return [(rule.code, rule.options) for rule in self.linter.rules] if codes is None else sorted(codes)

    def ran(self, target: Target) -> "Sequence[Rule]":
        """The rules that look at a target which is compared with no base."""
        ignored = self.ignored(target)
        return self._ran.setdefault(ignored, Ran(self, ignored))

    def codes(self, target: Target) -> frozenset[str]:
        """The rules that run on a target."""
        return frozenset(rule.code for rule in self.linter.rules) - self.ignored(target)

    def globs(self, target: Target) -> tuple[str, ...]:
        """The patterns of the policies for paths that a guide's path matches."""
        paths = self.settings.policies.paths
        if not paths:
            return ()
        shown = files.shown(target.place, self.settings.home)
        return tuple(glob for glob in paths if matches(shown, (glob,)))

    def ignored(self, target: Target) -> frozenset[str]:
        """The rules that the configuration leaves out for a target."""
        return self.ignored_at(target.place) if self.ignores else _NONE

    def ignored_at(self, file: Path | str) -> frozenset[str]:
        """The rules that the configuration leaves out at a place."""
        if not self.ignores:
            return _NONE
        path = files.shown(file, self.settings.home)
        return frozenset().union(*(codes for glob, codes in self.ignores if matches(path, glob)))


def _crashed(target: Target, error: Exception) -> Verdict:
    return Verdict(target.path, crashes=(Crash.of(error, target.path, "", ""),))


def _same(linter: "Linter") -> "Linter":
    return linter


class Ran(Sequence["Rule"]):
    """The rules that ran on a guide, which are imported when somebody asks."""

    def __init__(self, judge: Judge, ignored: frozenset[str]) -> None:
        self.judge, self.ignored = judge, ignored

    @property
    def rules(self) -> "tuple[Rule, ...]":
        return self.judge.linter.running(self.ignored, based=False)

    def __len__(self) -> int:
        return len(self.rules)

    def __getitem__(self, place: Any) -> Any:
        return self.rules[place]


def _document(data: bytes, target: Target) -> "Document":
    from schema.document import Document  # noqa: PLC0415  (as above)

    return Document(data, target.path)
