"""What an edit changed: the files of the working tree that differ from a commit, where they lay before, and their text then."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from audit.commits import Commit, Repository
from audit.config import FILES
from audit.git import Answer, git
from audit.misuse import MisuseError
from schema.limits import LARGEST_TEXT
from schema.named import NamedTuple

_LINK, _MODULE = b"120000", b"160000"
_NOTHING = b"000000"


class Change(NamedTuple):
    """One file: its path below the top, empty where it is gone; the path it had, empty where it is new, and its object then."""

    path: str
    was: str
    blob: str = ""


class Changes(NamedTuple):
    """All files that may be guides or settings, by the path they have now; and those that are gone."""

    base: Commit
    files: dict[str, Change]
    gone: list[Change]
    untracked: set[str]
    notes: list[str]

    def at_base(self, path: str) -> tuple[bool, Change | None]:
        """Whether a file differs from the base's, and if so what that was; None where there was none."""
        before = next((change for change in (*self.files.values(), *self.gone) if change.was == path), None)
        return path in self.files or before is not None, before


def changes(repository: Repository, base: Commit, named: Collection[str]) -> Changes:
    """What the working tree changed since a commit, whether it is committed, staged or neither.

    `named` are paths below the top that were given, which are looked at whatever they are called.
    """
    return _Differ(repository, base, named).run()


class _Differ:
    def __init__(self, repository: Repository, base: Commit, named: Collection[str]) -> None:
        self.repository, self.base, self.named = repository, base, named
        # `*` means folders too; what is given by name is no pattern.
        patterns = [":(icase)*.md", *FILES, *(f"*/{name}" for name in FILES)]
        self.asked = [*patterns, *(f":(literal){path}" for path in named if not path.lower().endswith(".md"))]
        self.found = Changes(base, {}, [], set(), [])

    def run(self) -> Changes:
        self._compare()
        self._untracked()
        self._links()
        return self.found

    def _ask(self, *arguments: str) -> Answer:
        answer = git(self.repository.top, arguments)
        if answer is None:
            raise MisuseError("git cannot be run, so there is nothing to compare with")
        if answer.code:
            raise MisuseError(f"git cannot compare with {self.base.name[:12]}: {answer.reason}")
        return answer

    def _compare(self) -> None:
        look = ("diff", "--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-relative")
        answer = self._ask(*look, self.base.name, "--", *self.asked)
        if "rename detection was skipped" in answer.err:
            self.found.notes.append(
                "so many files were added and removed that git followed no rename but exact ones: "
                "the others are taken for new (`git config diff.renameLimit`)"
            )
        words = iter(answer.out.split(b"\0"))
        for head in words:
            if not head:
                continue
            old_mode, new_mode, blob, _, kind = head.removeprefix(b":").split()
            was = now = os.fsdecode(next(words))
            if kind[:1] in {b"R", b"C"}:
                now = os.fsdecode(next(words))
            readable = old_mode not in {_NOTHING, _LINK, _MODULE}
            change = Change(now, was if readable else "", blob.decode() if readable else "")
            if kind == b"D":
                self.found.gone.append(change._replace(path=""))
            elif new_mode != _MODULE:
                self.found.files[now] = change

    def _untracked(self) -> None:
        """Files that git does not know yet; one that it was told to forget is still what it was."""
        listed = self._ask("ls-files", "--others", "--exclude-standard", "-z", "--", *self.asked).out
        if self.named:  # asked for by name, so it does not matter that git ignores them
            listed += self._ask("--literal-pathspecs", "ls-files", "--others", "-z", "--", *self.named).out
        forgotten = {change.was: change for change in self.found.gone}
        for raw in listed.split(b"\0"):
            path = os.fsdecode(raw)
            if not raw or path.endswith("/"):
                continue
            self.found.untracked.add(path)
            before = forgotten.get(path)
            self.found.files[path] = Change(path, path, before.blob) if before else Change(path, "")
            if before in self.found.gone:
                self.found.gone.remove(before)

    def _links(self) -> None:
        """A link changes with the file that it leads to."""
        top = Path(os.path.realpath(self.repository.top))
        for entry in self._ask("ls-files", "--stage", "-z", "--", *self.asked).out.split(b"\0"):
            head, _, raw = entry.partition(b"\t")
            path = os.fsdecode(raw)
            if not head.startswith(_LINK) or path in self.found.files:
                continue
            real = Path(os.path.realpath(top / path))
            there = self.found.files.get(real.relative_to(top).as_posix()) if top in real.parents else None
            if there is not None:
                self.found.files[path] = Change(path, path if there.blob else "", there.blob)


def texts(repository: Repository, every: Sequence[Change]) -> Iterator[tuple[Change, bytes | None]]:
    """What each file was at the base, None where it is new; read by one process, in the order given."""
    blobs = list(dict.fromkeys(change.blob for change in every if change.blob))
    sizes: Mapping[str, int] = repository.sizes(blobs) if blobs else {}
    small = [blob for blob in blobs if sizes[blob] <= LARGEST_TEXT]
    known = dict(repository.contents(small))
    too_large = b" " * (LARGEST_TEXT + 1)  # says of itself that it is
    for change in every:
        yield change, known.get(change.blob, too_large) if change.blob else None
