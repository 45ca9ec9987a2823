"""Turns files into verdicts: each guide is read and judged by the rules that the configuration leaves to it."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from audit import files
from audit.config import Config
from audit.files import Target
from audit.globs import matches
from audit.verdict import Crash, Verdict
from schema.prefer import Prefer
from schema.registry import matching

if TYPE_CHECKING:
    from audit.linter import Linter
    from schema.document import Document
    from schema.subject import Subject

Choice = Callable[[], "Linter"]


class Judge:
    """Judges one target after the other, always by the same rules and the same day."""

    def __init__(self, linter: Choice, settings: Config, as_of: date, prefer: Prefer = Prefer.NEITHER) -> None:
        self.settings, self.as_of, self.prefer = settings, as_of, prefer
        self.extra = frozenset(settings.extra_fields)
        self._linter = linter

    @cached_property
    def linter(self) -> "Linter":
        """The rules, which are imported when the first guide is to be judged."""
        return self._linter()

    @cached_property
    def ignores(self) -> list[tuple[tuple[str], frozenset[str]]]:
        """Patterns of paths, and the codes of the rules that do not run there."""
        return [
            ((glob,), frozenset(rule.code for key in keys for rule in matching(key)))
            for glob, keys in self.settings.per_path_ignores.items()
        ]

    def one(self, target: Target, data: bytes | None = None, base: "Document | None" = None) -> Verdict:
        """A target's verdict, beside what it was at the base; a failure of ours is one guide's crash and no other's."""
        return self.document(target, lambda: files.read(target) if data is None else _document(data, target), base)

    def document(self, target: Target, read: "Callable[[], Document]", base: "Document | None" = None) -> Verdict:
        """A target's verdict, were this its text."""
        try:
            before = None if base is None else self.subject(target, base)
            subject = self.subject(target, read(), before)
            return self.linter.lint(subject, target.path, target.inner, self.ignored_at(target.file))
        except Exception as error:  # noqa: BLE001  (it is named, fails the run, and hides no other guide's findings)
            return Verdict(target.path, crashes=[Crash.of(error, target.path, "", "")])

    def subject(self, target: Target, document: "Document", base: "Subject | None" = None) -> "Subject":
        """What rules get to see of a target, were this its text."""
        from schema.subject import Subject  # noqa: PLC0415  (where all verdicts are known, nothing is read)

        about = (self.as_of, target.home, self.settings.policies, self.extra, self._globs(target))
        return Subject(document, *about, base=base, prefer=self.prefer)

    def all(self, targets: Sequence[Target], *, bar: bool) -> list[Verdict]:
        if not bar:
            return [self.one(target) for target in targets]
        from audit.progress import progress  # noqa: PLC0415  (only a terminal needs it)

        with closing(progress(targets, "checking")) as shown:  # the bar is taken down before anything else is printed
            return [self.one(target) for target in shown]

    def codes(self, target: Target) -> frozenset[str]:
        """The rules that run on a target."""
        return frozenset(rule.code for rule in self.linter.rules) - self.ignored_at(target.file)

    def _globs(self, target: Target) -> tuple[str, ...]:
        """The patterns of the policies for paths that a guide's path matches."""
        paths = self.settings.policies.paths
        if not paths:
            return ()
        shown = files.shown(target.file, self.settings.home)
        return tuple(glob for glob in paths if matches(shown, (glob,)))

    def ignored_at(self, file: Path) -> frozenset[str]:
        """The rules that the configuration leaves out at a place."""
        if not self.ignores:
            return frozenset()
        path = files.shown(file, self.settings.home)
        return frozenset().union(*(codes for glob, codes in self.ignores if matches(path, glob)))


def _document(data: bytes, target: Target) -> "Document":
    from schema.document import Document  # noqa: PLC0415  (as above)

    return Document(data, target.path)
