"""Open a database: ours, of a version this program knows, or a new one."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tender_scan.errors import StoreError, UsageError
from tender_scan.store.schema import newest_schema
from tender_scan.store.transaction import told_in_words

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
        It was written by a newer version, or another program holds it.
    DiskFullError
        There is no room for a new one.
    """
    if not create:
        _refuse_missing(path)
    with _refusing_others(path):
        connection = _connect(path)
        tables = _tables(connection)
        if tables or not create:
            _check(connection, path, tables)
        else:
            connection.execute("pragma journal_mode = wal")
            connection.executescript(f"begin;\n{newest_schema()}\ncommit;")
    return connection


def open_readonly(path: Path) -> sqlite3.Connection:
    """Open a database to look at it; neither it nor its folder need be writable.

    Raises
    ------
    UsageError
        There is no such file, or it is not a database of tender-scan.
    """
    _refuse_missing(path)
    # SQLite would put files beside a database in WAL mode even to read it, unless it
    # is told that nobody changes it meanwhile: so it is where nobody has begun to.
    is_quiet = not path.with_name(f"{path.name}-wal").exists()
    can_write = os.access(path.parent, os.W_OK)
    mode = "immutable=1" if is_quiet or not can_write else "mode=ro"
    with _refusing_others(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=_BUSY_SECONDS
        )
        _refuse_foreign(path, _applied(connection, _tables(connection)))
    return connection


def _refuse_missing(path: Path) -> None:
    if not path.is_file() or path.stat().st_size == 0:
        raise UsageError(f"{path}: no such database; `tender-scan scan` makes one")


@contextmanager
def _refusing_others(path: Path) -> Iterator[None]:
    """Say in words what is wrong with a file that SQLite does not open."""
    try:
        with told_in_words():
            yield
    except sqlite3.DatabaseError as error:
        raise UsageError(
            f"{path}: cannot be opened as a SQLite database ({error})"
        ) from error


def _tables(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute("select name from sqlite_master where type = 'table'")
    return {name for (name,) in rows}


def _applied(connection: sqlite3.Connection, tables: set[str]) -> set[str]:
    """Names of the steps that the database has been through."""
    if "_sqlite_migrations" not in tables:
        return set()
    return {name for (name,) in connection.execute(_APPLIED)}


def _refuse_foreign(path: Path, applied: set[str]) -> None:
    if not applied:
        raise UsageError(f"{path}: a database of another program; give another file")


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    connection.execute("pragma synchronous = normal")
    return connection


def _check(connection: sqlite3.Connection, path: Path, tables: set[str]) -> None:
    """Refuse a database that is not ours or too new; migrate one that is older."""
    applied, known = _applied(connection, tables), _known_steps()
    _refuse_foreign(path, applied)
    if unknown := applied - known:
        raise StoreError(
            f"{path}: made by a newer tender-scan (it knows {sorted(unknown)[0]}); "
            "update this program"
        )
    if known - applied:
        _migrate(connection)


def _known_steps() -> set[str]:
    # Spelled out, because importing sqlite-utils costs more than the whole check.
    return {"m001_first_tables", "m002_formats_items_cases"}


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply the missing steps; sqlite-utils is imported only when there are any."""
    from sqlite_utils import Database

    from tender_scan.store.migrations import migrations

    migrations.apply(Database(connection))
