"""Crawl tables: what a row is, whatever format it was kept in.

One row is one notice. Its bytes are a canonical JSON, so that a row has an id as a
file has, and the same row in two dumps, of whatever formats, is one document.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan.records.source import SourceFile
from tender_scan.records.status import Status

ROW_TYPE = "application/x-notice-row"
CELL_CHARACTERS = 20_000_000
"""Longest value that is read, in characters."""

_MISSING = frozenset({"", "nan", "NaN", "None", "null", "NULL", "NaT", "undefined"})

Pairs = Sequence[tuple[str, str]]
"""Column name and value, in the order of the source."""


@dataclass(frozen=True)
class Row:
    """One row that was read.

    Parameters
    ----------
    number
        From 1 in its table; a header does not count.
    pairs
        As the source gives them.
    table
        The table or sheet, in formats that have several; else None.
    """

    number: int
    pairs: Pairs
    table: str | None = None


@dataclass(frozen=True)
class BadRow:
    """A row, or the rest of a table, that could not be read.

    Parameters
    ----------
    number
        None where the problem is the table's or the file's.
    """

    number: int | None
    status: Status
    detail: str
    table: str | None = None


def row_path(path: str, row: Row | BadRow) -> str:
    """Write where a row stands: ``crawl.csv#17``, ``crawl.db!/notices#17``."""
    place = path if row.table is None else f"{path}!/{row.table}"
    return place if row.number is None else f"{place}#{row.number}"


def row_source(path: str, raw_path: bytes | None, pairs: Pairs) -> SourceFile:
    """Make a document of a row; values that say nothing are left out."""
    kept = [
        (name, value)
        for name, value in ((name, value.strip()) for name, value in pairs)
        if value not in _MISSING
    ]
    identity = hashlib.sha256(_canonical(sorted(kept))).hexdigest()
    return SourceFile(identity, path, raw_path, _canonical(kept), ROW_TYPE)


def row_pairs(data: bytes) -> list[tuple[str, str]]:
    """Read back what `row_source` wrote.

    Raises
    ------
    ValueError
        If it is anything else.
    """
    return [(str(name), str(value)) for name, value in json.loads(data)]


def value_text(value: object) -> str:
    """Write a value as text: numbers without ``.0``, None as nothing.

    Examples
    --------
    >>> value_text(1200000.0), value_text(0.5), value_text(None), value_text(True)
    ('1200000', '0.5', '', 'true')
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else format(value, ".15g")
    if isinstance(value, bytes):
        return _bytes_text(value)
    return str(value)


def _bytes_text(value: bytes) -> str:
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        return f"[{len(value)} bytes]"
    return f"[{len(value)} bytes]" if "\0" in text else text


def _canonical(pairs: Pairs) -> bytes:
    text = json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))
    # JSON can hold half a surrogate pair, UTF-8 and SQLite cannot.
    return text.encode("utf-8", "replace")
