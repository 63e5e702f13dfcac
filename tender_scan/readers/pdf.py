r"""PDF: the text of every page as pdfium reads it, nothing added or moved.

A page's text keeps pdfium's ``\r\n`` and its order, since `pdf_layout` finds the boxes
of a span by counting UTF-16 units of that very text.
"""

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tender_scan.errors import ReadError
from tender_scan.readers.bounds import PageBudget
from tender_scan.readers.page_list import page_list
from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.records.status import Status
from tender_scan.settings import Limits

_FEW_CHARACTERS = 10
_STATUS: dict[int, Status] = {
    raw.FPDF_ERR_PASSWORD: "encrypted",
    raw.FPDF_ERR_SECURITY: "encrypted",
}


def read_pdf(source: SourceFile, limits: Limits) -> Document:
    """Read the text layer of a PDF.

    Returns
    -------
    Document
        ``partial`` with the page numbers where pages failed; pages that show pictures
        and no text are `pictured`.

    Raises
    ------
    ReadError
        ``encrypted`` if it needs a password, else ``corrupt``.
    """
    document = open_pdf(source.data, source.path)
    try:
        notes = _Notes(PageBudget(limits))
        pages = tuple(_pages(document, notes))
    finally:
        document.close()
    status, detail = notes.outcome(pages)
    return Document(
        source.id,
        source.media_type,
        "pdf",
        pages,
        status=status,
        status_detail=detail,
        pictured=tuple(notes.pictures),
    )


def open_pdf(data: bytes, path: str) -> pdfium.PdfDocument:
    """Open a PDF, with the empty password if it asks for one.

    Parameters
    ----------
    data
        Must outlive the document.
    path
        For the message of an error.

    Raises
    ------
    ReadError
        ``encrypted`` or ``corrupt``.
    """
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        status = _STATUS.get(error.err_code or 0, "corrupt")
        reason = "needs a password" if status == "encrypted" else str(error)
        raise ReadError(f"{path}: {reason}", status) from error


class _Notes:
    """What went wrong on which page."""

    def __init__(self, budget: PageBudget) -> None:
        self.budget = budget
        self.failed: list[int] = []
        self.pictures: list[int] = []

    def outcome(self, pages: tuple[Page, ...]) -> tuple[Status, str | None]:
        """Give the status and its detail."""
        if not pages and not self.failed:
            return "empty", "no pages"
        if self.failed:
            return "partial", f"could not be read: pages: {page_list(self.failed)}"
        return "ok", None


def _pages(document: pdfium.PdfDocument, notes: _Notes) -> Iterator[Page]:
    for index in range(len(document)):
        number = index + 1
        try:
            page = document[index]
        except pdfium.PdfiumError:
            notes.failed.append(number)
            continue
        try:
            read = _page(page, number)
            if len(read.text) < _FEW_CHARACTERS and _has_picture(page):
                notes.pictures.append(number)
        except pdfium.PdfiumError:
            notes.failed.append(number)
            continue
        finally:
            page.close()
        yield read
        if not notes.budget.add(read.text):
            return


def _page(page: pdfium.PdfPage, number: int) -> Page:
    text_page = page.get_textpage()
    try:
        text = page_text(text_page)
    finally:
        text_page.close()
    width, height = page.get_size()
    return Page(number, text, "text", round(width, 2), round(height, 2))


def page_text(text_page: pdfium.PdfTextPage) -> str:
    """Read a page's text; half a surrogate pair is one U+FFFD, so that counts hold.

    A code point above U+FFFF is two of pdfium's text units, any other is one.
    """
    text: str = text_page.get_text_range(errors="replace")
    return text


def _has_picture(page: pdfium.PdfPage) -> bool:
    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return next(iter(found), None) is not None
