"""Looks for guide roots: the folders that hold guides as <company>/<role>.md."""

from pathlib import Path

from audit.folders import markdown
from audit.ignored import ignored
from audit.search import company_of, has_fields
from schema.named import NamedTuple


class Root(NamedTuple):
    """A guide root, how many guides it seems to hold, and the folders in it that hold none but other Markdown."""

    folder: Path
    guides: int
    others: tuple[Path, ...]


def look(start: Path, top: Path) -> list[Root]:
    """The guide roots in, at or just above a folder, none of them above `top`.

    A root shows in a guide whose company is the folder that it lies in; what git ignores is not looked at.
    """
    names = list(markdown(start))
    by_git, _ = ignored(start, names)
    folders: dict[Path, list[Path]] = {}
    for file in (Path(name) for name in names if name not in by_git):
        folders.setdefault(file.parent, []).append(file)
    roots = {
        folder.parent
        for folder, inside in folders.items()
        if folder != top and any(company_of(file) == folder.name for file in inside)
    }
    return [_root(root, folders) for root in sorted(roots)]


def _root(root: Path, folders: dict[Path, list[Path]]) -> Root:
    guides = 0
    others = []
    for folder, inside in folders.items():
        if folder.parent == root:
            found = sum(map(has_fields, inside))
            guides += found
            if not found:
                others.append(folder)
    return Root(root, guides, tuple(sorted(others)))
