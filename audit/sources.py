"""What a verdict depends on beside the guide and the configuration: payproof's own files, and the libraries that read a guide."""

import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

from schema.named import NamedTuple

if TYPE_CHECKING:
    from audit.cache import Cache

_HOME = Path(__file__).resolve().parents[1]
_OWN = ("audit", "schema")
# The files that tell a library's version.
_LIBRARIES = {"yaml": "__init__.py", "pydantic": "version.py"}


class _Source(NamedTuple):
    name: str
    file: str
    size: int
    modified: int


def digest(cache: "Cache | None" = None, home: Path = _HOME) -> bytes:
    """What tells this payproof from one that may judge otherwise; with a cache the files are read only where one was touched."""
    sources = sorted(_sources(home))
    if cache is None:
        return _read(sources)
    state = sha256(ascii((sys.version, sources)).encode()).digest()
    known = cache.digest_of(state)
    if known is None:
        known = _read(sources)
        cache.keep_digest(state, known)
    return known


def _read(sources: list[_Source]) -> bytes:
    found = sha256(sys.version.encode())
    for source in sources:
        content = Path(source.file).read_bytes()
        found.update(ascii((source.name, len(content))).encode())
        found.update(content)
    return found.digest()


def _sources(home: Path) -> Iterator[_Source]:
    for name in _OWN:
        yield from _below(os.path.join(home, name), name)  # noqa: PTH118  (hundreds of them at each start)
    for name, file in _LIBRARIES.items():
        spec = PathFinder.find_spec(name)
        if spec is not None and spec.origin:
            path = os.path.join(os.path.dirname(spec.origin), file)  # noqa: PTH118, PTH120
            found = os.stat(path)  # noqa: PTH116
            yield _Source(name, path, found.st_size, found.st_mtime_ns)


def _below(folder: str, name: str) -> Iterator[_Source]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _below(entry.path, f"{name}/{entry.name}")
            else:
                found = entry.stat()
                yield _Source(f"{name}/{entry.name}", entry.path, found.st_size, found.st_mtime_ns)
