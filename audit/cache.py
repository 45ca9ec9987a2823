"""What was found on a text once, kept for the next run in one SQLite file: lost without harm, and never in the way of a run."""

import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from schema.named import NamedTuple

FOLDER = "PAYPROOF_CACHE_DIR"  # the environment variable that names another folder
FILE = "verdicts-1.sqlite"  # a file of another form gets another name, so that versions do not fight over one
PATIENCE = 2.0  # seconds that a run waits for another to be done writing
LARGEST = 512 * 1024 * 1024  # bytes; the verdicts on 100,000 guides take some 100 MB
UNUSED = 30  # days after which what nobody asked for is dropped
SWEEP = 7  # days from one look for such to the next
_AT_ONCE = 500  # keys of one question; SQLite takes 999
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# What payproof found before. It may be deleted at any time.\n"
_FORM = """
CREATE TABLE IF NOT EXISTS verdicts (
    key BLOB PRIMARY KEY, day INTEGER NOT NULL, dated INTEGER NOT NULL, used INTEGER NOT NULL, body TEXT NOT NULL,
    sum INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS sources (state BLOB PRIMARY KEY, digest BLOB NOT NULL);
"""
# What says nothing against the file: it is locked, read-only or cannot be opened, the disk is full or fails.
_IN_THE_WAY = frozenset({
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
})  # fmt: skip
# What a broken file raises: SQLite's own errors, one of whose words may be no text, and what its values give that are none of ours.
_BROKEN = (sqlite3.Error, ValueError, TypeError, AttributeError, OverflowError)
_TODAY = "CAST(julianday('now') AS INTEGER)"


class Kept(NamedTuple):
    """A verdict as the cache holds it: the day that it was judged on, by its number, and whether that day is part of it."""

    key: bytes
    day: int
    dated: bool
    body: str

    @property
    def sum(self) -> int:
        """A checksum, for a disk may lose what SQLite would not miss."""
        return crc32(b"%d %d %s" % (self.day, self.dated, self.body.encode("utf-8", "surrogatepass")), crc32(self.key))

    def holds_on(self, day: int) -> bool:
        """Whether the verdict is what would be found on a day: what that is part of holds on that day alone.

        Elsewhere a later day finds nothing more, and an earlier one may.
        """
        return day == self.day or (day > self.day and not self.dated)


