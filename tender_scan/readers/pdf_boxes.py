"""Boxes of single spans on one page of a PDF, without the search for tables."""

from collections.abc import Sequence

import pypdfium2 as pdfium

from tender_scan.errors import ReadError
from tender_scan.readers.pdf import open_pdf
from tender_scan.readers.pdf_chars import page_chars, span_boxes
from tender_scan.readers.pdf_frame import Frame
from tender_scan.records.mention import Box


def boxes_on_page(
    data: bytes, number: int, spans: Sequence[tuple[int, int]]
) -> tuple[tuple[Box, ...], ...]:
    """Find where spans stand on a page; one tuple a span, one box a line.

    Parameters
    ----------
    number
        The page, from 1.
    spans
        ``[start, end)`` in code points of the page's text, as `pdf.read_pdf` reads it.

    Raises
    ------
    ReadError
        The PDF cannot be opened, or has no such page.
    """
    document = open_pdf(data, "PDF")
    try:
        if not 1 <= number <= len(document):
            raise ReadError(f"the original has no page {number}")
        page = document[number - 1]
        try:
            chars = page_chars(page, Frame(page.get_bbox(), page.get_rotation()))
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise ReadError(f"page {number} cannot be opened: {error}") from error
    finally:
        document.close()
    return tuple(span_boxes(chars, number, *span) for span in spans)
