"""The guides of the same companies that a run does not judge: read for what they tell, and no further."""

import os
import posixpath
from collections.abc import Collection, Sequence
from pathlib import Path

from audit import files
from audit.files import Target
from audit.globs import matches
from audit.judge import Judge
from audit.search import is_guide_name
from schema.corpus import Entry
from schema.named import NamedTuple


class Sibling(NamedTuple):
    """A guide that is only kin; without an entry it cannot be read."""

    path: str
    entry: Entry | None


def siblings(asking: Sequence[Entry], judged: Collection[str], searched: Sequence[Path], judge: Judge) -> list[Sibling]:
    """What the other guides tell that lie in the folders of the companies of those that ask."""
    every = (_read(path, inner, root, judge) for path, inner, root in beside(asking, judged, searched, judge))
    return [sibling for sibling in every if sibling is not None]


def beside(
    asking: Sequence[Entry], judged: Collection[str], searched: Sequence[Path], judge: Judge
) -> list[tuple[str, str, str]]:
    """Where those guides lie, unless all of a folder was judged: path, path below the guide root, and that root."""
    folders = {posixpath.dirname(guide.path): (guide.folder, guide.root) for guide in asking}
    for guide in asking:  # whoever lies in another folder than its company's has kin in both
        if guide.company and guide.company != guide.folder:
            path = posixpath.normpath(posixpath.join(guide.root, guide.company))
            folders.setdefault(path, (guide.company, guide.root))
    found = []
    for path, (folder, root) in sorted(folders.items()):
        for name in () if lies_in(path, searched) else _guides(path, judge):
            called = posixpath.join(path, name)
            if called not in judged:
                found.append((called, f"{folder}/{name}", root))
    return found


def lies_in(folder: str, searched: Sequence[Path]) -> bool:
    """Whether a folder, as reports call it, is one of those or below one."""
    if not searched:
        return False
    there = files.absolute(folder, Path.cwd())
    return any(start == there or start in there.parents for start in searched)


def _guides(folder: str, judge: Judge) -> list[str]:
    """The names of the guides in a folder, less those that the configuration leaves out."""
    try:
        with os.scandir(folder or ".") as found:
            names = sorted(each.name for each in found if is_guide_name(each.name) and each.is_file())
    except OSError:  # a company that a guide names and that has no folder
        return []
    if not judge.settings.exclude:
        return names
    home = files.shown(files.absolute(folder, Path.cwd()), judge.settings.home)
    return [name for name in names if not matches(posixpath.normpath(f"{home}/{name}"), judge.settings.exclude)]


def _read(path: str, inner: str, root: str, judge: Judge) -> Sibling | None:
    """What a guide tells; None of a file that does not begin as one."""
    from schema.entries import entry  # noqa: PLC0415  (with all that reads a guide, and many have no sibling to be read)
    from schema.suppression import suppressions  # noqa: PLC0415  (as above)

    target = Target.at(Path(path), path, inner)
    document = files.read(target)
    told = entry(judge.subject(target, document), path, inner, root, suppressions(document))
    return Sibling(path, told) if told is not None or document.text.lstrip().startswith("---") else None


def ignored_by_git(paths: Collection[str]) -> set[str]:
    """The siblings that git ignores: whoever looks at all guides does not see them."""
    found: set[str] = set()
    names = [os.fspath(files.absolute(path, Path.cwd())) for path in sorted(filter(None, paths))]
    if names:
        from audit.ignored import by_folder, ignored  # noqa: PLC0415  (most runs find nothing between guides)

        for folder, inside in by_folder(names).items():
            found |= {files.shown(file, Path.cwd()) for file in ignored(Path(folder), inside)[0]}
    return found


def links(paths: Sequence[str]) -> list[list[str]]:
    """The guides that are one file under several names."""
    there = [_file(path) for path in paths]
    if len(set(there)) == len(there):
        return []
    same: dict[int | str, list[str]] = {}
    for path, file in zip(paths, there, strict=True):
        same.setdefault(file, []).append(path)
    return [names for names in same.values() if len(names) > 1]


def _file(path: str) -> int | str:
    """What tells a file from all others: a number, of which a hundred thousand take little; its path where that is unknown."""
    try:
        found = os.stat(path)  # noqa: PTH116  (thousands of them)
    except OSError:
        return path
    return found.st_dev << 64 | found.st_ino if found.st_ino else path
