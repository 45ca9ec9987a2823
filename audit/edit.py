"""An edit of guides: which ones it changed and what they were, which ones it took away, and whether it changed the rules."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit import config, files, search
from audit.changes import Change, changes, texts
from audit.commits import Commit, HistoryError, Repository
from audit.config import Config
from audit.files import Target
from audit.git import git
from audit.merge_base import merge_base
from audit.misuse import MisuseError
from audit.report import count
from audit.scopes import Scopes
from schema.limits import LARGEST_TEXT
from schema.named import NamedTuple

_NAMED = 3  # guides that a note lists


class Edited(NamedTuple):
    """A guide that the edit changed: how it was called before, and its text now and then.

    The text now is None where it cannot be read; the text then, where the guide is new.
    """

    target: Target
    was: str
    data: bytes | None
    base: bytes | None

    @property
    def renamed(self) -> bool:
        return bool(self.was) and self.was != self.target.path


class Edit:
    """What lies between a commit and the working tree, below the paths given."""

    def __init__(
        self, names: Sequence[str], settings: Config, cwd: Path, revision: str, *, only_guides: bool = False
    ) -> None:
        self.names, self.settings, self.cwd, self.only_guides = names, settings, cwd, only_guides
        self.found = search.find(names, settings, cwd, roots=False, only_guides=only_guides)
        self.scopes = Scopes(names, self.found, settings, cwd)
        if self.scopes.top is None:
            why = self.scopes.why_none.partition(", so nothing is known")[0]
            raise MisuseError(f"{why}, so there is nothing to compare with: {revision} is looked up in git")
        self.top = Path(os.path.realpath(self.scopes.top))
        self.repository = Repository(self.top)
        self.base: Commit = merge_base(self.repository, revision)
        named = [scope.inside for scope in self.scopes.scopes if scope.single is not None]
        if settings.file is not None and settings.file.name not in config.FILES:
            named.append(self.inside(settings.file))
        self.changes = changes(self.repository, self.base, list(filter(None, named)))

    def guides(self) -> list[Edited]:
        """The guides that the edit changed, by path; not those whose text is what it was, at the place where it was."""
        targets = [
            (target, change) for path, change in self.changes.files.items() if (target := self.scopes.target(path))
        ]
        targets.sort(key=lambda found: found[0].path)
        found = []
        read = self._texts([change for _, change in targets])
        for (target, change), (_, base) in zip(targets, read, strict=True):
            data = _read(target.file)
            if base is not None and data is not None and change.path == change.was and _same(data, base):
                continue
            if data is None or base is not None or not self._is_note(change.path, data):
                found.append(Edited(target, self.called(change.was), data, base))
        return found

    def content_at_base(self, file: Path) -> bytes | None:
        """What a file of settings held before the edit; None where there was none."""
        path = self.inside(file)
        differs, before = self.changes.at_base(path) if path else (False, None)
        if not differs:
            return config.content(file)
        return next((data for _, data in self._texts([before])), None) if before else None

    def _texts(self, every: Sequence[Change]) -> list[tuple[Change, bytes | None]]:
        try:
            return list(texts(self.repository, every))
        except HistoryError as error:
            raise MisuseError(f"nothing to compare with: {error}") from error

    def gone(self) -> Iterator[Change]:
        """The guides that the edit took away, or moved to where they are none."""
        yield from (change for change in self.changes.gone if self.scopes.target(change.was))
        for path, change in self.changes.files.items():
            if change.was and change.was != path and self.scopes.target(change.was) and not self.scopes.target(path):
                yield change

    def others(self) -> list[str]:
        """The Markdown below the folders that the edit changed and that is no guide."""
        every = (path for path in self.changes.files if path.lower().endswith(".md"))
        return sorted(self.called(path) for path in every if not self.scopes.target(path) and self.scopes.holds(path))

    def headline(self, number: int) -> str:
        """With what so many guides were compared, and which guides are gone."""
        told = (
            f"{count(number, 'guide')} changed since {self.base.name[:12]} of {self.base.day(self.settings.time_zone)}"
        )
        gone = sorted(self.called(change.was) for change in self.gone())
        if not gone:
            return told
        some = ", ".join(gone[:_NAMED]) + (f" and {len(gone) - _NAMED:,} more" if len(gone) > _NAMED else "")
        return f"{told}; {len(gone):,} deleted: {some}"

    def notes(self) -> list[str]:
        """What a person should know of how far the comparison goes."""
        told = [*self.found.notes, *self.changes.notes, *self._modules()]
        if any(self.gone()) and any(self.scopes.target(path) for path in self.changes.untracked):
            told.append(
                "a guide deleted here and one new there may be a rename, which is followed once git knows both: `git add` them"
            )
        return told

    @property
    def folders(self) -> list[Path]:
        """The folders that were looked through."""
        return [scope.start for scope in self.scopes.scopes if scope.single is None]

    def inside(self, file: Path) -> str:
        """A file's path below the top; empty where it lies elsewhere."""
        real = Path(os.path.realpath(file.parent)) / file.name
        return real.relative_to(self.top).as_posix() if self.top in real.parents else ""

    def called(self, path: str) -> str:
        """A path below the top as reports give it."""
        return files.shown(self.top / path, self.cwd) if path else ""

    def _is_note(self, path: str, data: bytes) -> bool:
        """Whether a new file is no guide, where nothing but its frontmatter could say that it is one."""
        return self.scopes.opens(path) and not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"---")

    def _modules(self) -> list[str]:
        """The submodules below the folders, of which git tells us nothing here."""
        if not (self.top / ".gitmodules").exists():
            return []
        answer = git(self.top, ["config", "--file", ".gitmodules", "-z", "--get-regexp", r"^submodule\..*\.path$"])
        paths = [os.fsdecode(entry.partition(b"\n")[2]) for entry in answer.out.split(b"\0")] if answer else []
        return [
            f"{self.called(path)} is a submodule, so its guides were not looked at: run payproof with it alone"
            for path in paths
            if path and self.scopes.holds(path)
        ]


def _read(file: Path) -> bytes | None:
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_TEXT + 1)
    except OSError:
        return None


def _same(data: bytes, base: bytes) -> bool:
    """Whether two texts differ in line endings at most, as git may have them differ by itself."""
    return data.replace(b"\r\n", b"\n") == base.replace(b"\r\n", b"\n")
