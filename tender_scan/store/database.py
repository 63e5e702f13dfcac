"""Open a database: ours, of a version this program knows, or a new one."""

import sqlite3
from pathlib import Path

from tender_scan.errors import StoreError, UsageError
from tender_scan.store.schema import newest_schema

_APPLIED = "select name from _sqlite_migrations where migration_set = 'tender-scan'"
_BUSY_SECONDS = 10.0


def open_database(path: Path, create: bool = False) -> sqlite3.Connection:
    """Open the database of a scan, bringing an older one up to date.

    Parameters
    ----------
    path
        The SQLite file.
    create
        Make a new database where there is none.

    Raises
    ------
    UsageError
        There is no such file, or it is not a database of tender-scan.
    StoreError
        It was written by a newer version.
    """
    is_new = not path.exists() or path.stat().st_size == 0
    if is_new and not create:
        raise UsageError(f"{path}: no such database; `tender-scan scan` makes one")
    try:
        connection = _connect(path)
        if is_new:
            connection.execute("pragma journal_mode = wal")
            connection.executescript(newest_schema())
        else:
            _check(connection, path)
    except sqlite3.DatabaseError as error:
        raise UsageError(
            f"{path}: cannot be opened as a SQLite database ({error}); "
            "give another file with --db"
        ) from error
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    connection.execute("pragma synchronous = normal")
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a database that is not ours or too new; migrate one that is older."""
    tables = {
        name
        for (name,) in connection.execute(
            "select name from sqlite_master where type = 'table'"
        )
    }
    applied = (
        {name for (name,) in connection.execute(_APPLIED)}
        if "_sqlite_migrations" in tables
        else set()
    )
    if not applied:
        raise UsageError(
            f"{path}: a database of another program; give another file with --db"
        )
    known = _known_steps()
    if unknown := applied - known:
        raise StoreError(
            f"{path}: made by a newer tender-scan (it knows {sorted(unknown)[0]}); "
            "update this program"
        )
    if known - applied:
        _migrate(connection)


def _known_steps() -> set[str]:
    # Spelled out, because importing sqlite-utils costs more than the whole check.
    return {"m001_first_tables"}


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply the missing steps; sqlite-utils is imported only when there are any."""
    from sqlite_utils import Database

    from tender_scan.store.migrations import migrations

    migrations.apply(Database(connection))
