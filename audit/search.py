"""Paths as they are given to guides: folders are searched, files are taken as they are."""

import errno
import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path, PurePath
from sys import intern

from audit.config import Config
from audit.files import Folder, Found, Target, absolute, shown
from audit.folders import markdown
from audit.globs import matches
from audit.ignored import by_folder, ignored
from audit.misuse import MisuseError
from audit.report import count
from schema.named import NamedTuple

STDIN = "-"
_FIELDS = re.compile(rb"^(?:company|role|compensation):", re.MULTILINE)
_COMPANY = re.compile(rb"^company:[ \t]*[\"']?([^\"'#\r\n]*[^\"'#\s])", re.MULTILINE)
_PEEK = 4096  # bytes; a guide's company stands in its first lines


def find(paths: Sequence[str], config: Config, cwd: Path, *, roots: bool = True, only_guides: bool = False) -> Found:
    """The guides that paths lead to; folders are searched, files are taken as they are, unless only guides are asked for.

    Without `roots` no guide root is searched: what is a guide there can be told of its path alone.
    """
    search = _Search(config, cwd, searches_roots=roots)
    if only_guides:
        search.named_roots()  # without one no file is a guide by its place, and all would be passed over in silence
    found = Found()
    wrong: list[str] = []
    for name in paths or search.named_roots():
        try:
            found.update(search.path(name, only_guides=only_guides))
        except MisuseError as error:
            wrong += error.messages
    if wrong:
        raise MisuseError(*wrong)
    return found


def from_stdin(name: str | None, config: Config, cwd: Path) -> Target:
    """The target that a text from standard input stands for."""
    if not name:
        return Target(Folder("", "", "", None), STDIN)
    return _Search(config, cwd).file(absolute(name, cwd))


class _Search:
    def __init__(self, config: Config, cwd: Path, *, searches_roots: bool = True) -> None:
        self.config, self.cwd, self.searches_roots = config, cwd, searches_roots
        self.roots = [root for name in config.guides if (root := absolute(name, config.home)).is_dir()]

    def named_roots(self) -> list[str]:
        """The configured guide roots, for a command that names no path."""
        missing = [name for name in self.config.guides if not absolute(name, self.config.home).is_dir()]
        if missing:
            where = "here" if self.config.home == self.cwd else f"in {shown(self.config.home, self.cwd)}"
            advice = "name a guide or a folder of guides, or set guides in the configuration"
            raise MisuseError(*(f"there is no folder {name} {where}: {advice}" for name in missing))
        return [str(root) for root in self.roots]

    def path(self, name: str, *, only_guides: bool) -> Found:
        start = absolute(name, self.cwd)
        try:
            mode = os.stat(start).st_mode if name else 0  # noqa: PTH116  (its errors are told apart below)
        except OSError as error:
            if error.errno in {errno.ENOENT, errno.ENOTDIR}:
                raise MisuseError(f"{name} does not exist: name a guide, or a folder of guides") from error
            raise MisuseError(f"{name} cannot be read: {error.strerror}") from error
        if not name:
            raise MisuseError("a path is empty: name a guide, or a folder of guides")
        if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
            raise MisuseError(f"{name} is no file that can be judged: name a guide, or a folder of guides")
        if not stat.S_ISDIR(mode):
            return self._named(start, only_guides=only_guides)
        if not self.searches_roots and (self._root_of(start) or any(start in root.parents for root in self.roots)):
            return Found()
        found = self._folder(start)
        if not found.targets:
            raise MisuseError(_no_guide(name, found))
        found.searched.append(start)
        return found

    def file(self, file: Path) -> Target:
        """A file that is named, which is judged wherever it lies."""
        root = self._root_of(file.parent)
        parts = file.relative_to(root).parts if root else ()
        return Target.at(file, shown(file, self.cwd), "/".join(parts or file.parts[-2:]), certain=len(parts) == 2)

    def _named(self, file: Path, *, only_guides: bool) -> Found:
        """A file that is named; where only guides are asked for, it is one if a search of its guide root would find it."""
        found = Found()
        root = self._root_of(file.parent)
        parts = file.relative_to(root).parts if root else ()
        if not only_guides:
            if not _is_markdown(file.name):
                self._refuse_evidence(file)
            found.add(self.file(file))
        elif matches(shown(file, self.config.home), self.config.exclude):
            found.left_out = 1
        elif (
            len(parts) != 2
            or any(part.startswith(".") for part in parts)
            or _is_readme(file.name)
            or not _is_markdown(file.name)
        ):
            found.others.add(shown(file, self.cwd))
        else:
            found.add(self.file(file))
        return found

    def _refuse_evidence(self, file: Path) -> None:
        from schema.evidence_name import FILE  # noqa: PLC0415  (nearly all that is named is a guide)

        if file.name == FILE:
            advice = f"`payproof audit {shown(file.parent, self.cwd)}` holds the guides there against it"
            raise MisuseError(f"{shown(file, self.cwd)} holds evidence and is no guide: {advice}")

    def _root_of(self, folder: Path) -> Path | None:
        """The innermost guide root that a folder lies in."""
        around = [root for root in self.roots if root == folder or root in folder.parents]
        return max(around, key=lambda root: len(root.parts), default=None)

    def _folder(self, start: Path) -> Found:
        """The guides of a folder: of the guide roots that it lies in or holds, or of the folder as a root."""
        if self._root_of(start) is not None:
            return self._sorted(start, self._markdown(start), None)
        inside = [root for root in self.roots if start in root.parents]
        found = Found()
        for root in inside:
            found.update(self._sorted(root, self._markdown(root), None))
        if inside:
            return found
        listing = self._markdown(start)
        if _is_company(start, listing):
            return self._company(start, listing)
        found = self._sorted(start, listing, start)
        if not any(_is_guide(target.file) for target in found.targets.values()):
            found.others.update(target.path for target in found.targets.values())
            found.targets.clear()  # a folder of notes: nobody has said that it is a guide root
        return found

    def _markdown(self, start: Path) -> "_Listing":
        every = list(markdown(start))
        files, excluding = every, set[str]()
        if self.config.exclude:
            paths = {file: shown(file, self.config.home) for file in every}
            files = [file for file in every if not matches(paths[file], self.config.exclude)]
            left = [paths[file] for file in set(every).difference(files)]
            excluding = {glob for glob in self.config.exclude if any(matches(path, (glob,)) for path in left)}
        by_git, notes = ignored(start, files)
        files = [file for file in files if file not in by_git] if by_git else files
        return _Listing(by_folder(files), notes, len(every) - len(files), excluding)

    def _sorted(self, start: Path, listing: "_Listing", root: Path | None) -> Found:
        """Guides and other Markdown below a folder, by the guide root given or the one that each file lies in."""
        found = listing.found()
        front = shown(start, self.cwd)
        for place, files in listing.folders.items():
            above = Path(place)
            parts = above.parts[len((root or self._root_of(above) or start).parts) :]
            path = "/".join([*([front] if front != "." else []), *above.parts[len(start.parts) :]])
            folder = Folder(place, path, "/".join(parts), certain=True)
            for file in files:
                target = Target(folder, intern(os.path.basename(file)))  # noqa: PTH119  (thousands of them)
                if len(parts) == 1 and not _is_readme(target.name):
                    found.add(target)
                else:
                    found.others.add(target.path)
        return found

    def _company(self, start: Path, listing: "_Listing") -> Found:
        """The guides of one company's folder, below no root that we know of."""
        found = listing.found()
        certain = any(company_of(file) == start.name for file in listing.inside(start))
        for file in (Path(name) for files in listing.folders.values() for name in files):
            path = shown(file, self.cwd)
            if file.parent == start and not _is_readme(file.name) and company_of(file) is not None:
                found.add(Target.at(file, path, f"{start.name}/{file.name}", certain=certain))
            else:
                found.others.add(path)
        return found


