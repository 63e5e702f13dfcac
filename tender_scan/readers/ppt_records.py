"""Records of a PowerPoint 97-2003 stream, and where the current ones stand.

A file that was saved often holds old slides too; the list of persistent objects says
which are current. Names in brackets are those of Microsoft's [MS-PPT].
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

_HEADER = struct.Struct("<HHI")
_CONTAINER = 0xF
_MAX_DEPTH = 40
_USER_EDIT, _DIRECTORY = 0x0FF5, 0x1772
_MAX_EDITS = 10_000


class Record(NamedTuple):
    """A record: its type, its instance, and where its content stands."""

    type: int
    instance: int
    start: int
    end: int
    is_container: bool


def record_at(data: bytes, place: int) -> Record:
    """Read the record that begins at a byte.

    Raises
    ------
    struct.error
        Where there is none.
    """
    head, type_, length = _HEADER.unpack_from(data, place)
    start = place + _HEADER.size
    end = min(start + length, len(data))
    return Record(type_, head >> 4, start, end, head & 0xF == _CONTAINER)


def children(data: bytes, parent: Record) -> Iterator[Record]:
    """Give the records directly in a container."""
    at = parent.start
    while at + _HEADER.size <= parent.end:
        record = record_at(data, at)
        yield record
        at = record.end


def descendants(data: bytes, parent: Record) -> Iterator[Record]:
    """Give all records in a container that hold no others, in order."""
    stack = [children(data, parent)]
    while stack:
        record = next(stack[-1], None)
        if record is None:
            stack.pop()
        elif not record.is_container:
            yield record
        elif len(stack) < _MAX_DEPTH:
            stack.append(children(data, record))


def everything(data: bytes) -> Record:
    """Take the whole stream as one container."""
    return Record(0, 0, 0, len(data), is_container=True)


def current_objects(data: bytes, last_edit: int) -> tuple[int, dict[int, int]]:
    """Find the current objects.

    Parameters
    ----------
    data
        The stream.
    last_edit
        Where the record of the last saving stands.

    Returns
    -------
    tuple
        The number of the document's object, and the places of all objects by number.

    Raises
    ------
    struct.error
        Where the records are not there.
    """
    places: dict[int, int] = {}
    document, seen = 0, set[int]()
    edit = last_edit
    while edit not in seen and len(seen) < _MAX_EDITS:
        seen.add(edit)
        record = record_at(data, edit)
        if record.type != _USER_EDIT:
            raise struct.error("no record of the last saving")
        before, directory, root = struct.unpack_from("<3I", data, record.start + 8)
        document = document or root
        for number, place in _directory(data, directory):
            places.setdefault(number, place)  # the newest saving comes first
        if not before:
            break
        edit = before
    return document, places


def _directory(data: bytes, place: int) -> Iterator[tuple[int, int]]:
    record = record_at(data, place)
    if record.type != _DIRECTORY:
        return
    at = record.start
    while at + 4 <= record.end:
        head = struct.unpack_from("<I", data, at)[0]
        first, count = head & 0xFFFFF, head >> 20
        at += 4
        for number in range(count):
            if at + 4 > record.end:
                return
            yield first + number, struct.unpack_from("<I", data, at)[0]
            at += 4
