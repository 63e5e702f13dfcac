"""A Word 97-2003 file: its streams, and where in them things stand.

Names in brackets are those of Microsoft's [MS-DOC], Word (.doc) Binary File Format.
"""

import struct
from dataclasses import dataclass

from tender_scan.errors import ReadError
from tender_scan.sources.failure import NEEDS_PASSWORD
from tender_scan.sources.ole_open import open_ole, stream

_WORD_97 = 0xC1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_COUNTS = 32 + 2 + 28 + 2 + 12  # where the lengths of the stories begin [ccpText]
_STORIES = 8
_PLACES = 0x9A  # where the places in the table stream begin [FibRgFcLcb97]

FOOTNOTES, HEADERS, CHPX, PAPX, CLX = 2, 11, 12, 13, 33
"""Which of the places holds what (`DocFile.table_part`)."""


@dataclass(frozen=True)
class DocFile:
    """The streams of a document.

    Parameters
    ----------
    main
        ``WordDocument``: the header, the text and the properties of its runs.
    table
        ``0Table`` or ``1Table``: which piece of the text stands where.
    data
        ``Data``: pictures, and properties too large for `main`. Empty without one.
    lengths
        Of the stories, in characters: body, footnotes, headers, macros, comments,
        endnotes, text boxes, text boxes of headers [ccpText and on].
    """

    main: bytes
    table: bytes
    data: bytes
    lengths: tuple[int, ...]

    def table_part(self, number: int) -> bytes:
        """Give one of the parts that the header places in the table stream."""
        start, length = struct.unpack_from("<2I", self.main, _PLACES + 8 * number)
        return self.table[start : start + length]


def open_doc(data: bytes, path: str) -> DocFile:
    """Open a document.

    Parameters
    ----------
    data
        The file.
    path
        For the message of an error.

    Raises
    ------
    ReadError
        ``encrypted``; ``unsupported`` for Word 6 and 95 and what came before;
        ``corrupt`` where a length is none.
    SourceError
        ``corrupt`` where streams are missing or cut.
    """
    with open_ole(data) as ole:
        main = stream(ole, "WordDocument")
        flags, names = _checked_flags(main, path), ("0Table", "1Table")
        table = stream(ole, names[bool(flags & _SECOND_TABLE)])
        extra = stream(ole, "Data")
        lengths = struct.unpack_from(f"<{_STORIES}i", main, _COUNTS)
    if len(main) < _PLACES + 8 * (CLX + 1):
        raise ReadError(f"{path}: damaged: its header is cut off")
    if min(lengths) < 0:
        raise ReadError(f"{path}: damaged: a story of {min(lengths)} characters")
    return DocFile(main, table, extra, lengths)


def _checked_flags(main: bytes, path: str) -> int:
    _, version = struct.unpack_from("<2H", main)
    flags = int(struct.unpack_from("<H", main, 10)[0])
    if version < _WORD_97:
        raise ReadError(f"{path}: written by Word 95 or before", "unsupported")
    if flags & _ENCRYPTED:
        raise ReadError(f"{path}: {NEEDS_PASSWORD}", "encrypted")
    return flags
