"""Where candidates stand on the pictures of their pages, and the tables around them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from tender_scan.readers.word_boxes import word_boxes
from tender_scan.records import Box, Document, Page, SourceFile
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
        The document with these tables, and boxes in the order of the candidates: none for
        formats without places.
    """
    spans = {n: [p for one in each for p in one.pieces] for n, each in found.items()}
    layouts = _layouts(source, document, spans)
    pages = {page.number: page for page in document.pages}
    places = {
        number: iter(_boxes(pages[number], each, layouts.get(number)))
        for number, each in spans.items()
    }
    boxes = tuple(
        tuple(box for _ in candidate.pieces for box in next(places[number]))
        for number, each in found.items()
        for candidate in each
    )
    tables = [table for each in layouts.values() for table in each.tables]
    return (
        replace(document, tables=(*document.tables, *tables)) if tables else document,
        boxes,
    )


def word_places(document: Document, found: Found) -> tuple[Boxes, ...]:
    """Give the boxes of each candidate as far as words bring their places with them."""
    pages = {page.number: page for page in document.pages}
    return tuple(
        word_boxes(pages[number], one.start, one.end)
        for number, each in found.items()
        for one in each
    )


def _boxes(
    page: Page, spans: Sequence[tuple[int, int]], layout: "PageLayout | None"
) -> list[Boxes]:
    """Boxes of the spans of one page; by its words where its layout has none."""
    drawn = layout.boxes if layout else ()
    return [
        box or word_boxes(page, *span)
        for span, box in zip_longest(spans, drawn, fillvalue=())
    ]


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
