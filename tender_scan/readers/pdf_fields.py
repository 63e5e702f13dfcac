"""Text that stands on a PDF page without being part of it: filled fields, notes."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tender_scan.readers.pdf_frame import Frame, Rect

_MOST = 5_000
_WRITTEN_IN = frozenset({raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX})
_LISTS = frozenset({raw.FPDF_FORMFIELD_LISTBOX})


@dataclass(frozen=True)
class Field:
    """A text and its place on the page as shown, in points; None where it has none."""

    text: str
    rect: Rect | None


def fields(page: pdfium.PdfPage, form: pdfium.PdfFormEnv | None) -> tuple[Field, ...]:
    """Read what was written into the fields of a page, and its free text.

    Parameters
    ----------
    form
        Of the document, None where it has no form.

    Returns
    -------
    tuple of Field
        In the order of the file; boxes to tick and hidden ones are left out.
    """
    count = raw.FPDFPage_GetAnnotCount(page)
    if count <= 0:
        return ()
    return tuple(_fields(page, form, min(count, _MOST)))


def _fields(
    page: pdfium.PdfPage, form: pdfium.PdfFormEnv | None, count: int
) -> Iterator[Field]:
    frame = Frame(page.get_bbox(), page.get_rotation())
    for index in range(count):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            text = _text(annotation, form)
            if text.strip():
                yield Field(text.strip(), _rect(annotation, frame))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _text(annotation: Any, form: pdfium.PdfFormEnv | None) -> str:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind not in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT):
        return ""
    if raw.FPDFAnnot_GetFlags(annotation) & raw.FPDF_ANNOT_FLAG_HIDDEN:
        return ""
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _string(raw.FPDFAnnot_GetStringValue, annotation, b"Contents")
    if form is None:
        return ""
    if raw.FPDFAnnot_GetFormFieldType(form, annotation) not in _WRITTEN_IN | _LISTS:
        return ""
    return _string(raw.FPDFAnnot_GetFormFieldValue, form, annotation)


def _string(ask: Any, *subject: Any) -> str:
    """Call a function of pdfium that fills a buffer with UTF-16."""
    size = ask(*subject, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(*subject, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\r", "\n")


def _rect(annotation: Any, frame: Frame) -> Rect | None:
    rect = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, rect):
        return None
    return frame.rect(rect.left, rect.bottom, rect.right, rect.top)
