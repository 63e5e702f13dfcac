"""Rows of a CSV file, read line by line."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import IO

from tender_scan.sources.columns import recognise
from tender_scan.sources.rows import CELL_CHARACTERS, BadRow, Row
from tender_scan.text.encoding import detect

SAMPLE_BYTES = 262_144
_DELIMITERS = ",\t;|"
_IDENTIFIER = re.compile(r"[A-Za-z_][\w .\-]{0,60}")


def read_csv(file: IO[bytes]) -> Iterator[Row | BadRow]:
    """Read the rows of a CSV file in constant memory.

    Encoding and delimiter (comma, tab, semicolon or bar) are found by a sample. The
    first row is the header if it holds a known column name, or nothing but
    identifiers; else the columns are named ``列1``, ``列2`` ...

    Parameters
    ----------
    file
        Seekable, at any position.
    """
    file.seek(0)
    sample = file.read(SAMPLE_BYTES)
    file.seek(0)
    encoding = detect(sample)
    delimiter = _delimiter(sample.decode(encoding, "replace"))
    csv.field_size_limit(CELL_CHARACTERS)
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    try:
        yield from _rows(csv.reader(_lines(text), delimiter=delimiter))
    finally:
        text.detach()  # the file is the caller's to close


def _rows(reader: Iterator[list[str]]) -> Iterator[Row | BadRow]:
    names: list[str] | None = None
    number = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            number += 1
            yield BadRow(number, "corrupt", f"not a row of CSV: {error}")
            continue
        if cells is None:
            return
        if not any(cells):
            continue
        if names is None:
            names = _header(cells)
            if names:
                continue
        number += 1
        yield Row(number, name_cells(names, cells))


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Give lines of bounded length, without the mark some encodings begin with."""
    first = True
    while line := text.readline(CELL_CHARACTERS):
        yield line.removeprefix("\ufeff") if first else line
        first = False


def name_cells(names: Sequence[str], cells: Sequence[str]) -> list[tuple[str, str]]:
    """Pair cells with their column names; a cell without one gets ``列N``."""
    return [
        (
            names[place] if place < len(names) and names[place] else f"列{place + 1}",
            cell,
        )
        for place, cell in enumerate(cells)
    ]


def _header(cells: Sequence[str]) -> list[str]:
    """Give the column names if the first row holds them, else an empty list."""
    names = [cell.strip() for cell in cells]
    identifiers = all(_IDENTIFIER.fullmatch(name) for name in names if name)
    return names if identifiers or any(recognise(tuple(names))) else []


def _delimiter(sample: str) -> str:
    """Take the delimiter that gives the most columns in the most rows."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(sample: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        widths = [len(cells) for cells in islice(reader, 50) if cells]
    except csv.Error:
        return (0.0, 0)
    if not widths:
        return (0.0, 0)
    width, count = Counter(widths).most_common(1)[0]
    return (count / len(widths) if width > 1 else 0.0, width)
