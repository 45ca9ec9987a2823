"""Which files git ignores, by every .gitignore that holds for them, in every repository below a folder."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from audit.git import git, top_of


def ignored(start: Path, files: Sequence[str]) -> tuple[set[str], list[str]]:
    """The ignored ones of the files below a folder, and what went wrong in finding out.

    A folder that is itself ignored was asked for by name, so nothing below it is left out.
    """
    own = top_of(start)
    tops = _Tops(start, own)
    by_top: dict[Path, list[str]] = {}
    for folder, inside in by_folder(files).items():
        if (top := tops.of(Path(folder))) is not None:
            by_top.setdefault(top, []).extend(inside)
    nested = [top for top in by_top if top != own]
    found: set[str] = set()
    notes: list[str] = []
    for top in sorted(by_top.keys() | ({own} if own and nested else set()), key=lambda top: len(top.parts)):
        asked = [*by_top.get(top, ()), *(os.fspath(inner) for inner in nested if tops.of(inner.parent) == top)]
        if any(os.fspath(above) in found for above in (top, *top.parents)):
            found.update(by_top[top])
            continue
        hits, trouble = _ask(top, start, asked)
        found |= hits
        notes += trouble
    return found & set(files), notes


def by_folder(files: Iterable[str]) -> dict[str, list[str]]:
    """The files of each folder, in their order."""
    found: dict[str, list[str]] = {}
    for file in files:
        found.setdefault(os.path.dirname(file), []).append(file)  # noqa: PTH120  (thousands of them)
    return found


class _Tops:
    """The repository of each folder below a start, looked up once each."""

    def __init__(self, start: Path, own: Path | None) -> None:
        self.known = {start: own}

    def of(self, folder: Path) -> Path | None:
        inside = []
        while folder not in self.known and not (folder / ".git").exists():
            inside.append(folder)
            folder = folder.parent
        top = self.known.setdefault(folder, folder)
        self.known.update(dict.fromkeys(inside, top))
        return top


def _ask(top: Path, start: Path, paths: Iterable[str]) -> tuple[set[str], list[str]]:
    names = {os.fsencode(os.path.relpath(path, top)): path for path in paths}
    inside = start != top and top in start.parents
    itself = os.fsencode(os.path.relpath(start, top)) if inside else b""
    answer = git(top, ["check-ignore", "-z", "--stdin"], b"\0".join([*names, *([itself] if inside else [])]))
    if answer is None:
        return set(), [f"git cannot be run, so no file is left out for a .gitignore in {top}"]
    if answer.code not in {0, 1}:  # 1: nothing is ignored
        return set(), [f"git cannot say what it ignores in {top}, so nothing is left out: {answer.reason}"]
    hits = answer.out.split(b"\0")
    if inside and itself in hits:
        return set(), []
    return {names[hit] for hit in hits if hit in names}, []
