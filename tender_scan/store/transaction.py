"""One transaction: all of it or nothing, and database errors in words."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tender_scan.errors import DiskFullError, StoreError

Execute = Callable[..., sqlite3.Cursor]
_PRIMARY = 0xFF
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[Execute]:
    """Run statements as one transaction.

    Raises
    ------
    DiskFullError
        The disk is full; the transaction was rolled back.
    StoreError
        Another program holds the database, or it cannot be written.
    """
    with told_in_words():
        try:
            connection.execute("begin immediate")
            yield connection.execute
            connection.execute("commit")
        except BaseException:  # Ctrl-C too must leave no transaction open
            if connection.in_transaction:
                connection.execute("rollback")
            raise


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn what SQLite says of the disk and of other programs into our errors."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & _PRIMARY
        if code == sqlite3.SQLITE_FULL:
            raise DiskFullError(
                "no room left on the disk of the database; make room and call the "
                "same command again: it goes on where it stopped"
            ) from error
        if code in _BUSY:
            raise StoreError(
                "another program holds the database; close it and call the same "
                "command again: it goes on where it stopped"
            ) from error
        if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY):
            raise StoreError(f"the database cannot be written ({error})") from error
        raise
