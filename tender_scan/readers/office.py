"""A second try at a DOC or PPT that its own reader gave up on, by LibreOffice."""

from collections.abc import Callable
from dataclasses import replace

from tender_scan.errors import ReadError, SourceError
from tender_scan.readers.docx import read_docx
from tender_scan.readers.office_convert import ADVICE, convert
from tender_scan.readers.pptx import read_pptx
from tender_scan.records.document import Document
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits

_SHARE = 0.5
"""Of the time a document may take."""


def read_again(
    source: SourceFile, limits: Limits, first: ReadError | SourceError
) -> Document:
    """Read a document that is damaged or too old for its own reader.

    Parameters
    ----------
    source
        A DOC or PPT.
    limits
        LibreOffice may take half of `limits.seconds`.
    first
        Why its own reader gave up.

    Returns
    -------
    Document
        ``partial`` where the file is damaged, since some of it may be lost.

    Raises
    ------
    ReadError
        With the status of `first` and both reasons.
    """
    is_slides = source.media_type == "application/vnd.ms-powerpoint"
    suffix, target = ("ppt", "pptx") if is_slides else ("doc", "docx")
    reader: Callable[[SourceFile, Limits], Document]
    reader = read_pptx if is_slides else read_docx
    told = str(first).removeprefix(f"{source.path}: ").removesuffix(f"; {ADVICE}")
    try:
        converted = convert(source.data, suffix, target, _SHARE * limits.seconds)
        document = reader(replace(source, data=converted), limits)
    except (ReadError, SourceError) as error:
        raise ReadError(f"{told}; {error}", first.status) from error
    document = replace(document, reader=f"{suffix}-libreoffice")
    if first.status == "unsupported":
        return document
    return replace(
        document, status="partial", status_detail=f"{told}; read with LibreOffice"
    )
