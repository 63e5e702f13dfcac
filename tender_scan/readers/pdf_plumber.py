"""PDF by pdfplumber: for files that pdfium cannot open, or that end its process.

Twenty times slower than pdfium and without boxes, so it is the last to be asked.
"""

import io
from collections.abc import Iterator

import pdfplumber
from pdfplumber.page import Page as PlumberPage

from tender_scan.errors import ReadError
from tender_scan.readers.bounds import PageBudget
from tender_scan.readers.page_list import page_list
from tender_scan.readers.pdf_tables import PDFMINER_ERRORS
from tender_scan.readers.trust import is_trusted
from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits

_DETAIL = "damaged; read by another program, what it did not find is missing"
_FEW = 10


def read_pdf_slowly(source: SourceFile, limits: Limits) -> Document:
    """Read the text layer of a PDF with pdfplumber.

    Returns
    -------
    Document
        ``partial``: the file is damaged, and more may be lost than can be told.

    Raises
    ------
    ReadError
        ``corrupt`` if pdfplumber cannot open it either.
    """
    failed: list[int] = []
    try:
        with pdfplumber.open(io.BytesIO(source.data)) as document:
            pages = tuple(_pages(document.pages, PageBudget(limits), failed))
    except PDFMINER_ERRORS as error:
        raise ReadError(f"{source.path}: damaged: {type(error).__name__}") from error
    if not pages:
        raise ReadError(f"{source.path}: damaged: no page can be read")
    lost = [f"could not be read: pages: {page_list(failed)}"] if failed else []
    return Document(
        source.id,
        source.media_type,
        "pdf-plumber",
        pages,
        status="partial",
        status_detail="; ".join([_DETAIL, *lost]),
        pictured=tuple(page.number for page in pages if _is_doubtful(page.text)),
    )


def _pages(
    pages: list[PlumberPage], budget: PageBudget, failed: list[int]
) -> Iterator[Page]:
    for number, page in enumerate(pages, 1):
        try:
            text = page.extract_text() or ""
            read = Page(number, text, "text", float(page.width), float(page.height))
        except PDFMINER_ERRORS:
            failed.append(number)
            continue
        finally:
            page.close()
        yield read
        if not budget.add(text):
            return


def _is_doubtful(text: str) -> bool:
    return len(text.strip()) < _FEW or not is_trusted(text)
