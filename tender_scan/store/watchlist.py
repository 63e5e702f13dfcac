"""The watch-list in the database: shipped, imported, and matched with the parties."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tender_scan.errors import LexiconError
from tender_scan.notices.watch.entry import Listing, WatchEntry
from tender_scan.notices.watch.imported import Imported
from tender_scan.notices.watch.match import WatchList
from tender_scan.notices.watch.names_csv import parse_names_csv
from tender_scan.notices.watch.trade_gov import ORIGIN as TRADE_GOV
from tender_scan.notices.watch.trade_gov import parse_trade_gov
from tender_scan.store.rows import Row, as_json
from tender_scan.store.transaction import transaction
from tender_scan.text.encoding import decode

_UPSERT = """
insert into watchlist (id, name, name_en, aliases, list, listed_on, removed_on,
  citation, also, credit_code, certainty, note)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (id) do update set name = excluded.name, name_en = excluded.name_en,
  aliases = excluded.aliases, list = excluded.list, listed_on = excluded.listed_on,
  removed_on = excluded.removed_on, citation = excluded.citation,
  also = excluded.also, credit_code = excluded.credit_code,
  certainty = excluded.certainty, note = excluded.note
"""
_READ = """
select id, name, name_en, aliases, list, listed_on, removed_on, citation, also,
  credit_code, certainty, note
from watchlist order by rowid
"""
_PARTIES = """
select parties.id, parties.watch_id, parties.match_basis, parties.name,
  parties.credit_code, notices.published
from parties join notices on notices.id = parties.notice_id
join documents on documents.id = notices.document_id
where ?1 is null or documents.run_id = ?1
"""


@dataclass(frozen=True)
class ImportCounts:
    """What an import did: organisations kept, and entries passed over."""

    kept: int
    passed_over: int


def write_watchlist(
    connection: sqlite3.Connection, entries: Iterable[WatchEntry]
) -> None:
    """Write organisations; other rows stay, and so do those that a user imported.

    Organisations on no list are left out: the table is of those that are on one.
    """
    rows = [_row(entry) for entry in entries if entry.listings]
    with transaction(connection):
        connection.executemany(_UPSERT, rows)


def read_watchlist(connection: sqlite3.Connection) -> WatchList:
    """Read the table, ready for matching."""
    return WatchList(map(_entry, connection.execute(_READ)))


def match_parties(connection: sqlite3.Connection, run_id: int | None) -> int:
    """Match the parties of the notices with the watch-list, each by its notice's date.

    What was matched before and no longer is, is taken back.

    Parameters
    ----------
    run_id
        Only the documents that this run has read; None for all.

    Returns
    -------
    int
        How many of the parties looked at are on the watch-list.
    """
    watchlist = read_watchlist(connection)
    changed: list[tuple[str | None, str | None, int]] = []
    matched = 0
    for party_id, *before, name, code, date in connection.execute(_PARTIES, (run_id,)):
        match = watchlist.match(name, code, date)
        matched += match is not None
        after = [match.watch_id, match.words] if match else [None, None]
        if after != before:
            changed.append((after[0], after[1], party_id))
    with transaction(connection):
        connection.executemany(
            "update parties set watch_id = ?, match_basis = ? where id = ?", changed
        )
    return matched


def import_file(connection: sqlite3.Connection, path: Path) -> ImportCounts:
    """Add the organisations of a file: the list of trade.gov, or a CSV with names.

    The list of trade.gov is whole, so a new import of it takes the place of the last
    one. Rows of a CSV are added, or changed where list and name are the same. Call
    `match_parties` afterwards.

    Raises
    ------
    LexiconError
        The file cannot be read or is malformed; nothing is imported then.
    """
    imported = _parse(path)
    with transaction(connection) as execute:
        if imported.origin == TRADE_GOV:
            execute("delete from watchlist where id like ?", (f"{TRADE_GOV}-%",))
        connection.executemany(_UPSERT, map(_row, imported.entries))
    return ImportCounts(len(imported.entries), imported.passed_over)


def _parse(path: Path) -> Imported:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error.strerror}") from error
    if data.startswith(b"PK"):
        raise LexiconError(f"{path}: a workbook or archive; save it as CSV (UTF-8)")
    text = decode(data)[0]
    if "\0" in text:
        raise LexiconError(f"{path}: neither JSON nor CSV")
    if text.lstrip().startswith(("{", "[")):
        return parse_trade_gov(text, str(path))
    return parse_names_csv(text, str(path))


def _row(entry: WatchEntry) -> Row:
    first, *also = entry.listings
    return (
        entry.id,
        entry.name,
        entry.name_en,
        as_json(entry.aliases),
        first.list_name,
        first.listed_on,
        first.removed_on,
        first.citation,
        as_json([_listing_object(listing) for listing in also]),
        entry.credit_code,
        entry.certainty,
        entry.note,
    )


def _listing_object(listing: Listing) -> dict[str, str | None]:
    return {
        "list": listing.list_name,
        "listed_on": listing.listed_on,
        "removed_on": listing.removed_on,
        "citation": listing.citation,
    }


def _entry(row: tuple[str, ...]) -> WatchEntry:
    id_, name, name_en, aliases, *first, also, code, certainty, note = row
    further = (Listing(*each.values()) for each in json.loads(also or "[]"))
    return WatchEntry(
        id_,
        name,
        name_en,
        tuple(json.loads(aliases or "[]")),
        (Listing(*first), *further),
        code,
        certainty,
        note,
    )
