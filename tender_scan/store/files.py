"""What is known of the files on disk: which need not be read again."""

import sqlite3
from dataclasses import dataclass

from tender_scan.store.writer import drop_if_nowhere, transaction


@dataclass(frozen=True)
class Ticket:
    """Leave to read a file.

    Parameters
    ----------
    file_id
        ``files.id``.
    attempts
        How often reading was begun, this time included.
    skip
        Documents of the file that an interrupted run has already written.
    """

    file_id: int
    attempts: int
    skip: int


def claim(
    connection: sqlite3.Connection,
    run_id: int,
    file: tuple[str, bytes | None],
    size: int,
    mtime_ns: int,
) -> Ticket | None:
    """Note that a file is about to be read, before it is.

    Parameters
    ----------
    file
        Path relative to the folder of the database, and its bytes where they are
        not UTF-8.

    Returns
    -------
    Ticket or None
        None where the file was read to its end and has not changed since.
    """
    name, raw = file
    row = connection.execute(
        "select id, size, mtime_ns, state, attempts from files where file = ?", (name,)
    ).fetchone()
    if row is None:
        return _first_time(connection, run_id, name, raw, size, mtime_ns)
    file_id, *same, state, attempts = row
    unchanged = same == [size, mtime_ns]
    if unchanged and state == "done":
        return None
    with transaction(connection) as execute:
        attempts = attempts + 1 if unchanged else 1
        execute(
            "update files set size = ?, mtime_ns = ?, state = 'started', attempts = ?, "
            "run_id = ? where id = ?",
            (size, mtime_ns, attempts, run_id, file_id),
        )
        if not unchanged:
            return Ticket(file_id, attempts, 0)
        cursor = execute(
            "update locations set run_id = ? where file_id = ?", (run_id, file_id)
        )
    return Ticket(file_id, attempts, cursor.rowcount)


def _first_time(
    connection: sqlite3.Connection,
    run_id: int,
    name: str,
    raw: bytes | None,
    size: int,
    mtime_ns: int,
) -> Ticket:
    with transaction(connection) as execute:
        cursor = execute(
            "insert into files (file, raw_file, size, mtime_ns, state, attempts, run_id)"
            " values (?, ?, ?, ?, 'started', 1, ?)",
            (name, raw, size, mtime_ns, run_id),
        )
    return Ticket(int(cursor.lastrowid or 0), 1, 0)


def finish(connection: sqlite3.Connection, file_id: int, run_id: int) -> None:
    """Note that a file was read to its end.

    Places that the file no longer has are taken out, with the documents that have no
    other place and no label of a person.
    """
    with transaction(connection) as execute:
        execute("update files set state = 'done' where id = ?", (file_id,))
        gone = execute(
            "delete from locations where file_id = ? and run_id <> ? "
            "returning document_id",
            (file_id, run_id),
        ).fetchall()
        for (document_id,) in gone:
            drop_if_nowhere(connection, document_id)
