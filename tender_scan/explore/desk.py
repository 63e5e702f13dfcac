"""What the plugin knows of the Datasette it runs in."""

import asyncio
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

_OURS = "select 1 from _sqlite_migrations where migration_set = 'tender-scan' limit 1"


@dataclass
class Desk:
    """One Datasette with our databases in it.

    Attributes
    ----------
    owned : set of str
        Names of the databases that are tender-scan's; the plugin leaves others alone.
    hosts : frozenset of str or None
        Values of the ``Host`` header that are answered; None answers all (Datasette
        was started by other means than ``tender-scan explore``).
    files : Path or None
        Folder of the original files, where it is not the database's own.
    is_ours_alone : bool
        Whether ``tender-scan explore`` started this Datasette.
    printing : asyncio.Semaphore
        Held while a sheet is printed to PDF.
    album : tender_scan.explore.picture.Album
        The pages drawn last.
    shelves : dict
        Each database's `tender_scan.explore.ledger.keep.Shelf`, by its name.
    """

    owned: set[str] = field(default_factory=set)
    hosts: frozenset[str] | None = None
    files: Path | None = None
    is_ours_alone: bool = False
    printing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    album: Any = None
    shelves: dict[str, Any] = field(default_factory=dict)


_desks: "WeakKeyDictionary[Any, Desk]" = WeakKeyDictionary()


def desk_of(datasette: Any) -> Desk:
    """Give the desk of a Datasette; the same one every time."""
    return _desks.setdefault(datasette, Desk())


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether an open database was made by tender-scan."""
    try:
        return connection.execute(_OURS).fetchone() is not None
    except sqlite3.DatabaseError:  # no such table; or a file that is no database
        return False


async def find_owned(datasette: Any) -> None:
    """Look at every database once and remember which are ours."""
    desk = desk_of(datasette)
    for name, database in datasette.databases.items():
        if name != "_internal" and await database.execute_fn(is_ours):
            desk.owned.add(name)


def only_database(datasette: Any) -> str | None:
    """Name the one database of this Datasette if it is ours, else None."""
    names = [name for name in datasette.databases if not name.startswith("_")]
    is_one = len(names) == 1 and names[0] in desk_of(datasette).owned
    return names[0] if is_one else None
