"""Which reader reads what; and the one place where a failed reading gets its status."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import cast

from tender_scan.errors import ReadError, SourceError
from tender_scan.readers.bounds import cut
from tender_scan.readers.ocr.wanted import noted
from tender_scan.records.document import Document
from tender_scan.records.source import SourceFile
from tender_scan.records.status import Status
from tender_scan.settings import Limits
from tender_scan.sources.failure import NEEDS_PASSWORD

Reader = Callable[[SourceFile, Limits], Document]

_OOXML = "application/vnd.openxmlformats-officedocument."
# Modules by name: pypdfium2, lxml, selectolax and calamine are loaded only by the
# reader that needs them.
_READERS = {
    "application/pdf": "pdf.read_pdf",
    _OOXML + "wordprocessingml.document": "docx.read_docx",
    _OOXML + "spreadsheetml.sheet": "workbook.read_workbook",
    "application/vnd.ms-excel.sheet.binary.macroenabled.12": "workbook.read_workbook",
    "application/vnd.ms-excel": "workbook.read_workbook",
    "application/msword": "doc.read_doc",
    "application/rtf": "rtf.read_rtf",
    "application/xml": "xml_file.read_xml",
    "application/epub+zip": "epub.read_epub",
    "application/vnd.ms-powerpoint": "ppt.read_ppt",
    _OOXML + "presentationml.presentation": "pptx.read_pptx",
    "application/vnd.oasis.opendocument.text": "odf.read_odt",
    "application/vnd.oasis.opendocument.presentation": "odf.read_odp",
    "message/rfc822": "mail.read_eml",
    "multipart/related": "mail.read_eml",
    "application/vnd.ms-outlook": "mail.read_msg",
    "application/vnd.oasis.opendocument.spreadsheet": "workbook.read_workbook",
    "application/x-notice-row": "row.read_row",
    "application/ofd": "ofd.read_ofd",
    "application/json": "txt.read_broken_json",
    "image/png": "image.read_image",
    "image/jpeg": "image.read_image",
    "image/tiff": "image.read_image",
    "image/gif": "image.read_image",
    "image/bmp": "image.read_image",
    "image/webp": "image.read_image",
    "text/html": "html.read_html",
    "text/plain": "txt.read_txt",
    "text/markdown": "txt.read_txt",
}
# LibreOffice is asked where the reader of these gives up.
OLD = ("application/msword", "application/vnd.ms-powerpoint")
# Told by their type alone.
_KNOWN_STATUS: dict[str, tuple[Status, str]] = {
    "application/x-empty": ("empty", "no bytes"),
    "application/x-encrypted-ooxml": ("encrypted", NEEDS_PASSWORD),
}
# What a person can do about a type that no reader knows.
_DOCUMENT = "save it as DOCX or PDF"
_PROGRAM = (
    "a program, which is not run; if it is an archive that unpacks itself, open it with "
    "7-Zip and scan the folder"
)
_ADVICE = {
    "application/x-ole-storage": f"cut off, or of another program; {_DOCUMENT}",
    "application/vnd.microsoft.portable-executable": _PROGRAM,
}


def read(source: SourceFile, limits: Limits, *, programs: bool = True) -> Document:
    """Read one source file, whatever comes of it.

    Parameters
    ----------
    source
        Of any media type.
    limits
        Pages and characters past these are cut off.
    programs
        Whether another program may be run where our own reader gives up.

    Returns
    -------
    Document
        With the status that the reading ended in: ``unsupported`` with the media type
        and what to do in the detail where no reader knows it, ``partial`` with the
        limit named where text was cut, ``empty`` where there is none.
    """
    media_type = source.media_type
    if media_type in _KNOWN_STATUS:
        return _unread(source, "none", *_KNOWN_STATUS[media_type])
    if media_type not in _READERS:
        return _unread(source, "none", "unsupported", _unknown(media_type))
    name = _READERS[media_type].partition(".")[0]
    reader = _read if programs else _reader(media_type)
    return read_with(reader, name, source, limits)


def read_with(
    reader: Reader, name: str, source: SourceFile, limits: Limits
) -> Document:
    """Read one source file with a reader, whatever comes of it; as `read` does."""
    try:
        document = reader(source, limits)
    except (ReadError, SourceError) as error:
        return _unread(source, name, error.status, _detail(error, source.path))
    return _with_status(noted(cut(document, limits)))


def _read(source: SourceFile, limits: Limits) -> Document:
    try:
        return _reader(source.media_type)(source, limits)
    except (ReadError, SourceError) as error:
        if source.media_type not in OLD or error.status == "encrypted":
            raise
        # Imported late, like the readers.
        from tender_scan.readers.office import read_again

        return read_again(source, limits, error)


def _unknown(media_type: str) -> str:
    advice = _ADVICE.get(media_type)
    return f"{media_type}: {advice}" if advice else media_type


def _detail(error: ReadError | SourceError, path: str) -> str:
    """Say what happened; the path stands beside it wherever it is shown."""
    if error.status == "encrypted":
        return NEEDS_PASSWORD
    return str(error).removeprefix(f"{path}: ")


@cache
def _reader(media_type: str) -> Reader:
    module, _, function = _READERS[media_type].partition(".")
    found = getattr(import_module(f"tender_scan.readers.{module}"), function)
    return cast("Reader", found)


def _unread(source: SourceFile, reader: str, status: Status, detail: str) -> Document:
    return Document(
        source.id,
        source.media_type,
        reader,
        (),
        status=status,
        status_detail=detail,
    )


def _with_status(document: Document) -> Document:
    if document.status != "ok" or any(page.text.strip() for page in document.pages):
        return document
    return replace(document, status="empty", status_detail="no text")
