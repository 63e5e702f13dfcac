"""Documents that wait to be read in a further way, so that no run forgets them."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """A document of a file, and the step that it waits for.

    Parameters
    ----------
    number
        Of the document in its file, from 0.
    step
        As in `tender_scan.scan.steps`.
    pages
        How many pages are to be read; 0 where that is not known.
    """

    number: int
    step: str
    pages: int = 0


def waiting_of(connection: sqlite3.Connection, file_id: int) -> tuple[Waiting, ...]:
    """List what waits in a file, in the order of the file."""
    rows = connection.execute(
        "select number, step, pages from waiting where file_id = ? order by number",
        (file_id,),
    )
    return tuple(Waiting(*row) for row in rows)


def let_wait(connection: sqlite3.Connection, file_id: int, waiting: Waiting) -> None:
    """Note what a document waits for; call it in the transaction of its reading."""
    connection.execute(
        "insert or replace into waiting (file_id, number, step, pages) "
        "values (?, ?, ?, ?)",
        (file_id, waiting.number, waiting.step, waiting.pages),
    )


def settle(
    connection: sqlite3.Connection, file_id: int, number: int | None = None
) -> None:
    """Note that a document, or every document of a file, waits for nothing more."""
    connection.execute(
        "delete from waiting where file_id = ?1 and (?2 is null or number = ?2)",
        (file_id, number),
    )
