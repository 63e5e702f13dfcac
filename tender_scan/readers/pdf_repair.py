"""Give a PDF whose end is lost a new one, so that what is left can be read.

A PDF ends with the table of its objects and where its pages hang. When a download
breaks off, both are gone, but the pages may be whole: objects are looked for by their
heads, and a catalog that holds every page is written behind them. (PDF 32000-1, 7.5.)
"""

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,9})\s+(\d{1,5})\s+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b")
_ENCRYPT = re.compile(rb"/Encrypt\s+(\d+)\s+\d+\s+R")
_NUMBER = {key: re.compile(rb"/" + key + rb"\s+(\d+)") for key in (b"N", b"First")}
_STREAM = re.compile(rb"stream\r?\n")
_CLOSED = b"\nendstream\nendobj\n"
"""Ends what the break left open; where nothing was open it does no harm."""
_HEAD = 2_000
_MOST_OBJECTS = 200_000
_MOST_PAGES = 20_000
_MOST_UNPACKED = 50_000_000


def repair(data: bytes) -> bytes | None:
    """Write a new end behind a broken PDF.

    Returns
    -------
    bytes or None
        None where no page and no catalog is left in it, or where it is encrypted:
        the key to what is left was at its end.
    """
    if _ENCRYPT.search(data):
        return None
    places = _objects(data)
    packed = b"".join(_unpacked(data, places))
    places |= _objects(packed, len(data + _CLOSED))
    whole = data + _CLOSED + packed
    pages = [number for number, place in places.items() if _is(whole, place, _PAGE)]
    root = _root(whole, places)
    if not pages and root is None:
        return None
    return whole + (_new_tree(places, pages) if pages else _trailer(root or 0, places))


def _objects(data: bytes, offset: int = 0) -> dict[int, int]:
    """Where each object's body begins; of several with one number the last."""
    places: dict[int, int] = {}
    for match in _OBJECT.finditer(data):
        places[int(match[1])] = offset + match.end()
        if len(places) > _MOST_OBJECTS:
            break
    return places


def _is(data: bytes, place: int, kind: re.Pattern[bytes]) -> bool:
    return kind.search(_head(data, place)) is not None


def _head(data: bytes, place: int) -> bytes:
    """The beginning of an object, before its stream and the object behind it."""
    head = data[place : place + _HEAD]
    ends = (head.find(b"endobj"), head.find(b"stream"))
    return head[: min((end for end in ends if end >= 0), default=_HEAD)]


def _root(data: bytes, places: dict[int, int]) -> int | None:
    return next(
        (n for n in reversed(list(places)) if _is(data, places[n], _CATALOG)), None
    )


def _unpacked(data: bytes, places: dict[int, int]) -> Iterator[bytes]:
    """Write out the objects that are packed into streams (7.5.7), those deflated."""
    left = _MOST_UNPACKED
    for place in places.values():
        head = _head(data, place)
        begin = _STREAM.search(data, place + len(head))
        numbers = [pattern.search(head) for pattern in _NUMBER.values()]
        if not (_OBJECT_STREAM.search(head) and begin and all(numbers)):
            continue
        count, first = (int(match[1]) for match in numbers if match)
        try:
            body = zlib.decompressobj().decompress(data[begin.end() :], left)
        except zlib.error:
            continue
        left -= len(body)
        yield from _packed_objects(body, count, first)
        if left <= 0:
            return


def _packed_objects(body: bytes, count: int, first: int) -> Iterator[bytes]:
    table = body[:first].split()[: 2 * min(count, _MOST_OBJECTS)]
    if not all(each.isdigit() for each in table):
        return
    numbers, starts = table[::2], [first + int(each) for each in table[1::2]]
    for number, start, end in zip(
        numbers, starts, [*starts[1:], len(body)], strict=False
    ):
        yield b"%s 0 obj\n%s\nendobj\n" % (number, body[start:end])


def _new_tree(places: dict[int, int], pages: list[int]) -> bytes:
    """A catalog and one node that holds the pages in the order of the file."""
    node = max(places) + 1
    kids = b" ".join(
        b"%d 0 R" % number
        for number in sorted(pages, key=lambda number: places[number])[:_MOST_PAGES]
    )
    return (
        b"\n%d 0 obj\n<< /Type /Pages /Count %d /Kids [ %s ] >>\nendobj\n"
        b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n"
        % (node, min(len(pages), _MOST_PAGES), kids, node + 1, node)
    ) + _trailer(node + 1, places)


def _trailer(root: int, places: dict[int, int]) -> bytes:
    size = max(places, default=0) + 3
    return b"\ntrailer\n<< /Root %d 0 R /Size %d >>\nstartxref\n0\n%%%%EOF\n" % (
        root,
        size,
    )
