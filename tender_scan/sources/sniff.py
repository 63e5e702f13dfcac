"""What a file is, by its content; its extension is only a hint."""

import io
import re
from pathlib import PurePosixPath
from typing import IO

from tender_scan.sources.archive_kind import archive_type
from tender_scan.sources.ole import MAGIC as OLE_MAGIC
from tender_scan.sources.ole import top_streams
from tender_scan.sources.text_kind import text_type
from tender_scan.sources.zip_kind import (
    ZIP_END_BYTES,
    has_zip_end,
    zip_type,
    zip_type_by_names,
)
from tender_scan.text.encoding import decode

UNKNOWN = "application/octet-stream"
EMPTY = "application/x-empty"
PROGRAM = "application/vnd.microsoft.portable-executable"
ENCRYPTED_OFFICE = "application/x-encrypted-ooxml"

_HEAD_BYTES = 65_536
_OLE_BYTES = 500_000_000  # the directory may lie anywhere, mostly at the end
_PDF_JUNK = 1024  # readers accept this much before the header
_PDF_OBJECT = re.compile(rb"[^\n]{0,20}\s*(?:%.*\s+)*\d+ \d+ obj\b")
# Two letters alone could begin a text: the header's reserved zeros and its known sizes.
_BMP = re.compile(rb"BM.{4}\0{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0", re.DOTALL)
_MAGIC = (
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"\x1f\x9d", "application/x-compress"),
    (b"MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"II+\0", "image/tiff"),
    (b"MM\0+", "image/tiff"),
    (b"\x7fELF", "application/x-executable"),
    (b"PAR1", "application/vnd.apache.parquet"),
)
_STREAMS = (
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
)
_EXTENSIONS = {
    "application/pdf": (".pdf",),
    "application/zip": (".zip",),
    "application/ofd": (".ofd",),
    "application/msword": (".doc", ".wps", ".dot"),
    "application/vnd.ms-excel": (".xls", ".et", ".xlt"),
    "application/vnd.ms-powerpoint": (".ppt", ".dps", ".pps"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        ".docx",
        ".docm",
        ".wps",
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (
        ".xlsx",
        ".xlsm",
        ".et",
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        ".pptx",
        ".pptm",
        ".ppsx",
        ".dps",
    ),
    "application/rtf": (".rtf",),
    "application/vnd.oasis.opendocument.text": (".odt", ".ott"),
    "application/vnd.oasis.opendocument.presentation": (".odp", ".otp"),
    "application/vnd.oasis.opendocument.spreadsheet": (".ods", ".ots"),
    "application/epub+zip": (".epub",),
    "message/rfc822": (".eml", ".mht", ".mhtml"),
    "multipart/related": (".mht", ".mhtml", ".eml"),
    "application/vnd.ms-outlook": (".msg",),
    "text/html": (".html", ".htm", ".shtml", ".xhtml", ".jsp", ".asp", ".aspx", ".php"),
    "application/json": (".json",),
    "application/x-ndjson": (".jsonl", ".ndjson", ".jl", ".json"),
    "application/vnd.sqlite3": (".db", ".sqlite", ".sqlite3"),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/tiff": (".tif", ".tiff"),
    "image/gif": (".gif",),
    "image/bmp": (".bmp",),
    "image/webp": (".webp",),
}
_TELLING = frozenset(one for known in _EXTENSIONS.values() for one in known)


def sniff(data: bytes, name: str) -> str:
    """Tell the media type of a file.

    Parameters
    ----------
    data
        The whole content.
    name
        The file's name, used only to tell text formats apart.

    Returns
    -------
    str
        A media type; ``application/octet-stream`` if nothing fits and
        ``application/x-empty`` for no bytes.

    Examples
    --------
    >>> sniff(b"%PDF-1.7", "notice.doc")
    'application/pdf'
    >>> sniff(b"<html><body>", "notice.doc")
    'text/html'
    """
    return sniff_file(io.BytesIO(data), len(data), name)


def sniff_file(file: IO[bytes], size: int, name: str) -> str:
    """Tell the media type of an open file, reading no more of it than needed.

    Parameters
    ----------
    file
        Seekable; its position afterwards is anywhere.
    size
        In bytes.
    name
        As in `sniff`.
    """
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    if head.startswith(b"PK"):
        return zip_type(file) or zip_type_by_names(head)
    if head.startswith(OLE_MAGIC):
        file.seek(0)
        return _ole_type(file.read(_OLE_BYTES))
    media_type = _type_of_head(head, name)
    if media_type == UNKNOWN:
        file.seek(max(0, size - ZIP_END_BYTES))
        if has_zip_end(file.read(ZIP_END_BYTES)):
            media_type = zip_type(file) or UNKNOWN
        if media_type == UNKNOWN and head.startswith(b"MZ"):
            return PROGRAM
    return media_type


def _type_of_head(head: bytes, name: str) -> str:
    if not head:
        return EMPTY
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    # Some PDFs have lost their header, and readers open them all the same.
    if b"%PDF-" in head[: _PDF_JUNK + 5] or _PDF_OBJECT.match(head):
        return "application/pdf"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if _BMP.match(head):
        return "image/bmp"
    archive = archive_type(head)
    if archive:
        return archive
    return text_type(decode(head)[0], name) or UNKNOWN


def extension_mismatch(media_type: str, name: str) -> bool:
    """Say whether the extension promises another type than the content has.

    False where the extension is missing or says nothing (``.dat``, ``.1``).
    """
    suffix = PurePosixPath(name).suffix.lower()
    known = _EXTENSIONS.get(media_type, ())
    return suffix in _TELLING and suffix not in known


def _ole_type(data: bytes) -> str:
    streams = top_streams(data)
    for stream, media_type in _STREAMS:
        if any(name.startswith(stream) for name in streams):
            return media_type
    return "application/x-ole-storage"
