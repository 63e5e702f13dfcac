"""What calamine does not tell of an XLS: a password, and text that stands in no cell.

Names in brackets are those of Microsoft's [MS-XLS].
"""

import struct
from collections.abc import Iterator

from tender_scan.errors import SourceError
from tender_scan.sources.ole_open import open_ole, stream

_PASSWORD, _BEGIN, _END = 0x2F, 0x809, 0x0A  # [FilePass, BOF, EOF]
_SHEET, _NAME_END = 0x85, 8  # [BoundSheet8]
_BOX, _MORE = 0x1B6, 0x3C  # [TxO, Continue]
_WIDE = 0x01
_MAX_RECORDS = 5_000_000
_MAX_SHEETS = 5_000

Record = tuple[int, bytes]


def workbook_stream(data: bytes) -> bytes:
    """Give the stream of an XLS that holds its records; empty without one."""
    try:
        with open_ole(data) as ole:
            return stream(ole, "Workbook") or stream(ole, "Book")
    except SourceError:
        return b""


def has_password(book: bytes) -> bool:
    """Say whether a workbook is encrypted."""
    for type_, _ in _records(book, 0):
        if type_ == _PASSWORD:
            return True
        if type_ in (_SHEET, _END):
            break
    return False


def boxed_text(book: bytes) -> list[str]:
    """Give the text boxes and comments of each sheet, in the order of the sheets.

    Returns
    -------
    list of str
        One text a sheet; empty where a sheet has neither.
    """
    places = [
        struct.unpack_from("<I", content)[0]
        for type_, content in _records(book, 0)
        if type_ == _SHEET and len(content) >= _NAME_END
    ]
    return ["\n".join(_boxes(book, place)) for place in places[:_MAX_SHEETS]]


def _boxes(book: bytes, place: int) -> Iterator[str]:
    """Give the texts of one sheet, up to its end."""
    waiting = 0  # characters of a box that are still to come
    parts: list[str] = []
    for type_, content in _records(book, place):
        if type_ == _BOX:
            waiting = (
                struct.unpack_from("<10xH", content)[0] if len(content) > 11 else 0
            )
            parts = []
        elif type_ == _MORE and waiting > 0 and content:
            is_wide = bool(content[0] & _WIDE)
            text = content[1:].decode("utf-16-le" if is_wide else "latin-1", "replace")
            parts.append(text[:waiting])
            waiting -= len(text)
            if waiting <= 0:
                yield from filter(None, "".join(parts).strip().splitlines())


def _records(book: bytes, at: int) -> Iterator[Record]:
    """Give the records of one part of the workbook, to the end of that part."""
    depth = 0
    for _ in range(_MAX_RECORDS):
        if at + 4 > len(book):
            return
        type_, length = struct.unpack_from("<2H", book, at)
        yield type_, book[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (type_ == _BEGIN) - (type_ == _END)
        if type_ == _END and depth <= 0:
            return
