"""Properties of paragraphs and of runs of characters in a Word 97-2003 file [FKP]."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tender_scan.readers.doc_file import CHPX, PAPX, DocFile

_PAGE = 512
_HUGE = (0x6645, 0x6646)  # [sprmPHugePapx]: the properties stand in the Data stream
_LENGTH = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_VARIABLE = 6
_TABLE, _TABS = 0xD608, 0xC615

Properties = dict[int, bytes]
"""Operands by the number of their property [Sprm]."""


@dataclass(frozen=True)
class Run:
    """Bytes ``[start, end)`` of the main stream, and their properties as stored."""

    start: int
    end: int
    stored: bytes


class Runs:
    """Runs by place; of runs that overlap, the one that begins last counts."""

    def __init__(self, runs: Iterator[Run]) -> None:
        self._runs = sorted(runs, key=lambda run: run.start)
        self._starts = [run.start for run in self._runs]

    def at(self, place: int) -> Run | None:
        """Find the run that holds a byte of the main stream."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self._runs[number].end:
            return None
        return self._runs[number]

    def holding(self, *needles: bytes) -> list[Run]:
        """List the runs whose stored properties hold one of `needles`."""
        return [run for run in self._runs if any(one in run.stored for one in needles)]


def paragraph_runs(doc: DocFile) -> Runs:
    """Read where paragraphs with properties stand."""
    return Runs(_runs(doc, PAPX, 13))


def character_runs(doc: DocFile) -> Runs:
    """Read where runs of characters with properties stand."""
    return Runs(_runs(doc, CHPX, 1))


def properties(stored: bytes, doc: DocFile) -> Properties:
    """Take stored properties apart; what is cut or malformed at their end is lost."""
    found: Properties = {}
    for number, operand in _split(stored):
        if number in _HUGE and len(operand) == 4:
            found |= dict(_split(_huge(doc, struct.unpack("<I", operand)[0])))
        else:
            found[number] = operand
    return found


def _huge(doc: DocFile, place: int) -> bytes:
    size = int.from_bytes(doc.data[place : place + 2], "little")
    return doc.data[place + 2 : place + 2 + size]


def _split(stored: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 3 <= len(stored):
        number = stored[at] | stored[at + 1] << 8
        at += 2
        length = _LENGTH.get(number >> 13)
        if length is None:
            at, length = _variable(stored, at, number)
        yield number, stored[at : at + length]
        at += length


def _variable(stored: bytes, at: int, number: int) -> tuple[int, int]:
    """Say where an operand of no fixed length begins, and how long it is."""
    if number == _TABLE:
        return at + 2, max(int.from_bytes(stored[at : at + 2], "little") - 1, 0)
    if number == _TABS and stored[at] == 255:
        return at, len(stored)  # its length follows from its content; it comes last
    return at + 1, stored[at]


def _runs(doc: DocFile, part: int, entry: int) -> Iterator[Run]:
    """Read the pages of properties that a part of the table stream lists.

    `entry` is the size of an entry in bytes: 13 for paragraphs, 1 for characters.
    """
    table = doc.table_part(part)
    count = max((len(table) - 4) // 8, 0)
    numbers = struct.unpack_from(f"<{count}I", table, 4 * (count + 1)) if count else ()
    for number in dict.fromkeys(one & 0x3FFFFF for one in numbers):
        page = doc.main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            yield from _page_runs(page, entry)


def _page_runs(page: bytes, entry: int) -> Iterator[Run]:
    count = page[_PAGE - 1]
    entries = 4 * (count + 1)
    if entries + entry * count >= _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        at = 2 * page[entries + entry * number]
        stored = _paragraph(page, at) if entry > 1 else _characters(page, at)
        yield Run(places[number], places[number + 1], stored)


def _characters(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph(page: bytes, at: int) -> bytes:
    if not at or at + 2 > _PAGE:
        return b""
    size = 2 * page[at] - 1
    if not page[at]:
        at, size = at + 1, 2 * page[at + 1]
    return page[at + 3 : at + 1 + size]  # behind the number of the style
