"""Rows and cells of a DOCX table, merged cells counted out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tender_scan.readers.docx_xml import Element, alternatives, child, kind, value

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


@dataclass(frozen=True)
class RowCell:
    """A cell that begins in its row.

    Parameters
    ----------
    element
        The ``tc``.
    column
        Where it begins, in columns of the grid from 0.
    columns, rows
        How many it covers.
    """

    element: Element
    column: int
    columns: int = 1
    rows: int = 1


def table_rows(table: Element) -> list[list[RowCell]]:
    """List the rows of a table, without those that were deleted.

    A cell that only continues the one above it is counted there and not listed.
    """
    rows = [
        list(_cells(row))
        for row in _wrapped(table, "tr")
        if child(row, "trPr", "del") is None
    ]
    continued = [{cell.column for cell in row if _goes_on(cell)} for row in rows]
    return [
        [
            replace(cell, rows=1 + _reach(continued[number + 1 :], cell.column))
            if _merge(cell) is not None
            else cell
            for cell in row
            if not _goes_on(cell) or number == 0
        ]
        for number, row in enumerate(rows)
    ]


def _cells(row: Element) -> Iterator[RowCell]:
    column = 0
    for cell in _wrapped(row, "tc"):
        span = value(child(cell, "tcPr", "gridSpan")) or "1"
        columns = max(int(span[:4]), 1) if span.isdigit() else 1
        yield RowCell(cell, column, columns)
        column += columns


def _wrapped(parent: Element, name: str) -> Iterator[Element]:
    for one in alternatives(parent):
        if kind(one) == name:
            yield one
        elif kind(one) in _WRAPPERS or kind(one) == "Choice":
            yield from _wrapped(one, name)


def _merge(cell: RowCell) -> Element | None:
    return child(cell.element, "tcPr", "vMerge")


def _goes_on(cell: RowCell) -> bool:
    merge = _merge(cell)
    return merge is not None and value(merge) != "restart"


def _reach(below: list[set[int]], column: int) -> int:
    """Count the rows below that go on with a cell of this column."""
    count = 0
    for columns in below:
        if column not in columns:
            break
        count += 1
    return count
