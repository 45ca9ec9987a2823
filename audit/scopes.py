"""Where today's guides would have stood in the past: the paths given, as their repository names them."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit import files
from audit.config import Config
from audit.files import Found, Target, absolute
from audit.git import top_of
from audit.globs import matches


@dataclass(frozen=True, slots=True)
class _Scope:
    """One path given: a folder with the guide roots that hold in it, or a file with what it is judged as."""

    start: Path
    inside: str
    roots: tuple[Path, ...] = ()
    single: Target | None = None
    company: bool = False

    def rest(self, path: str) -> str | None:
        """A path below the top of the repository, as one below the start; None where it lies elsewhere."""
        if not self.inside:
            return path
        return path[len(self.inside) + 1 :] if path.startswith(f"{self.inside}/") else None


class Scopes:
    """The paths given to a command, and which files of a repository's tree would be guides below them."""

    def __init__(self, names: Sequence[str], found: Found, settings: Config, cwd: Path) -> None:
        self.settings, self.cwd, self.found = settings, cwd, found
        self.roots = [absolute(name, settings.home) for name in settings.guides]
        starts = [absolute(name, cwd) for name in names] if names else self.roots
        self.shown = ", ".join(files.shown(start, cwd) for start in starts[:3]) + (", …" if len(starts) > 3 else "")
        tops = {start: top_of(_real(start) if start.is_dir() else _real(start.parent)) for start in starts}
        self.top: Path | None = None
        self.why_none = "no folder of guides is named, so nothing is known of earlier days"
        if None in tops.values():
            lost = next(start for start, top in tops.items() if top is None)
            self.why_none = f"{files.shown(lost, cwd)} lies in no git repository, so nothing is known of earlier days"
        elif len(set(tops.values())) > 1:
            self.why_none = (
                "the paths lie in several git repositories, so nothing is known of earlier days: audit them one by one"
            )
        else:
            self.top = next(iter(tops.values()), None)
        self.scopes = [scope for start in starts for scope in self._scopes(start)] if self.top else []
        self._targets: dict[str, tuple[Target, bool] | None] = {}

    @property
    def insides(self) -> set[str]:
        return {scope.inside for scope in self.scopes}

    def nested(self, paths: Iterable[str]) -> set[str]:
        """Those of the guides that another repository holds, such as a submodule."""
        tops: dict[Path, Path | None] = {}
        by_path = {target.path: target.file for target in self.found.targets.values()}
        inner: set[str] = set()
        for path in paths:
            folder = by_path[path].parent
            if folder not in tops:
                tops[folder] = top_of(_real(folder))
            if tops[folder] != self.top:
                inner.add(path)
        return inner

    def target(self, path: str) -> Target | None:
        """The guide that a file of the tree would be, by its path below the top; None where it is none."""
        known = self._known(path)
        return known[0] if known else None

    def holds(self, path: str) -> bool:
        """Whether a file of the tree lies in a folder that was given, and nothing leaves it out."""
        return any(self._file(scope, path) for scope in self.scopes if scope.single is None)

    def opens(self, path: str) -> bool:
        """Whether a file has to begin with frontmatter to be taken for a guide, for nothing else says that it is one."""
        known = self._known(path)
        return bool(known and known[1])

    def _known(self, path: str) -> tuple[Target, bool] | None:
        if path not in self._targets:
            every = (found for scope in self.scopes if (found := self._judged(scope, path)))
            self._targets[path] = next(every, None)
        return self._targets[path]

    def _judged(self, scope: _Scope, path: str) -> tuple[Target, bool] | None:
        if scope.single is not None:
            return (scope.single, False) if path == scope.inside else None
        file = self._file(scope, path)
        if file is None or file.stem.lower() == "readme":
            return None
        if scope.company:
            if file.parent != scope.start:
                return None
            return self._target(file, (scope.start.name, file.name)), True
        root = max(
            (root for root in scope.roots if root in file.parents), key=lambda root: len(root.parts), default=None
        )
        parts = file.relative_to(root).parts if root else ()
        return (self._target(file, parts), False) if len(parts) == 2 else None

    def _file(self, scope: _Scope, path: str) -> Path | None:
        """Where a file of the tree lies below a folder; None where it does not, is hidden, or is excluded."""
        rest = scope.rest(path)
        if rest is None or any(part.startswith(".") for part in rest.split("/")):
            return None
        file = scope.start / rest
        if self.settings.exclude and matches(files.shown(file, self.settings.home), self.settings.exclude):
            return None
        return file

    def _target(self, file: Path, parts: Sequence[str]) -> Target:
        known = self.found.targets.get(os.fspath(file))
        return known or Target.at(file, files.shown(file, self.cwd), "/".join(parts), certain=True)

    def _scopes(self, start: Path) -> list[_Scope]:
        """What `search` makes of a path given, as far as it can be told of a tree that is gone."""
        if not start.is_dir():
            return [_Scope(start, self._inside(start), single=self.found.targets.get(os.fspath(start)))]
        existing = [root for root in self.roots if root.is_dir()]
        if any(root == start or root in start.parents for root in existing):
            return [_Scope(start, self._inside(start), tuple(self.roots))]
        if any(start in root.parents for root in existing):
            below = [root for root in self.roots if start in root.parents]
            return [_Scope(root, self._inside(root), tuple(self.roots)) for root in below]
        company = any(
            target.folder.place == os.fspath(start) and target.folder.inner == start.name
            for target in self.found.targets.values()
        )
        return [_Scope(start, self._inside(start), (start,), company=company)]

    def _inside(self, path: Path) -> str:
        """A path below the top of the repository; empty for the top itself."""
        real = _real(path.parent) / path.name if not path.is_dir() else _real(path)
        inside = real.relative_to(self.top).as_posix() if self.top and self.top in real.parents else "."
        return "" if inside == "." else inside


def _real(path: Path) -> Path:
    """Where links lead, for git does not follow them."""
    return Path(os.path.realpath(path))
