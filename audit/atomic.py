"""Writes a file whole or not at all."""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_MAY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class ChangedError(Exception):
    """A file that holds something else than when it was read."""


def write(file: Path, text: str) -> None:
    """Replace a file by a text: a reader sees the old one or the new one, never half of one.

    A link stays a link, and what is no file (a pipe, /dev/null) is written to, for it cannot be replaced.
    """
    write_bytes(file, text.encode("utf-8", "backslashreplace"))


def write_bytes(file: Path, data: bytes) -> None:
    """Replace a file by bytes, in the same way."""
    with _made(file, [data]) as put:
        put()


@contextmanager
def made(file: Path, pieces: Iterable[str]) -> Iterator[Callable[[], None]]:
    """A text that is all there, beside the file, and what puts it in its place; until then the file is what it was."""
    with _made(file, (piece.encode("utf-8", "backslashreplace") for piece in pieces)) as put:
        yield put


@contextmanager
def _made(file: Path, data: Iterable[bytes]) -> Iterator[Callable[[], None]]:
    if file.exists() and not file.is_file():  # also /dev/stdout, whose link leads to a pipe that has no path
        yield lambda: _pour(file, data)
        return
    target = Path(os.path.realpath(file))
    with _beside(target, data) as temporary:
        yield lambda: _move(temporary, target)


def _pour(target: Path, data: Iterable[bytes]) -> None:
    with target.open("wb") as stream:
        stream.writelines(data)


def _move(temporary: Path, target: Path) -> None:
    temporary.replace(target)


def replace(file: Path, data: bytes, expected: bytes) -> None:
    """Replace a file's bytes, unless they are no longer those that were read; its rights stay, and a link stays a link.

    A file that nobody may write is left alone, though its folder would let it be replaced.
    """
    target = Path(os.path.realpath(file))
    if not target.stat().st_mode & _MAY_WRITE:
        raise PermissionError(errno.EACCES, "it is read-only")
    _replace(target, data, expected)


def create(file: Path, data: bytes) -> None:
    """Write a new file whole; FileExistsError where there is one of that name, even since a moment."""
    with _beside(file, [data]) as temporary:
        os.link(temporary, file)


def _replace(target: Path, data: bytes, expected: bytes) -> None:
    with _beside(target, [data]) as temporary:
        _refuse_change(target, expected)
        temporary.replace(target)


@contextmanager
def _beside(target: Path, data: Iterable[bytes]) -> Iterator[Path]:
    """The bytes in a temporary file in the same folder, on the disk and with the rights that the target is to have."""
    import tempfile  # noqa: PLC0415  (only a run that writes a file needs it)

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:64]}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(target))
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _refuse_change(target: Path, expected: bytes) -> None:
    if target.read_bytes() != expected:
        raise ChangedError


def _mode(target: Path) -> int:
    """The rights that the file has, or that a new one would get here."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
