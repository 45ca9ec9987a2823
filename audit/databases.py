"""An export as a database's file: SQLite by the standard library, Parquet and DuckDB where the package duckdb is installed."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.misuse import MisuseError
from audit.pay_rows import PayRow

if TYPE_CHECKING:
    import duckdb

TABLE = "pay"
_NUMBERS = dict.fromkeys(("low", "high", "vest_years"), "BIGINT")
_SHARES = dict.fromkeys(("percent_low", "percent_high"), "DOUBLE")
_DATES = dict.fromkeys(("last_updated", "next_review_due", "as_of"), "DATE")
TYPES = {name: {**_NUMBERS, **_SHARES, **_DATES}.get(name, "VARCHAR") for name in PayRow._fields}
# SQLite has no dates, and calls its types by other names.
_IN_SQLITE = {"BIGINT": "INTEGER", "DOUBLE": "REAL"}
_AT_ONCE = 5_000


def sqlite(rows: Sequence[PayRow]) -> bytes:
    """A SQLite database with one table; dates are texts such as 2026-11-21."""
    import sqlite3  # noqa: PLC0415  (one format of one command needs it)

    columns = ", ".join(f"{name} {_IN_SQLITE.get(kind, 'TEXT')}" for name, kind in TYPES.items())
    texts = [
        tuple(str(value) if TYPES[name] == "DATE" and value else value for name, value in row._asdict().items())
        for row in rows
    ]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE {TABLE} ({columns})")
        connection.executemany(f"INSERT INTO {TABLE} VALUES ({', '.join('?' * len(TYPES))})", texts)  # noqa: S608
        connection.commit()
        return connection.serialize()


def parquet(rows: Sequence[PayRow]) -> bytes:
    """A Parquet file, compressed."""
    return _made("pay.parquet", rows, _copied)


def duckdb_file(rows: Sequence[PayRow]) -> bytes:
    """A DuckDB database with one table."""
    return _made("pay.duckdb", rows, _attached)


def _copied(connection: "duckdb.DuckDBPyConnection", file: str) -> None:
    connection.execute(f"COPY {TABLE} TO '{file}' (FORMAT parquet, COMPRESSION zstd)")


def _attached(connection: "duckdb.DuckDBPyConnection", file: str) -> None:
    connection.execute(f"ATTACH '{file}' AS made")
    connection.execute(f"CREATE TABLE made.{TABLE} AS FROM {TABLE}")
    connection.execute("DETACH made")


def _made(name: str, rows: Sequence[PayRow], make: Callable[[Any, str], None]) -> bytes:
    """The bytes of a file that DuckDB makes in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, closing(_connected()) as connection:
        columns = ", ".join(f"{column} {kind}" for column, kind in TYPES.items())
        connection.execute(f"CREATE TABLE {TABLE} ({columns})")
        unnested = ", ".join(f"unnest(?::{kind}[])" for kind in TYPES.values())
        for first in range(0, len(rows), _AT_ONCE):
            lists = [list(column) for column in zip(*rows[first : first + _AT_ONCE], strict=True)]
            connection.execute(f"INSERT INTO {TABLE} SELECT {unnested}", lists)
        file = Path(folder) / name
        make(connection, file.as_posix().replace("'", "''"))
        return file.read_bytes()


def _connected() -> "duckdb.DuckDBPyConnection":
    try:
        import duckdb  # noqa: PLC0415  (an extra: most do without)
    except ImportError as error:
        raise MisuseError(
            "parquet and duckdb need the package duckdb, which is not installed: pip install 'payproof[duckdb]', "
            "or take csv, jsonl or sqlite"
        ) from error
    # One thread, so that the same rows make the same file; what is not built in is not fetched.
    return duckdb.connect(config={"threads": "1", "autoinstall_known_extensions": "false"})


def refuse_other(file: Path, kind: str) -> None:
    """Refuse to put an export in the place of a database that holds anything else."""
    if kind == "parquet" or not file.is_file() or not file.stat().st_size:
        return
    held = _tables_in_sqlite(file) if kind == "sqlite" else _tables_in_duckdb(file)
    if held is None:
        raise MisuseError(f"{file} is there and is no {kind} database: delete it, or name another file")
    if others := sorted(held - {TABLE}):
        raise MisuseError(f"{file} holds more than an export ({', '.join(others[:3])}): name another file")


def _tables_in_sqlite(file: Path) -> set[str] | None:
    import sqlite3  # noqa: PLC0415  (as above)

    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.Error:
        return None


def _tables_in_duckdb(file: Path) -> set[str] | None:
    with closing(_connected()) as connection:
        name = str(file.resolve()).replace("'", "''")
        try:
            connection.execute(f"ATTACH '{name}' AS held (READ_ONLY, TYPE duckdb)")
            found = connection.execute("SELECT table_name FROM information_schema.tables WHERE table_catalog = 'held'")
            return {name for (name,) in found.fetchall()}
        except _duckdb_error():
            return None


def _duckdb_error() -> type[Exception]:
    import duckdb  # noqa: PLC0415  (as above)

    return duckdb.Error
