"""A guide as a file: where it is, how reports call it, which guide root it lies under, and its text as a Document."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from schema.home import Home
from schema.limits import LARGEST_TEXT
from schema.named import NamedTuple

if TYPE_CHECKING:
    from schema.document import Document

_AT_ONCE = 32_768  # bytes; few guides have more


class Folder(NamedTuple):
    """A folder with files to judge: where it is, how it is called in reports, and its path below the guide root.

    Both are empty where that is where the command runs, or the guide root. `certain` is what is said of its guides' homes; None
    where they have none.
    """

    place: str
    path: str
    inner: str
    certain: bool | None


class Target(NamedTuple):
    """One file to judge, by its folder: a hundred thousand are held at once, and those of a folder share all but their names."""

    folder: Folder
    name: str

    @classmethod
    def at(cls, file: Path, path: str, inner: str, *, certain: bool | None = None) -> "Target":
        """A file by its place, by what reports call it, and by its path below the guide root, which all end with its name."""
        folder = Folder(os.fspath(file.parent), path.rpartition("/")[0], inner.rpartition("/")[0], certain)
        return cls(folder, file.name)

    @property
    def place(self) -> str:
        return os.path.join(self.folder.place, self.name)  # noqa: PTH118  (a path of its own for each takes longer)

    @property
    def file(self) -> Path:
        return Path(self.folder.place, self.name)

    @property
    def path(self) -> str:
        """What reports call it."""
        return f"{self.folder.path}/{self.name}" if self.folder.path else self.name

    @property
    def inner(self) -> str:
        """Its path below the guide root."""
        return f"{self.folder.inner}/{self.name}" if self.folder.inner else self.name

    @property
    def home(self) -> Home | None:
        if self.folder.certain is None:
            return None
        return Home(os.path.basename(self.folder.place), PurePath(self.name).stem, self.folder.certain)  # noqa: PTH119


class Found:
    """All that the paths given lead to."""

    __slots__ = ("excluding", "left_out", "notes", "others", "searched", "targets")

    def __init__(self, notes: list[str] | None = None, left_out: int = 0, excluding: set[str] | None = None) -> None:
        self.targets: dict[str, Target] = {}  # by their places
        self.others: set[str] = set()
        self.notes: list[str] = [] if notes is None else notes
        self.left_out = left_out
        self.searched: list[Path] = []
        self.excluding: set[str] = set() if excluding is None else excluding

    def add(self, target: Target) -> None:
        """A guide that is named in two ways is judged once, by what is known best of its place."""
        known = self.targets.get(place := target.place)
        if known is None or not known.folder.certain:
            self.targets[place] = target

    def update(self, part: "Found") -> None:
        for target in part.targets.values() if self.targets else ():
            self.add(target)
        self.targets = self.targets or part.targets
        self.others |= part.others
        self.notes += [note for note in part.notes if note not in self.notes]
        self.left_out += part.left_out
        self.searched += part.searched
        self.excluding |= part.excluding

    @property
    def ordered(self) -> list[Target]:
        return sorted(self.targets.values(), key=lambda target: target.path)

    @property
    def ordered_others(self) -> list[str]:
        return sorted(self.others - {target.path for target in self.targets.values()} if self.others else ())


def absolute(name: str | Path, cwd: Path) -> Path:
    """A path from the root, with its links as they are named."""
    return Path(os.path.normpath(cwd / name))


def common_folder(names: Sequence[str], cwd: Path) -> Path:
    """The folder that all paths have in common, which is where the search for a configuration starts; here, without paths."""
    paths = [absolute(name, cwd) for name in names]
    folders = [path if os.path.isdir(path) else path.parent for path in paths]  # noqa: PTH112  (it raises nothing)
    try:
        return Path(os.path.commonpath(folders or [cwd]))
    except ValueError:  # paths on two drives
        return cwd


def shown(file: Path | str, cwd: Path) -> str:
    """A file's path as reports give it: relative to where the command runs, with forward slashes."""
    try:
        return Path(os.path.relpath(file, cwd)).as_posix()
    except ValueError:  # another drive
        return Path(file).as_posix()


def content(file: Path | str) -> bytes | None:
    """What a file holds, as far as it is read; None where it cannot be."""
    try:
        return _bytes(file)
    except OSError:
        return None


def read(target: Target) -> "Document":
    """A guide's document; a file that cannot be read is a document that says so."""
    from schema.document import Document  # noqa: PLC0415  (where all verdicts are known, none is read)

    try:
        return Document(_bytes(target.file), target.path)
    except OSError as error:
        return Document.unreadable(target.path, f"the file cannot be read: {error.strerror}")


def _bytes(file: str | Path) -> bytes:
    """A file of thousands that are read, in a quarter of the time of a stream."""
    number = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        held = part = os.read(number, _AT_ONCE)
        while part and len(held) <= LARGEST_TEXT:
            part = os.read(number, _AT_ONCE)
            held += part
    finally:
        os.close(number)
    return held[: LARGEST_TEXT + 1]
