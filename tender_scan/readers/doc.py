"""DOC and WPS of Word 97-2003: everything that a person reads in them."""

import struct
from collections.abc import Iterator
from itertools import accumulate

from tender_scan.readers.blips import blips
from tender_scan.readers.doc_file import CLX, HEADERS, DocFile, open_doc
from tender_scan.readers.doc_marks import Stories
from tender_scan.readers.doc_mask import masked
from tender_scan.readers.doc_pieces import read_pieces
from tender_scan.readers.embedded_pictures import LARGE_BYTES, noted
from tender_scan.readers.flow import Flow
from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits

_BODY, _NOTES, _HEADERS, _COMMENTS, _ENDNOTES, _BOXES, _HEADER_BOXES = (
    *(0, 1, 2),
    *(4, 5, 6, 7),
)
_SEPARATORS = 6  # the first stories of headers are lines between text and notes
_FOOTERS = (2, 3, 5)  # of the six that each section has

Span = tuple[int, int]
"""Positions ``[start, end)`` of the text."""


def read_doc(source: SourceFile, limits: Limits) -> Document:
    """Read a DOC as one page: headers, body, text boxes, notes, comments, footers.

    A header or footer is read once, however many sections repeat it. Deleted text and
    the codes of fields are left out, inserted text and the results of fields are read.

    Raises
    ------
    ReadError
        ``encrypted``, ``unsupported`` (Word 95 and before) or ``corrupt``.
    """
    doc = open_doc(source.data, source.path)
    text = read_pieces(doc.table_part(CLX), doc.main, limits.characters)
    shown = masked(text, doc)
    stories = Stories(text, shown, doc)
    flow = Flow()
    for start, end in _spans(doc, shown):
        flow.write(stories.marks(start, end))
    document = Document(
        source.id,
        source.media_type,
        "doc",
        (Page(1, flow.lines.text),),
        tuple(flow.tables),
    )
    return noted(document, _pictures(doc))


def _pictures(doc: DocFile) -> int:
    """Count the pictures: those in the text, and those drawn beside it."""
    return sum(1 for stream in (doc.data, doc.main) for _ in blips(stream, LARGE_BYTES))


def _spans(doc: DocFile, shown: str) -> Iterator[Span]:
    """Name the stories in the order in which they are read."""
    ends = list(accumulate(doc.lengths))
    starts = [0, *ends]
    headers, footers = _headers(doc, shown, starts[_HEADERS], ends[_HEADERS])
    yield from headers
    for story in (_BODY, _BOXES, _NOTES, _ENDNOTES, _COMMENTS):
        yield starts[story], ends[story]
    yield from footers
    yield starts[_HEADER_BOXES], ends[_HEADER_BOXES]
    yield ends[-1], len(shown)  # whatever a wrong length leaves over


def _headers(
    doc: DocFile, shown: str, start: int, end: int
) -> tuple[list[Span], list[Span]]:
    """Tell headers from footers; equal ones once."""
    table = doc.table_part(HEADERS)
    count = len(table) // 4
    bounds = struct.unpack_from(f"<{count}I", table)
    headers: list[Span] = []
    footers: list[Span] = []
    seen: set[str] = set()
    for number in range(_SEPARATORS, count - 2):
        first, last = start + bounds[number], min(start + bounds[number + 1], end)
        text = shown[first:last].strip()
        if text and text not in seen:
            seen.add(text)
            is_footer = (number - _SEPARATORS) % 6 in _FOOTERS
            (footers if is_footer else headers).append((first, last))
    if start < end and not headers and not footers:
        return [(start, end)], []
    return headers, footers
