"""Open a PDF, mended where it must be: the same for its text, boxes and pictures."""

from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tender_scan.errors import ReadError
from tender_scan.readers.pdf_repair import repair
from tender_scan.records.status import Status

_TAIL = 4_096
_STATUS: dict[int, Status] = {
    raw.FPDF_ERR_PASSWORD: "encrypted",
    raw.FPDF_ERR_SECURITY: "encrypted",
}


@dataclass(frozen=True)
class OpenPdf:
    """An open PDF, to be closed by whoever opened it.

    Parameters
    ----------
    is_truncated
        Whether its end is missing, so that more may be lost than pages can tell.
    """

    document: pdfium.PdfDocument
    is_truncated: bool


def open_pdf(data: bytes, path: str) -> pdfium.PdfDocument:
    """Open a PDF as `open_file` does."""
    return open_file(data, path).document


def open_file(data: bytes, path: str) -> OpenPdf:
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
        ``encrypted``, or ``corrupt`` where nothing is left to mend.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        status = _STATUS.get(error.err_code or 0, "corrupt")
        mended = _mended(data) if status == "corrupt" else None
        if mended is not None:
            return OpenPdf(mended, is_truncated=True)
        reason = "needs a password" if status == "encrypted" else str(error)
        raise ReadError(f"{path}: {reason}", status) from error
    if len(document) == 0 and (mended := _mended(data)):
        document.close()
        return OpenPdf(mended, is_truncated=True)
    tail = data[-_TAIL:]
    has_end = b"%%EOF" in tail or b"startxref" in tail
    return OpenPdf(document, is_truncated=not has_end)


def _mended(data: bytes) -> pdfium.PdfDocument | None:
    mended = repair(data)
    if mended is None:
        return None
    try:
        document = pdfium.PdfDocument(mended)
    except pdfium.PdfiumError:
        return None
    if len(document):
        return document
    document.close()
    return None
