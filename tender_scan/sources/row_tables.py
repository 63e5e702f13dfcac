"""Which formats are tables of notices, and how each is read."""

from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import IO

from tender_scan.settings import Limits
from tender_scan.sources.csv_rows import read_csv
from tender_scan.sources.json_rows import read_json, read_json_lines
from tender_scan.sources.rows import BadRow, Row
from tender_scan.sources.sqlite_rows import read_sqlite

Rows = Iterator[Row | BadRow]

CSV = "text/csv"
JSON = "application/json"
JSON_LINES = "application/x-ndjson"
SQLITE = "application/vnd.sqlite3"
STREAMED = frozenset({CSV, JSON_LINES, SQLITE})
"""Read by steps, so that a file of any size is read."""

WORKBOOKS = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel.sheet.binary.macroenabled.12",
        "application/vnd.ms-excel",
        "application/vnd.oasis.opendocument.spreadsheet",
    }
)


def read_rows(
    media_type: str, file: IO[bytes], on_disk: Path | None, limits: Limits
) -> Rows | None:
    """Read the rows of a crawl table.

    Parameters
    ----------
    media_type
        As sniffed.
    file
        Seekable, at any position; must stay open while the rows are read.
    on_disk
        The same as a file, None if it is a member of an archive.
    limits
        Bound what a workbook unpacks to.

    Returns
    -------
    iterator or None
        None where it is no crawl table but one document: other formats, workbooks
        without a table of notices, and what only looked like JSON.
    """
    if media_type == CSV:
        return read_csv(file)
    if media_type == JSON_LINES:
        return read_json_lines(file)
    file.seek(0)
    if media_type == SQLITE:
        return read_sqlite(on_disk or file.read())
    if media_type == JSON:
        return _unless_broken(read_json(file.read()))
    return _workbook(file.read(), limits) if media_type in WORKBOOKS else None


def _unless_broken(rows: Rows) -> Rows | None:
    first = next(rows, None)
    if first is None:
        return iter(())
    if isinstance(first, BadRow) and first.status == "corrupt":
        return None
    return chain((first,), rows)


def _workbook(data: bytes, limits: Limits) -> Rows | None:
    # calamine is loaded for workbooks only.
    module = import_module("tender_scan.sources.xlsx_rows")
    rows: Rows | None = module.read_notice_sheets(data, limits)
    return rows
