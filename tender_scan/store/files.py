"""What is known of the files on disk: which need not be read again."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from tender_scan.store.transaction import transaction
from tender_scan.store.waiting import Waiting, settle, waiting_of
from tender_scan.store.writer import drop_if_nowhere

STARTED, DONE, UNREAD = "started", "done", "unread"


@dataclass(frozen=True)
class FileOnDisk:
    """A file as it lies on disk.

    Parameters
    ----------
    name
        Path relative to the folder of the database; unique.
    raw
        The path's bytes where they are not UTF-8, else None.
    size, mtime_ns
        In bytes; in nanoseconds since 1970.
    """

    name: str
    raw: bytes | None
    size: int
    mtime_ns: int


@dataclass(frozen=True)
class Ticket:
    """Leave to read a file.

    Parameters
    ----------
    file_id
        ``files.id``.
    attempts
        How often reading was begun without getting on, this time included.
    skip
        Documents of the file that an interrupted run has already written.
    waiting
        Those of them that are to be read in a further way.
    """

    file_id: int
    attempts: int
    skip: int
    waiting: tuple[Waiting, ...] = ()


def is_done(connection: sqlite3.Connection, file: FileOnDisk) -> bool:
    """Whether a file was read to its end and has not changed since."""
    row = connection.execute(
        "select size, mtime_ns, state from files where file = ?", (file.name,)
    ).fetchone()
    return bool(row == (file.size, file.mtime_ns, DONE))


def claim(
    connection: sqlite3.Connection, run_id: int, file: FileOnDisk
) -> Ticket | None:
    """Note that a file is about to be read, before it is.

    Returns
    -------
    Ticket or None
        None where the file was read to its end and has not changed since.
    """
    row = connection.execute(
        "select id, size, mtime_ns, state, attempts, run_id from files where file = ?",
        (file.name,),
    ).fetchone()
    if row is None:
        return _first_time(connection, run_id, file)
    file_id, size, mtime_ns, state, attempts, last_run = row
    unchanged = (size, mtime_ns) == (file.size, file.mtime_ns)
    if unchanged and state == DONE:
        return None
    with transaction(connection) as execute:
        skip = 0
        if unchanged and state == STARTED:
            # Only what the interrupted run wrote counts, not what stood there before.
            skip = execute(
                "update locations set run_id = ? where file_id = ? and run_id = ?",
                (run_id, file_id, last_run),
            ).rowcount
        else:
            settle(connection, file_id)
        stuck = unchanged and state == STARTED and not skip
        attempts = attempts + 1 if stuck else 1
        execute(
            "update files set size = ?, mtime_ns = ?, state = ?, attempts = ?, "
            "run_id = ? where id = ?",
            (file.size, file.mtime_ns, STARTED, attempts, run_id, file_id),
        )
    return Ticket(file_id, attempts, skip, waiting_of(connection, file_id))


def _first_time(
    connection: sqlite3.Connection, run_id: int, file: FileOnDisk
) -> Ticket:
    with transaction(connection) as execute:
        cursor = execute(
            "insert into files (file, raw_file, size, mtime_ns, state, attempts, run_id)"
            " values (?, ?, ?, ?, ?, 1, ?)",
            (file.name, file.raw, file.size, file.mtime_ns, STARTED, run_id),
        )
    return Ticket(int(cursor.lastrowid or 0), 1, 0)


def give_back(connection: sqlite3.Connection, file_ids: Iterable[int]) -> None:
    """Take back the attempt at files that a person interrupted: it was not theirs."""
    with transaction(connection):
        connection.executemany(
            "update files set attempts = attempts - 1 where id = ?",
            [(file_id,) for file_id in file_ids],
        )


def read_again(connection: sqlite3.Connection, statuses: Iterable[str] | None) -> int:
    """Have files read again, whether or not they changed.

    Parameters
    ----------
    statuses
        Only files with a document of one of these statuses; None means all.

    Returns
    -------
    int
        How many files.
    """
    with transaction(connection) as execute:
        if statuses is None:
            return execute("update files set state = ?", (UNREAD,)).rowcount
        wanted = list(statuses)
        marks = ", ".join("?" * len(wanted))
        return execute(
            "update files set state = ? where id in (select file_id from locations "  # noqa: S608
            "join documents on documents.id = locations.document_id "
            f"where documents.status in ({marks}))",
            (UNREAD, *wanted),
        ).rowcount


def finish(
    connection: sqlite3.Connection, file_id: int, run_id: int, state: str = DONE
) -> None:
    """Note that a file was read to its end, or could not be opened (`UNREAD`).

    Places that the file no longer has are taken out, with the documents that have no
    other place and no label of a person.
    """
    with transaction(connection) as execute:
        execute("update files set state = ? where id = ?", (state, file_id))
        gone = execute(
            "delete from locations where file_id = ? and run_id <> ? "
            "returning document_id",
            (file_id, run_id),
        ).fetchall()
        for (document_id,) in gone:
            drop_if_nowhere(connection, document_id)
