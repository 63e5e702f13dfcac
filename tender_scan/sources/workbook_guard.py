"""Look into an XLSX before calamine does: some small files ask for all the memory.

calamine lays a sheet out as one full rectangle, so two cells far apart end the
process, and it copies a shared string into every cell that refers to it.
"""

import re

from tender_scan.errors import SourceError
from tender_scan.sources.package import Package

MAX_CELLS = 20_000_000
_LONG_STRING = 2_000

# References from column AAA or row 10,000 on: all others span at most 7 M cells.
_FAR = re.compile(rb'\sr="(?:[A-Z]{3,}[0-9]|[A-Z]+[0-9]{5})')
_COLUMN = re.compile(rb'\sr="([A-Z]+)[0-9]')
_ROW = re.compile(rb'\sr="[A-Z]*([0-9]{4,})"')
_SHARED = re.compile(rb't="s"[^>]*>\s*<v>([0-9]+)')
_STRING = re.compile(rb"<si\b.*?</si>|<si\b[^>]*/>", re.DOTALL)


def check_workbook(package: Package, characters: int) -> None:
    """Refuse a workbook that would not fit in memory.

    Parameters
    ----------
    package
        The XLSX.
    characters
        How many characters all cells together may have.

    Raises
    ------
    SourceError
        With status ``bomb``.
    """
    lengths = _string_lengths(package)
    for name in package.names:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            sheet = package.read(name)
            _check_extent(sheet, name)
            _check_strings(sheet, lengths, characters)


def _check_extent(sheet: bytes, name: str) -> None:
    if not _FAR.search(sheet):
        return
    columns = max(map(_column, set(_COLUMN.findall(sheet))), default=1)
    rows = max((int(row[:9]) for row in set(_ROW.findall(sheet))), default=9_999)
    if columns * rows > MAX_CELLS:
        raise SourceError(
            f"{name}: its cells span {rows} rows and {columns} columns", "bomb"
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number


def _string_lengths(package: Package) -> list[int]:
    """Length of each shared string, in bytes; empty where none is long."""
    name = "xl/sharedStrings.xml"
    if name not in package.names:
        return []
    lengths = [len(found) for found in _STRING.findall(package.read(name))]
    return lengths if max(lengths, default=0) > _LONG_STRING else []


def _check_strings(sheet: bytes, lengths: list[int], characters: int) -> None:
    if not lengths:
        return
    indexes = (int(found[:9]) for found in _SHARED.findall(sheet))
    total = sum(lengths[index] for index in indexes if index < len(lengths))
    if total > 10 * characters:  # bytes with markup, so that only bombs are refused
        raise SourceError(f"its cells repeat {total} bytes of text", "bomb")
