"""Which pages OCR should read, and what is said of those it did not."""

from collections.abc import Sequence
from dataclasses import replace

from tender_scan.readers.ocr.choice import INSTALL
from tender_scan.readers.page_list import page_list
from tender_scan.readers.pictures import has_pictures
from tender_scan.records.document import Document

ALWAYS, NEVER = "always", "never"
_NEVER = "not asked for: --ocr never"


def wanted_pages(document: Document, ocr: str) -> tuple[int, ...]:
    """List the pages of a document that OCR should read, rising.

    Parameters
    ----------
    document
        As a reader made it.
    ocr
        As `Settings.ocr`. ``never`` wants none, ``always`` every page that a picture
        can be made of, ``auto`` those in `Document.pictured`.
    """
    if ocr == NEVER:
        return ()
    if ocr == ALWAYS and has_pictures(document.media_type):
        return tuple(sorted({*document.pictured, *(p.number for p in document.pages)}))
    return document.pictured


def pictured_note(pages: Sequence[int]) -> str:
    """Say of pages that their text is in a picture, or cannot be trusted."""
    return f"without text that can be trusted: pages {page_list(pages)}"


def noted(document: Document) -> Document:
    """Say in the status which pages need OCR; what else was to be said is kept."""
    if not document.pictured:
        return document
    return _with_detail(document, pictured_note(document.pictured))


def without_note(document: Document) -> Document:
    """Take back what `noted` said.

    Returns
    -------
    Document
        ``partial`` only where something else is still to be said.
    """
    note = pictured_note(document.pictured)
    details = [d for d in (document.status_detail or "").split("; ") if d != note]
    detail = "; ".join(filter(None, details)) or None
    return replace(document, status="partial" if detail else "ok", status_detail=detail)


def not_recognised(document: Document, ocr: str) -> Document:
    """Say why the pictures of a document were not read, and what to do."""
    if not document.pictured:
        return document
    return _with_detail(document, _NEVER if ocr == NEVER else INSTALL)


def _with_detail(document: Document, detail: str) -> Document:
    whole = "; ".join(filter(None, (document.status_detail, detail)))
    return replace(document, status="partial", status_detail=whole)
