"""Keep one ledger for each database of a Datasette."""

import asyncio
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tender_scan.explore.desk import desk_of
from tender_scan.explore.ledger.columns import Ledger
from tender_scan.explore.ledger.load import refreshed
from tender_scan.explore.matching import Matching, Matchings


@dataclass
class Shelf:
    """Where the ledger of one database is kept; the lock lets one visitor fill it."""

    ledger: Ledger | None = None
    matchings: Matchings = field(default_factory=Matchings)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


def _shelf(datasette: Any, database: Any) -> Shelf:
    shelf: Shelf = desk_of(datasette).shelves.setdefault(database.name, Shelf())
    return shelf


async def matching(datasette: Any, database: Any, words: str) -> Matching:
    """Give the pages of a database that hold the words of a query."""
    return await _shelf(datasette, database).matchings.search(database, words)


async def ledger_of(datasette: Any, database: Any) -> Ledger:
    """Give the ledger of a database as it is now."""
    shelf = _shelf(datasette, database)
    async with shelf.lock:
        held: Ledger = await database.execute_fn(partial(refreshed, known=shelf.ledger))
        shelf.ledger = held
    return held
