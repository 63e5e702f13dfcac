"""The pages that hold the words of a query, as numbers."""

import sqlite3
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import numpy as np

from tender_scan.explore.ledger.columns import Places
from tender_scan.explore.locate import match_of

MOST_PAGES = 300_000
"""Of a word that stands on more pages only so many are looked at."""
_KEPT = 8
# One text of all the numbers: three times as fast as a row for each.
_PAGES = """
select group_concat(rowid)
from (select rowid from pages_fts where pages_fts match ? limit ?)
"""
_INDEXED = "select last_page_id from pages_indexed"


@dataclass(frozen=True)
class Matching:
    """What a search came to.

    Parameters
    ----------
    pages
        ``pages.id``, ascending.
    is_cut
        Whether more pages hold the words than were looked at.
    """

    pages: Places
    is_cut: bool


class Matchings:
    """The last searches of a database, for whoever narrows down what was found."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, int], Matching] = OrderedDict()

    async def search(self, database: Any, words: str) -> Matching:
        """Search all pages."""
        match = match_of(words)
        indexed = (await database.execute(_INDEXED)).first()[0]
        key = match, indexed
        if key not in self._known:
            self._known[key] = await _search(database, match)
        self._known.move_to_end(key)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return self._known[key]


async def _search(database: Any, match: str) -> Matching:
    def search(connection: sqlite3.Connection) -> str | None:
        row = connection.execute(_PAGES, (match, MOST_PAGES)).fetchone()
        return None if row[0] is None else str(row[0])

    found = await database.execute_fn(search)
    if not found:
        return Matching(np.zeros(0, np.int64), is_cut=False)
    pages = np.fromstring(found, np.int64, sep=",")
    return Matching(np.sort(pages), len(pages) == MOST_PAGES)
