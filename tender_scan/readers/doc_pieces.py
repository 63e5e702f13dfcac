"""The text of a Word 97-2003 file, put together of its pieces [Clx, PlcPcd].

A character has a position in the text and a place in the stream. Spans count
positions: every UTF-16 unit is one, so that half a pair is kept until the end.
"""

import struct
from array import array
from bisect import bisect_right
from dataclasses import dataclass

from tender_scan.errors import ReadError

_PROPERTIES, _PIECES = 1, 2
_ONE_BYTE = 0x40000000


@dataclass(frozen=True)
class Piece:
    """A run of text: positions ``[start, end)``, from byte `place` of the stream."""

    start: int
    end: int
    place: int
    width: int


@dataclass(frozen=True)
class PieceText:
    """The text of all stories, one after another.

    Parameters
    ----------
    units
        One character per position.
    pieces
        In the order of the text.
    is_cut
        True where the text went past the limit on characters.
    """

    units: str
    pieces: tuple[Piece, ...]
    is_cut: bool = False

    def place(self, position: int) -> int:
        """Say at which byte of the main stream a position stands; -1 if nowhere."""
        number = bisect_right(self.pieces, position, key=lambda one: one.start) - 1
        if number < 0 or position >= self.pieces[number].end:
            return -1
        piece = self.pieces[number]
        return piece.place + (position - piece.start) * piece.width


def read_pieces(clx: bytes, main: bytes, characters: int) -> PieceText:
    """Put the text together.

    Parameters
    ----------
    clx
        The piece table.
    main
        The main stream.
    characters
        How many characters are wanted at most: pieces may repeat one another.

    Raises
    ------
    ReadError
        ``corrupt`` where the piece table is missing or broken.
    """
    table = _piece_table(clx)
    count = (len(table) - 4) // 12
    if count < 1:
        raise ReadError("damaged: no table of the pieces of text")
    bounds = struct.unpack_from(f"<{count + 1}I", table)
    pieces: list[Piece] = []
    texts: list[str] = []
    length = 0
    for number in range(count):
        start, end = bounds[number], bounds[number + 1]
        if start != length or end < start:
            raise ReadError("damaged: pieces of text out of order")
        place = struct.unpack_from("<2xI2x", table, 4 * (count + 1) + 8 * number)[0]
        piece, text = _piece(start, end, place, main)
        if len(text) < end - start:
            raise ReadError("damaged: a piece of text lies outside of the file")
        pieces.append(piece)
        texts.append(text)
        length = end
        if length > characters:
            return PieceText("".join(texts), tuple(pieces), is_cut=True)
    return PieceText("".join(texts), tuple(pieces))


def _piece_table(clx: bytes) -> bytes:
    at = 0
    while at + 5 <= len(clx):
        if clx[at] == _PIECES:
            length = int(struct.unpack_from("<I", clx, at + 1)[0])
            return clx[at + 5 : at + 5 + length]
        if clx[at] != _PROPERTIES:
            break
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    return b""


def _piece(start: int, end: int, place: int, main: bytes) -> tuple[Piece, str]:
    if place & _ONE_BYTE:  # Windows-1252, whatever the language
        place = (place & ~_ONE_BYTE) // 2
        data = main[place : place + end - start]
        return Piece(start, end, place, 1), data.decode("cp1252", "replace")
    data = main[place : place + 2 * (end - start)]
    return Piece(start, end, place, 2), _units(data[: len(data) & ~1])


def _units(data: bytes) -> str:
    text = data.decode("utf-16-le", "surrogatepass")
    if 2 * len(text) == len(data):
        return text
    units = array("H", data)  # little-endian, like every machine this runs on
    return "".join(map(chr, units))
