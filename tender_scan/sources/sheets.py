"""Sheets of a workbook as rows of text, whichever office wrote it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
)

from tender_scan.errors import SourceError
from tender_scan.settings import Limits
from tender_scan.sources.biff import has_password, workbook_stream
from tender_scan.sources.failure import NEEDS_PASSWORD
from tender_scan.sources.package import Package
from tender_scan.sources.rows import value_text
from tender_scan.sources.workbook_guard import check_workbook

Span = tuple[tuple[int, int], tuple[int, int]]
"""First and last row and column of a merged cell, from 0, counted in `Sheet.rows`."""


@dataclass(frozen=True)
class Sheet:
    """A sheet.

    Parameters
    ----------
    name
        As on its tab.
    rows
        Cells as text from the first filled row and column on; dates are ISO, line
        breaks in a cell are blanks. A merged cell stands in its first place only.
    merged
        The merged cells.
    problem
        Why the sheet could not be read, else None.
    corner
        Row and column of the first filled cell in the sheet, from 0.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Span, ...] = ()
    problem: str | None = None
    corner: tuple[int, int] = (0, 0)


def read_sheets(
    data: bytes, limits: Limits, first_rows: int | None = None
) -> Iterator[Sheet]:
    """Read the sheets of an XLSX, XLSB, XLS, ET or ODS file, hidden ones too.

    Parameters
    ----------
    data
        The workbook.
    limits
        Bound what it unpacks to.
    first_rows
        How many rows of each sheet are wanted; None for all.

    Raises
    ------
    SourceError
        ``encrypted``, ``corrupt`` or ``bomb``.
    """
    if data.startswith(b"PK"):
        check_workbook(Package(data, limits), limits.characters)
    elif has_password(workbook_stream(data)):
        raise SourceError(NEEDS_PASSWORD, "encrypted")
    with _as_source_errors():
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in workbook.sheet_names:
        try:
            with _as_source_errors():
                sheet = _sheet(workbook.get_sheet_by_name(name), first_rows)
        except SourceError as error:
            sheet = Sheet(name, (), problem=str(error))
        yield sheet


def _sheet(sheet: CalamineSheet, first_rows: int | None) -> Sheet:
    rows = tuple(
        tuple(map(_cell_text, row)) for row in sheet.to_python(nrows=first_rows)
    )
    top, left = sheet.start or (0, 0)
    merged = tuple(
        ((row0 - top, column0 - left), (row1 - top, column1 - left))
        for (row0, column0), (row1, column1) in sheet.merged_cell_ranges or ()
    )
    return Sheet(sheet.name, rows, merged, corner=(top, left))


def _cell_text(value: object) -> str:
    if isinstance(value, str):
        return " ".join(value.split()) if "\n" in value or "\r" in value else value
    if isinstance(value, datetime):
        is_day = value.time() == time.min
        return value.date().isoformat() if is_day else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else value_text(value)


@contextmanager
def _as_source_errors() -> Iterator[None]:
    """Turn calamine's errors into ours, its Rust panics among them."""
    try:
        yield
    except PasswordError as error:
        raise SourceError(NEEDS_PASSWORD, "encrypted") from error
    except CalamineError as error:
        raise SourceError(f"damaged: {error}", "corrupt") from error
    except BaseException as error:
        # A panic derives from BaseException and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise SourceError(f"damaged: {error}", "corrupt") from error