class _Listing(NamedTuple):
    """The Markdown files below a folder, by the folders that they lie in, less those that the configuration or git leaves out."""

    folders: dict[str, list[str]]
    notes: list[str]
    left_out: int
    excluding: set[str]

    def inside(self, folder: Path) -> list[Path]:
        """Those that lie in the folder itself."""
        return [Path(file) for file in self.folders.get(os.fspath(folder), ())]

    def found(self) -> Found:
        return Found(notes=self.notes, left_out=self.left_out, excluding=self.excluding)


def _is_markdown(name: str) -> bool:
    return name.lower().endswith(".md")


def _is_readme(name: str) -> bool:
    return name[:6].lower() == "readme" and PurePath(name).stem.lower() == "readme"


def is_guide_name(name: str) -> bool:
    """Whether a file of that name in a company's folder is a guide."""
    return _is_markdown(name) and not _is_readme(name) and not name.startswith(".")


def _is_company(start: Path, listing: _Listing) -> bool:
    """Whether a folder that no configuration speaks of is a company's rather than a guide root, as its files say."""
    own = [company for file in listing.inside(start) if (company := company_of(file)) is not None]
    deeper = any(
        Path(folder).parent == start and not all(_is_readme(os.path.basename(file)) for file in files)  # noqa: PTH119
        for folder, files in listing.folders.items()
    )
    return start.name in own or (bool(own) and not deeper)


def company_of(file: Path) -> str | None:
    """The company that a guide names, empty where it names none; None where the file does not begin with frontmatter."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_PEEK).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError:
        return None
    if not head.startswith(b"---"):
        return None
    match = _COMPANY.search(head)
    return match[1].decode(errors="replace") if match else ""


def _is_guide(file: Path) -> bool:
    """Whether a file is meant as a guide: it begins with frontmatter, or holds a guide's fields where that is broken."""
    return company_of(file) is not None or has_fields(file)


def has_fields(file: Path) -> bool:
    """Whether a guide's fields stand at the beginning of a file, however broken it is."""
    try:
        with file.open("rb") as stream:
            return bool(_FIELDS.search(stream.read(_PEEK).replace(b"\0", b"")))
    except OSError:
        return False


def _no_guide(name: str, found: Found) -> str:
    message = f"{name} holds no guide: a guide is <root>/<company>/<role>.md"
    if found.others:
        some, lie = count(len(found.others), "other Markdown file"), "lies" if len(found.others) == 1 else "lie"
        message += f"; {some} {lie} below it, such as {found.ordered_others[0]}: name the guide root itself"
    if found.left_out:
        message += f"; {count(found.left_out, 'file')} below it left out by exclude or .gitignore"
    return message
