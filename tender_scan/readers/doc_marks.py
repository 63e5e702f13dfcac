"""The stories of a Word text as marks: where paragraphs, cells and rows end."""

import re
import struct
from collections.abc import Iterator

from tender_scan.readers.doc_file import DocFile
from tender_scan.readers.doc_mask import MASK, without_codes
from tender_scan.readers.doc_pieces import PieceText
from tender_scan.readers.doc_runs import Properties, Runs, paragraph_runs, properties
from tender_scan.readers.flow import Mark
from tender_scan.readers.flow_grid import CellShape
from tender_scan.readers.utf16 import joined

_PARAGRAPH, _CELL = "\r", "\x07"
_ENDS = re.compile("[\r\x07\x0c]")
# Of the other control characters, a line and a column break and a hyphen are shown.
_SHOWN = dict.fromkeys(range(32), "") | {9: "\t", 10: "\n", 11: "\n", 14: "\n"}
_SHOWN |= {30: "-", 31: "", ord(MASK): ""}

# Their names: sprmPFInTable, sprmPFTtp, sprmPItap, sprmPFInnerTableCell and on.
_IN_TABLE, _ROW, _DEPTH = 0x2416, 0x2417, 0x6649
_INNER_CELL, _INNER_ROW, _TABLE = 0x244B, 0x244C, 0xD608
_TELLING = tuple(
    one.to_bytes(2, "little") for one in (_IN_TABLE, _DEPTH, 0x6645, 0x6646)
)
_MERGED, _DOWN, _DOWN_ON = 0x03, 0x60, 0x20  # [TCGRF: horzMerge, vertMerge]
_CELL_BYTES = 20


class Stories:
    """Turns any part of the text into marks.

    Parameters
    ----------
    text
        Of all stories.
    shown
        The same with what is not shown masked.
    doc
        Holds the properties of the paragraphs.
    """

    def __init__(self, text: PieceText, shown: str, doc: DocFile) -> None:
        self._text = text
        self._shown = shown
        self._doc = doc
        self._paragraphs: Runs = paragraph_runs(doc)

    def marks(self, start: int, end: int) -> Iterator[Mark]:
        """Give the marks of the positions ``[start, end)``."""
        story = without_codes(self._shown[start:end])
        last = 0
        for found in _ENDS.finditer(story):
            text = joined(story[last : found.start()]).translate(_SHOWN)
            last = found.end()
            yield self._mark(found[0], text, start + found.start())
        yield Mark("paragraph", joined(story[last:]).translate(_SHOWN))

    def _mark(self, end: str, text: str, position: int) -> Mark:
        known = self._properties(position)
        depth = _depth(known, is_cell=end == _CELL)
        if known.get(_ROW) == b"\x01" or known.get(_INNER_ROW) == b"\x01":
            return Mark("row", text, depth, _shapes(known.get(_TABLE, b"")))
        if end == _CELL or (end == _PARAGRAPH and known.get(_INNER_CELL) == b"\x01"):
            return Mark("cell", text, depth)
        return Mark("paragraph", text, depth)

    def _properties(self, position: int) -> Properties:
        run = self._paragraphs.at(self._text.place(position))
        # Most paragraphs stand in no table, and are not worth taking apart.
        if run is None or not any(one in run.stored for one in _TELLING):
            return {}
        return properties(run.stored, self._doc)


def _depth(known: Properties, *, is_cell: bool) -> int:
    stated = known.get(_DEPTH, b"")
    if len(stated) == 4 and (depth := struct.unpack("<i", stated)[0]) > 0:
        return int(depth)
    return int(is_cell or known.get(_IN_TABLE) == b"\x01")


def _shapes(table: bytes) -> tuple[CellShape, ...]:
    """Read how a row defines its cells [TDefTableOperand]."""
    count = table[0] if table else 0
    if len(table) < 1 + 2 * (count + 1):
        return ()
    edges = struct.unpack_from(f"<{count + 1}h", table, 1)
    cells = table[1 + 2 * (count + 1) :]
    flags = [
        int.from_bytes(cells[at : at + 2], "little")
        for at in range(0, _CELL_BYTES * count, _CELL_BYTES)
    ]
    return tuple(
        _shape(edges[number + 1], flags[number], flags[number - 1] if number else 0)
        for number in range(count)
    )


def _shape(right: int, flags: int, before: int) -> CellShape:
    # Writers disagree on which of the two bits means the first of merged cells; the
    # others are empty.
    goes_on = bool(flags & _MERGED and before & _MERGED)
    if not flags & _DOWN:
        return CellShape(right, None, goes_on)
    return CellShape(right, "on" if flags & _DOWN == _DOWN_ON else "start", goes_on)
