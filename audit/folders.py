"""The Markdown files below a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from audit.misuse import MisuseError


def markdown(folder: Path | str) -> Iterator[str]:
    """Folders and files whose name begins with a dot are left out; links to folders are not followed."""
    left = [_entries(folder)]  # of the folders around, however many there are
    while left:
        entry = next(left[-1], None)
        if entry is None:
            left.pop()
        elif entry.name.startswith("."):
            continue
        elif entry.is_dir(follow_symlinks=False):
            left.append(_entries(entry.path))
        elif entry.name.lower().endswith(".md") and _may_be_read(entry):
            yield entry.path


def _entries(folder: Path | str) -> Iterator["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as found:
            return iter(sorted(found, key=lambda entry: entry.name))
    except OSError as error:
        raise MisuseError(f"{folder} cannot be read: {error.strerror}") from error


def _may_be_read(entry: "os.DirEntry[str]") -> bool:
    """Not so a link to a folder, nor a pipe, which would keep us waiting; a link that leads nowhere is a guide that is lost."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))  # noqa: PTH110
    except OSError:  # a link that goes round in a circle
        return True
