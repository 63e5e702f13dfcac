"""Rows of a workbook, where one of its sheets is a table of notices."""

from collections.abc import Iterator, Sequence

from tender_scan.errors import SourceError
from tender_scan.settings import Limits
from tender_scan.sources.columns import is_notice_header
from tender_scan.sources.csv_rows import name_cells
from tender_scan.sources.rows import BadRow, Row
from tender_scan.sources.sheets import Sheet, read_sheets

_HEADER_WITHIN = 10


def read_notice_sheets(data: bytes, limits: Limits) -> Iterator[Row | BadRow] | None:
    """Read a workbook of notices.

    Parameters
    ----------
    data
        The workbook.
    limits
        Bound what it unpacks to.

    Returns
    -------
    iterator or None
        None where no sheet has the header of a notice table: then the workbook is one
        document, as where it cannot be read. Else the rows of all sheets; of a sheet
        without such a header too, so that nothing is lost.

    """
    try:
        heads = read_sheets(data, limits, _HEADER_WITHIN + 1)
        headers = [_header(sheet.rows) for sheet in heads]
    except SourceError:
        return None  # the reader of workbooks will say what is wrong with it
    if all(header is None for header in headers):
        return None
    return (
        row
        for sheet, header in zip(read_sheets(data, limits), headers, strict=True)
        for row in _rows(sheet, header)
    )


def _header(rows: Sequence[Sequence[str]]) -> int | None:
    """Find the header row; a title above it is common."""
    for place, cells in enumerate(rows[:_HEADER_WITHIN]):
        if is_notice_header(cells) and len(rows) > place + 1:
            return place
    return None


def _rows(sheet: Sheet, header: int | None) -> Iterator[Row | BadRow]:
    if sheet.problem:
        yield BadRow(None, "partial", sheet.problem, sheet.name)
    names = [] if header is None else sheet.rows[header]
    first = 0 if header is None else header + 1
    filled = (cells for cells in sheet.rows[first:] if any(cells))
    for number, cells in enumerate(filled, 1):
        yield Row(number, name_cells(names, cells), sheet.name)
