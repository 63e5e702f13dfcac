"""Workbooks: a sheet is a page, a row is a line."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from tender_scan.readers.bounds import PageBudget
from tender_scan.readers.grid import (
    MAX_CELLS,
    SEPARATOR,
    SpanCell,
    resolve,
    write_row,
)
from tender_scan.readers.lines import Lines
from tender_scan.readers.sheet_beside import texts_beside
from tender_scan.records.document import Document, Page, Table
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.sheets import Sheet, read_sheets


def read_workbook(source: SourceFile, limits: Limits) -> Document:
    """Read XLSX, XLSB, XLS, ET or ODS.

    A page begins with the sheet's name; empty rows, and empty cells at a row's end,
    are left out. Comments and text boxes follow the rows. A workbook
    without any text has no pages.

    Returns
    -------
    Document
        ``partial`` with their names where sheets could not be read.

    Raises
    ------
    SourceError
        ``encrypted``, ``corrupt`` or ``bomb``.
    """
    budget = PageBudget(limits)
    pages: list[Page] = []
    tables: list[Table] = []
    broken: list[str] = []
    beside = texts_beside(source.data, limits)
    is_empty = not beside
    for number, sheet in enumerate(read_sheets(source.data, limits), 1):
        if sheet.problem:
            broken.append(f"sheet {sheet.name}: {sheet.problem}")
        text, table = _page(sheet, number, limits)
        is_empty = is_empty and len(text) == len(sheet.name)
        text = "\n".join(filter(None, (text, beside.get(number))))
        pages.append(Page(number, text))
        tables += [table] if table else []
        if not budget.add(text):
            break
    return Document(
        source.id,
        source.media_type,
        "workbook",
        () if is_empty and not broken else tuple(pages),
        tuple(tables),
        status="partial" if broken else "ok",
        status_detail="; ".join(broken) or None,
    )


def _page(sheet: Sheet, number: int, limits: Limits) -> tuple[str, Table | None]:
    if sum(map(len, sheet.rows)) > MAX_CELLS:  # a list, not a table for people
        return "\n".join(chain((sheet.name,), _plain_lines(sheet))), None
    lines = Lines()
    lines.write(sheet.name)
    lines.end_block()
    rows: list[tuple[SpanCell, ...]] = []
    numbers: list[int] = []
    top, left = sheet.corner
    reached = -1  # the last row that a merged cell above covers
    for row, cells in enumerate(_rows(sheet)):
        if any(cell.text for cell in cells) or row <= reached:
            rows.append(write_row(lines, cells))
            numbers.append(top + row + 1)
            reached = max([reached, *(row + cell.rows - 1 for cell in cells)])
        if lines.length > limits.characters:
            break
    table = resolve(number, rows)
    if table is not None:
        table = replace(table, numbers=tuple(numbers), left=left)
    return lines.text, table


def _plain_lines(sheet: Sheet) -> Iterator[str]:
    for cells in sheet.rows:
        line = SEPARATOR.join(map(str.strip, cells)).rstrip(SEPARATOR)
        if line:
            yield line


def _rows(sheet: Sheet) -> Iterator[list[SpanCell]]:
    spans = {
        (row0, column0): (row1 - row0 + 1, column1 - column0 + 1)
        for (row0, column0), (row1, column1) in sheet.merged
    }
    covered = _covered(sheet)
    last: dict[int, int] = {}  # of each row, the last column that a merge covers
    for row, column in covered:
        last[row] = max(last.get(row, 0), column)
    for row, cells in enumerate(sheet.rows):
        filled = list(cells)
        while filled and not filled[-1] and len(filled) > last.get(row, -1) + 1:
            filled.pop()
        if not spans:
            yield [SpanCell(text.strip()) for text in filled]
            continue
        yield [
            _span_cell(text, spans.get((row, column)))
            for column, text in enumerate(filled)
            if (row, column) not in covered
        ]


def _span_cell(text: str, span: tuple[int, int] | None) -> SpanCell:
    rows, columns = span or (1, 1)
    return SpanCell(text.strip(), columns, rows)


def _covered(sheet: Sheet) -> frozenset[tuple[int, int]]:
    """Find the places that a merged cell covers beside its first."""
    return frozenset(chain.from_iterable(map(_places, _sane(sheet))))


def _sane(sheet: Sheet) -> Iterable[tuple[int, int, int, int]]:
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
    for (row0, column0), (row1, column1) in sheet.merged:
        if 0 <= row0 <= row1 and 0 <= column0 <= column1:
            yield row0, column0, min(row1, height), min(column1, width)


def _places(span: tuple[int, int, int, int]) -> Iterator[tuple[int, int]]:
    row0, column0, row1, column1 = span
    for row in range(row0, row1 + 1):
        for column in range(column0, column1 + 1):
            if (row, column) != (row0, column0):
                yield row, column