class Cache:
    """The file, opened when it is first asked; where it cannot be used, it holds nothing and keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder, folder / FILE
        self.trouble = ""  # why nothing is kept
        self._connection: sqlite3.Connection | None = None
        self._looked = False
        self._stale: list[bytes] = []

    def held(self, keys: Sequence[bytes], day: int) -> dict[bytes, str]:
        """What is known of these keys on a day."""
        found: dict[bytes, str] = {}
        connection = self._reading()
        if connection is None:
            return found
        try:
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = connection.execute(
                    f"SELECT key, day, dated, body, sum, used < {_TODAY} FROM verdicts WHERE key IN ({marks})",  # noqa: S608
                    some,
                )
                for key, on, dated, body, check, old in rows:
                    kept = Kept(key, on, bool(dated), body)
                    if kept.holds_on(day) and kept.sum == check:
                        found[key] = body
                        if old:
                            self._stale.append(key)
        except _BROKEN as error:
            self._lost(error)
        return found

    def keep(self, verdicts: Iterable[Kept]) -> None:
        """Hold verdicts for the next run."""
        rows = [(kept.key, kept.day, kept.dated, kept.body, kept.sum) for kept in verdicts]
        if not rows:
            return
        for _ in range(2):  # a file that turns out to be broken is begun anew
            connection = self._writing()
            if connection is None:
                return
            try:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(
                    f"INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, {_TODAY}, ?, ?)",  # noqa: S608
                    rows,
                )
                _drop_old(connection)
                connection.execute("COMMIT")
            except _BROKEN as error:
                self._lost(error)
            else:
                return

    def digest_of(self, state: bytes) -> bytes | None:
        """The digest of sources that were in this state before."""
        connection = self._reading()
        try:
            row = connection and connection.execute("SELECT digest FROM sources WHERE state = ?", (state,)).fetchone()
        except _BROKEN as error:
            self._lost(error)
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def keep_digest(self, state: bytes, digest: bytes) -> None:
        """Hold the digest of sources in this state, so that the next run need not read them."""
        connection = self._writing()
        try:
            if connection:
                connection.execute("INSERT OR REPLACE INTO sources VALUES (?, ?)", (state, digest))
        except _BROKEN as error:
            self._lost(error)

    @property
    def notes(self) -> list[str]:
        """What to say of a folder that was named and cannot be used; of the usual one nothing, for nothing is lost but time."""
        if not self.trouble or not os.environ.get(FOLDER):
            return []
        return [f"nothing is kept in {self.folder}, which {FOLDER} names: {self.trouble}"]

    def close(self) -> None:
        """Note what was used, and let go of the file until it is asked again."""
        if self._stale and self._connection is not None:
            with suppress(*_BROKEN):
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany(
                    f"UPDATE verdicts SET used = {_TODAY} WHERE key = ?",  # noqa: S608
                    [(key,) for key in self._stale],
                )
                self._connection.execute("COMMIT")
        self._stale = []
        self._let_go()
        self._looked = False

    # the file

    def _reading(self) -> sqlite3.Connection | None:
        if self._connection is None and not self._looked:
            self._looked = True
            if os.path.isfile(self.file):  # noqa: PTH113  (it raises nothing)
                self._open()
        return self._connection

    def _writing(self) -> sqlite3.Connection | None:
        if self._connection is not None or self.trouble:
            return self._connection
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _mark(self.folder)
        except OSError as error:
            self.trouble = error.strerror or "it cannot be made"
            return None
        if os.path.lexists(self.file) and not os.path.isfile(self.file):  # noqa: PTH113
            self.trouble = f"{FILE} in it is no file"
            return None
        self._open()
        return self._connection

    def _open(self) -> None:
        try:
            self._connection = sqlite3.connect(self.file, timeout=PATIENCE, isolation_level=None)
            # What a power cut breaks, the checksums tell and a new run finds again: no run waits for the disk.
            self._connection.execute("PRAGMA synchronous=OFF")
            self._connection.executescript(_FORM)
        except _BROKEN as error:
            self._lost(error)

    def _lost(self, error: Exception) -> None:
        """Go on without; a file that is no such cache, or a broken one, is taken away."""
        self._let_go()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _IN_THE_WAY:
            self.trouble = str(error)
            return
        try:
            self.file.unlink(missing_ok=True)
            Path(f"{self.file}-journal").unlink(missing_ok=True)
        except OSError as trouble:
            self.trouble = trouble.strerror or "it cannot be begun anew"

    def _let_go(self) -> None:
        if self._connection is not None:
            with suppress(*_BROKEN):
                self._connection.close()
        self._connection = None


def _mark(folder: Path) -> None:
    """Have those that make copies of a disk pass the folder over."""
    tag = folder / "CACHEDIR.TAG"
    if not tag.exists():
        tag.write_text(_TAG, encoding="utf-8")


def _drop_old(connection: sqlite3.Connection) -> None:
    """Keep the file within its bounds: once a week what was not used for long, and half of it where it is too large."""
    today = connection.execute(f"SELECT {_TODAY}").fetchone()[0]
    swept, pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("user_version", "page_count", "freelist_count", "page_size")
    )
    if not 0 <= today - swept < SWEEP:
        connection.execute("DELETE FROM verdicts WHERE used < ?", (today - UNUSED,))
        connection.execute(f"PRAGMA user_version = {today}")
    if (pages - free) * size > LARGEST:
        half = "SELECT key FROM verdicts ORDER BY used LIMIT (SELECT count(*) / 2 FROM verdicts)"
        connection.execute(f"DELETE FROM verdicts WHERE key IN ({half})")  # noqa: S608


def usual() -> Cache | None:
    """The user's cache; None where no place for one is known."""
    folder = usual_folder()
    return Cache(folder) if folder else None


def usual_folder() -> Path | None:
    """Where the user's programs keep what they can do without.

    It lies in no project on purpose: whoever sends a guide could send a cache with it that finds nothing wrong.
    """
    if named := os.environ.get(FOLDER):
        return Path(os.path.abspath(os.path.expanduser(named)))  # noqa: PTH100, PTH111  (they raise nothing)
    home = os.path.expanduser("~")  # noqa: PTH111  (as above)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")  # noqa: PTH118
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")  # noqa: PTH118
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")  # noqa: PTH118
    return Path(base, "payproof") if os.path.isabs(base) else None  # noqa: PTH117
