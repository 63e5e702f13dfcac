"""Rows of a SQLite database: every row of every plain table."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from tender_scan.sources.rows import CELL_CHARACTERS, BadRow, Row, value_text
from tender_scan.text.encoding import decode

_ROW_SECONDS = 10.0
_STEPS_BETWEEN_LOOKS = 100_000
_HEADER_VERSIONS = slice(18, 20)
_OURS = "SELECT 1 FROM _sqlite_migrations WHERE migration_set = 'tender-scan' LIMIT 1"
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})


class _Clock:
    """Ends a query that spends too long on one row (a hostile schema can)."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self._end = time.monotonic() + _ROW_SECONDS

    def is_over(self) -> int:
        return int(time.monotonic() > self._end)


def read_sqlite(source: Path | bytes) -> Iterator[Row | BadRow]:
    """Read the rows of all plain tables, in the order of their names.

    Nothing of the schema is run: views, triggers and virtual tables are passed by,
    and functions are refused. The file is opened as one that cannot change, so that
    nothing is written beside it; changes that still wait in a ``-wal`` file are not
    seen, and are named. A database that a scan wrote is no crawl: its rows are what
    was found, not notices.

    Parameters
    ----------
    source
        The file, or the bytes of a database that is a member of an archive.
    """
    try:
        with closing(_connect(source)) as connection:
            tables = _prepare(connection)
            if _is_ours(connection, tables):
                detail = "a database of tender-scan, not a source"
                yield BadRow(None, "unsupported", detail)
                return
            yield from _rows(connection, tables)
    except sqlite3.Error as error:
        yield BadRow(None, "corrupt", f"not a readable SQLite database: {error}")
    if isinstance(source, Path) and _has_changes_beside(source):
        detail = "the changes in its -wal file, not yet merged, were not read"
        yield BadRow(None, "partial", detail)


def _connect(source: Path | bytes) -> sqlite3.Connection:
    if isinstance(source, Path):
        place = source.absolute().as_uri() + "?mode=ro&immutable=1"
        return sqlite3.connect(place, uri=True)
    connection = sqlite3.connect(":memory:")
    # A database in memory cannot have a write-ahead log, and says so by refusing one.
    data = bytearray(source)
    data[_HEADER_VERSIONS] = b"\1\1"
    connection.deserialize(bytes(data))
    return connection


def _prepare(connection: sqlite3.Connection) -> list[str]:
    """Guard against what the schema may do, and list the plain tables."""
    connection.text_factory = _text
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, CELL_CHARACTERS * 4)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    tables = sorted(
        str(name)
        for schema, name, kind, *_ in connection.execute("PRAGMA table_list")
        if schema == "main" and kind == "table" and not name.startswith("sqlite_")
    )
    connection.set_authorizer(_authorize)
    return tables


def _is_ours(connection: sqlite3.Connection, tables: Sequence[str]) -> bool:
    if "_sqlite_migrations" not in tables:
        return False
    connection.set_progress_handler(_Clock().is_over, _STEPS_BETWEEN_LOOKS)
    try:
        return connection.execute(_OURS).fetchone() is not None
    except sqlite3.Error:  # another program's table of that name, or a damaged one
        return False


def _rows(
    connection: sqlite3.Connection, tables: Sequence[str]
) -> Iterator[Row | BadRow]:
    clock = _Clock()
    connection.set_progress_handler(clock.is_over, _STEPS_BETWEEN_LOOKS)
    for table in tables:
        yield from _table(connection, table, clock)


def _table(
    connection: sqlite3.Connection, table: str, clock: _Clock
) -> Iterator[Row | BadRow]:
    quoted = table.replace('"', '""')
    number = 0
    try:
        clock.start()
        # A name cannot be bound; quoted, it cannot be anything but a name.
        cursor = connection.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608
        names = [column[0] for column in cursor.description]
        for values in cursor:
            number += 1
            pairs = list(zip(names, map(value_text, values), strict=True))
            yield Row(number, pairs, table)
            clock.start()
    except sqlite3.Error as error:
        yield BadRow(number + 1, "corrupt", f"from this row on: {error}", table)


def _authorize(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return decode(value)[0]


def _has_changes_beside(file: Path) -> bool:
    try:
        return file.with_name(file.name + "-wal").stat().st_size > 0
    except OSError:
        return False
