"""Where candidates stand on the pictures of their pages, and the tables around them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from tender_scan.readers.word_boxes import word_boxes
from tender_scan.records import Box, Document, SourceFile
from tender_scan.scan.candidates import Found

if TYPE_CHECKING:
    from tender_scan.readers.pdf_layout import PageLayout

Boxes = tuple[Box, ...]
Spans = Mapping[int, Sequence[tuple[int, int]]]
_PDF = "application/pdf"


def lay_out(
    source: SourceFile, document: Document, found: Found
) -> tuple[Document, tuple[Boxes, ...]]:
    """Add the tables of PDF pages with candidates; give the boxes of each candidate.

    A PDF's own text is looked up here, and only on pages that need it, because that is
    slow. On any other page (OFD, and what OCR has read, in a PDF too) the words bring
    their places with them, and so do the filled fields of a PDF.

    Returns
    -------
    tuple
        The document with tables, and boxes in the order of the candidates: none for
        formats without places.
    """
    spans = {n: [(one.start, one.end) for one in each] for n, each in found.items()}
    pages = {page.number: page for page in document.pages}
    layouts = _layouts(source, document, spans)
    boxes = tuple(
        box or word_boxes(pages[number], *span)
        for number, each in spans.items()
        for span, box in zip_longest(
            each, layouts[number].boxes if number in layouts else ()
        )
    )
    tables = [table for each in layouts.values() for table in each.tables]
    return replace(document, tables=(*document.tables, *tables)), boxes


def _layouts(
    source: SourceFile, document: Document, spans: Spans
) -> Mapping[int, "PageLayout"]:
    own = {
        page.number: spans[page.number]
        for page in document.pages
        if page.source == "text" and page.number in spans
    }
    if document.media_type != _PDF or not own:
        return {}
    from tender_scan.readers.pdf_layout import layout

    return layout(source.data, own)
