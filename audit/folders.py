"""The Markdown files below a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from audit.misuse import MisuseError


def markdown(folder: Path | str) -> Iterator[Path]:
    """Folders and files whose name begins with a dot are left out; links to folders are not followed."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise MisuseError(f"{folder} cannot be read: {error.strerror}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from markdown(entry.path)
        elif entry.name.lower().endswith(".md") and _may_be_read(entry):
            yield Path(entry.path)


def _may_be_read(entry: "os.DirEntry[str]") -> bool:
    """Not so a link to a folder, nor a pipe, which would keep us waiting; a link that leads nowhere is a guide that is lost."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))  # noqa: PTH110
    except OSError:  # a link that goes round in a circle
        return True
