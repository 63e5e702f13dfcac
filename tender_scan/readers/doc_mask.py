"""What of a Word text is not shown: codes of fields, deleted text, stand-ins.

Masked characters are replaced one for one, so that every position stays where it was;
`doc_marks` drops them at the end.
"""

import re
import struct

from tender_scan.readers.doc_file import DocFile
from tender_scan.readers.doc_pieces import PieceText
from tender_scan.readers.doc_runs import Run, character_runs, properties
from tender_scan.readers.field_code import DRAWN
from tender_scan.readers.symbols import symbol

MASK = "\0"

_DELETED, _SYMBOL = 0x0800, 0x6A09  # [sprmCFRMarkDel, sprmCSymbol]
_STAND_IN = "("  # written where a character of a symbol font stands
_FIELD = re.compile("[\x13\x14\x15]")
_BEGIN, _SEPARATOR, _END = "\x13\x14\x15"


def masked(text: PieceText, doc: DocFile) -> str:
    """Mask what is not shown.

    Returns
    -------
    str
        One character per position.
    """
    chars = list(text.units)
    runs = character_runs(doc)
    for run in runs.holding(_DELETED.to_bytes(2, "little")):
        if properties(run.stored, doc).get(_DELETED) == b"\x01":
            for position in _positions(run, text):
                chars[position] = MASK
    for run in runs.holding(_SYMBOL.to_bytes(2, "little")):
        operand = properties(run.stored, doc).get(_SYMBOL, b"")
        if len(operand) == 4:
            _show_symbol(chars, run, text, struct.unpack("<H", operand[2:])[0])
    return "".join(chars)


def without_codes(story: str) -> str:
    """Mask the codes of fields in a story; their results are shown.

    A field that does not end is no field: nothing of it is masked.
    """
    chars: list[str] | None = None
    fields: list[tuple[int, int]] = []  # where each begins, and where its code ends
    for found in _FIELD.finditer(story):
        at = found.start()
        if found[0] == _BEGIN:
            fields.append((at, -1))
        elif fields and found[0] == _SEPARATOR:
            fields[-1] = (fields[-1][0], at)
        elif fields and found[0] == _END:
            start, end = fields.pop()
            chars = list(story) if chars is None else chars
            _mask_code(chars, story, start, at if end < 0 else end)
    return story if chars is None else "".join(chars)


def _mask_code(chars: list[str], story: str, start: int, end: int) -> None:
    shown = DRAWN.fullmatch(story, start + 1, end)
    first, last = shown.span(1) if shown else (end, end)
    chars[start:first] = [MASK] * (first - start)
    chars[last:end] = [MASK] * (end - last)


def _positions(run: Run, text: PieceText) -> list[int]:
    """List the positions of the text that stand in a run of bytes."""
    found: list[int] = []
    for piece in text.pieces:
        first = max(run.start, piece.place)
        last = min(run.end, piece.place + (piece.end - piece.start) * piece.width)
        if first < last:
            offset = piece.start - piece.place // piece.width
            found += range(first // piece.width + offset, last // piece.width + offset)
    return [one for one in found if 0 <= one < len(text.units)]


def _show_symbol(chars: list[str], run: Run, text: PieceText, code: int) -> None:
    for position in _positions(run, text):
        if chars[position] == _STAND_IN:
            chars[position] = symbol(f"{code:04X}") or MASK
