r"""PDF: the text of every page as pdfium reads it, nothing added or moved.

A page's text keeps pdfium's ``\r\n`` and its order, since `pdf_layout` finds the boxes
of a span by counting UTF-16 units of that very text.
"""

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tender_scan.errors import ReadError
from tender_scan.readers.bounds import PageBudget
from tender_scan.readers.pdf_fields import Field, fields
from tender_scan.readers.pdf_notes import PdfNotes
from tender_scan.readers.pdf_open import open_file
from tender_scan.readers.pdf_pictures import look
from tender_scan.readers.pdf_text import read_text
from tender_scan.readers.trust import is_trusted
from tender_scan.records.document import Document, Page, Word
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits

_LITTLE = 120
"""A page with fewer characters is looked at for pictures."""
_FEW = 10
_MOSTLY, _SPECK = 0.5, 0.005
_TRUNCATED = "truncated: the end of the file is missing; read is what is left"
_MANY_PATHS = 100
"""So many drawn shapes and no text may be letters drawn as outlines."""


def read_pdf(source: SourceFile, limits: Limits) -> Document:
    """Read the text layer of a PDF.

    Returns
    -------
    Document
        ``partial`` with the page numbers where pages failed or are lost; pages whose
        text is missing, is only a small part of what they show, or cannot be trusted,
        are `pictured`.

    Raises
    ------
    ReadError
        ``encrypted`` if it needs a password, else ``corrupt``.
    """
    try:
        opened = open_file(source.data, source.path)
    except ReadError as error:
        if error.status == "encrypted":
            raise
        from tender_scan.readers.pdf_plumber import read_pdf_slowly

        try:
            return read_pdf_slowly(source, limits)
        except ReadError:
            raise error from None  # what pdfium said is as good, and is known
    document, notes = opened.document, PdfNotes(PageBudget(limits))
    if opened.is_truncated:
        notes.others.append(_TRUNCATED)
    try:
        form = _form(document)
        pages = tuple(_pages(document, form, notes))
        notes.look_round(document)
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
        pictured=tuple(notes.pictured),
    )


def _form(document: pdfium.PdfDocument) -> pdfium.PdfFormEnv | None:
    if document.get_formtype() == raw.FORMTYPE_NONE:
        return None
    document.init_forms()
    return document.formenv


def _pages(
    document: pdfium.PdfDocument, form: pdfium.PdfFormEnv | None, notes: PdfNotes
) -> Iterator[Page]:
    for index in range(len(document)):
        number = index + 1
        try:
            page = document[index]
        except pdfium.PdfiumError:
            notes.failed.append(number)
            continue
        try:
            read = _page(page, number)
            if _needs_picture(page, read.text):
                notes.pictured.append(number)
            read = _with_fields(read, fields(page, form))
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
        text = read_text(text_page).text
    finally:
        text_page.close()
    width, height = page.get_size()
    return Page(number, text, "text", round(width, 2), round(height, 2))


def _needs_picture(page: pdfium.PdfPage, text: str) -> bool:
    """Whether what the page shows is more than its text, or other than it."""
    if len(text) > _LITTLE:
        return not is_trusted(text)
    shown = look(page)
    if len(text.strip()) >= _FEW:
        return shown.pictures > _MOSTLY or not is_trusted(text)
    has_outlines = shown.paths > _MANY_PATHS
    has_lost_text = shown.texts > 0 and not text.strip()
    return shown.pictures > _SPECK or has_outlines or has_lost_text


def _with_fields(page: Page, found: tuple[Field, ...]) -> Page:
    """Add the text of fields behind the page's own, each on a line of its own."""
    if not found:
        return page
    text, words = page.text, []
    for field in found:
        text += "\r\n" if text else ""
        start = len(text)
        text += field.text
        if field.rect:
            words.append(Word(start, len(text), *field.rect))
    return Page(page.number, text, page.source, page.width, page.height, tuple(words))
