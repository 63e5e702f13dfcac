"""A workbook: the findings, and a sheet of what was not read.

Texts are written as texts, so no formula, link or number is made of them. Rows go to
the file as they come.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tender_scan.exports.columns import Cell, cells, columns
from tender_scan.store.exported import Findings, NotRead

_ROWS = 1_048_575
"""Excel's limit of rows on a sheet, the heading aside."""
_CHARACTERS = 32_767
"""Excel's limit of a cell; longer ones it calls damaged."""
_CUT = " … [cut: the whole text stands in the database]"
_NOT_READ_WIDTHS = (60, 14, 50, 30, 12, 20)


def write_xlsx(findings: Findings, out: BinaryIO) -> int:
    """Write a workbook; past Excel's limit of rows a further sheet goes on.

    Returns
    -------
    int
        How many findings were written.
    """
    book = Workbook(
        out,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    # Left open, it would complain when it is forgotten.
    try:
        listed = columns()
        written = _sheets(
            book,
            "findings",
            [(column.name, column.width) for column in listed],
            (cells(finding) for finding in findings.rows()),
        )
        names = [field.name for field in fields(NotRead)]
        _sheets(
            book,
            "not read",
            list(zip(names, _NOT_READ_WIDTHS, strict=True)),
            (astuple(document) for document in findings.not_read()),
        )
    finally:
        book.close()
    return written


def _sheets(
    book: Workbook,
    name: str,
    heading: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Cell]],
) -> int:
    """Write rows on one sheet, or on as many as it takes; give their number."""
    sheet = _sheet(book, name, heading)
    written = 0
    for row in rows:
        if written and written % _ROWS == 0:
            sheet = _sheet(book, f"{name} {written // _ROWS + 1}", heading)
        _write(sheet, written % _ROWS + 1, row)
        written += 1
    return written


def _sheet(book: Workbook, name: str, heading: Sequence[tuple[str, int]]) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    for place, (title, width) in enumerate(heading):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, bold)
    return sheet


def _write(sheet: Worksheet, number: int, row: Sequence[Cell]) -> None:
    for place, value in enumerate(row):
        if isinstance(value, str):
            sheet.write_string(number, place, _fitting(value))
        elif value is not None:
            sheet.write_number(number, place, value)


def _fitting(text: str) -> str:
    # Excel knows one line end; others would be written as their code.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) <= _CHARACTERS:
        return text
    return text[: _CHARACTERS - len(_CUT)] + _CUT
