"""Sheets of Excel 2003 XML (SpreadsheetML)."""

from collections.abc import Iterator

from tender_scan.readers.blocks import Blocks
from tender_scan.readers.docx_xml import Element, child, kind, value
from tender_scan.readers.grid import SpanCell

_MAX_GAP = 200


def read_sheet_xml(workbook: Element) -> list[Blocks]:
    """Read each sheet as a page that begins with the sheet's name."""
    sheets: list[Blocks] = []
    for one in workbook:
        if kind(one) == "Worksheet":
            blocks = Blocks(len(sheets) + 1)
            blocks.add(value(one, "Name") or "")
            _table(one, blocks)
            sheets.append(blocks)
    return sheets


def _table(sheet: Element, blocks: Blocks) -> None:
    table = child(sheet, "Table")
    rows = []
    comments: list[str] = []
    for row in table if table is not None else ():
        if kind(row) == "Row":
            cells = list(_cells(row, comments))
            if any(cell.text for cell in cells):
                rows.append(blocks.row(cells))
    blocks.end_table(rows)
    for text in comments:
        blocks.add(text)


def _cells(row: Element, comments: list[str]) -> Iterator[SpanCell]:
    column = 0
    for cell in row:
        if kind(cell) != "Cell":
            continue
        gap = _number(cell, "Index") - 1 - column
        for _ in range(min(gap, _MAX_GAP)):
            yield SpanCell("")
        columns = 1 + _number(cell, "MergeAcross")
        yield SpanCell(
            _text(child(cell, "Data")), columns, 1 + _number(cell, "MergeDown")
        )
        column += max(gap, 0) + columns
        comment = child(cell, "Comment", "Data")
        if comment is not None:
            comments.append(_text(comment))


def _text(data: Element | None) -> str:
    return "" if data is None else " ".join("".join(data.itertext()).split())


def _number(cell: Element, name: str) -> int:
    text = value(cell, name) or "0"
    return int(text[:6]) if text.isascii() and text.isdigit() else 0
