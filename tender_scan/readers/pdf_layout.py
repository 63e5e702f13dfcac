"""The layout of single PDF pages: boxes of spans, and tables.

Only pages with a candidate are worth this: pdfplumber is twenty times slower than the
reading of the text. Import this module late, for pdfplumber alone takes 0.13 s.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from tender_scan.readers.pdf_chars import PageChars, page_chars, span_boxes
from tender_scan.readers.pdf_continued import begins_page, goes_on, joined
from tender_scan.readers.pdf_frame import Frame
from tender_scan.readers.pdf_open import open_pdf
from tender_scan.readers.pdf_tables import Ruled, find_tables
from tender_scan.records.document import Table
from tender_scan.records.mention import Box

# Beyond these a page is no page of a tender, and pdfplumber would take minutes.
_MAX_OBJECTS = 20_000
_MAX_CHARACTERS = 50_000


_MOST_BACK = 8
"""Pages before that are looked at for the header of a table."""

_Tables = tuple[Ruled, ...]


@dataclass(frozen=True)
class PageLayout:
    """Where things stand on one page.

    Parameters
    ----------
    boxes
        For each span asked for, its boxes, one per line; in points, origin at the top
        left of the page as it is shown (turned and cropped).
    tables
        Ruled tables. Their cells are pieces of the page's text; a cell whose lines
        do not follow one another there has them all in its `text`, and the longest
        as its span.
    """

    boxes: tuple[tuple[Box, ...], ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class _Seen:
    """A page while its document is open."""

    chars: PageChars
    shift: tuple[float, float]
    has_tables: bool


def layout(
    data: bytes, pages: Mapping[int, Sequence[tuple[int, int]]]
) -> dict[int, PageLayout]:
    """Lay out a few pages of a PDF.

    Parameters
    ----------
    data
        The PDF, as `pdf.read_pdf` has read it.
    pages
        Page number to spans in code points of that page's text.

    Returns
    -------
    dict
        Layout by page number, in order; a page that cannot be opened is left out, and
        pages before are added whose table goes on with one asked for.

    Raises
    ------
    ReadError
        If the PDF cannot be opened.
    """
    document = open_pdf(data, "PDF")
    try:
        seen = {number: _look(document, number) for number in sorted(pages)}
        known = {number: page for number, page in seen.items() if page is not None}
        ruled = _tables(document, known)
        _look_back(document, known, ruled)
    finally:
        document.close()
    tables = joined(ruled, {number: page.chars for number, page in known.items()})
    return {
        number: PageLayout(
            tuple(
                span_boxes(page.chars, number, *span) for span in pages.get(number, ())
            ),
            tables.get(number, ()),
        )
        for number, page in sorted(known.items())
    }


def _look_back(
    document: pdfium.PdfDocument, known: dict[int, _Seen], ruled: dict[int, _Tables]
) -> None:
    """Add the pages before, as far as a table of theirs goes on here."""
    for number in sorted(ruled):
        for page in range(number, max(1, number - _MOST_BACK), -1):
            first = next(iter(ruled.get(page, ())), None)
            if page - 1 in known or first is None:
                break
            if not begins_page(first, known[page].chars):
                break
            before = _look(document, page - 1)
            tables = _tables(document, {page - 1: before} if before else {})
            last = next(iter(reversed(tables.get(page - 1, ()))), None)
            if before is None or last is None:
                break
            if not goes_on(last, before.chars, first, known[page].chars):
                break
            known[page - 1], ruled[page - 1] = before, tables[page - 1]


def _look(document: pdfium.PdfDocument, number: int) -> _Seen | None:
    if not 1 <= number <= len(document):
        return None
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return None
    try:
        rotation = page.get_rotation()
        visible = page.get_bbox()
        chars = page_chars(page, Frame(visible, rotation))
        shift = Frame(page.get_mediabox(), rotation).rect(*visible)[:2]
        objects = page.get_objects(max_depth=4)
        few = sum(1 for _ in zip(objects, range(_MAX_OBJECTS), strict=False))
        has_tables = few < _MAX_OBJECTS and len(chars.text) < _MAX_CHARACTERS
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()
    return _Seen(chars, shift, has_tables)


def _tables(
    document: pdfium.PdfDocument, seen: Mapping[int, _Seen]
) -> dict[int, _Tables]:
    """Find tables in a copy of the wanted pages, which pdfium writes sound and small."""
    wanted = {number: page for number, page in seen.items() if page.has_tables}
    if not wanted:
        return {}
    copy = pdfium.PdfDocument.new()
    buffer = io.BytesIO()
    try:
        copy.import_pages(document, [number - 1 for number in wanted])
        copy.save(buffer)
    except pdfium.PdfiumError:
        return {}
    finally:
        copy.close()
    return find_tables(
        buffer.getvalue(),
        {number: page.chars for number, page in wanted.items()},
        [page.shift for page in wanted.values()],
    )
