"""ZIP files: a document format in disguise, or a plain archive."""

import zipfile
import zlib
from collections.abc import Collection
from typing import IO

from tender_scan.errors import SourceError
from tender_scan.sources.zip_directory import zip_directory

ZIP = "application/zip"
ZIP_END_BYTES = 66_000
"""The end of a ZIP directory lies within this much of the end of the file."""

_OOXML = "application/vnd.openxmlformats-officedocument."
_BY_PART = {
    "word/": _OOXML + "wordprocessingml.document",
    "xl/": _OOXML + "spreadsheetml.sheet",
    "ppt/": _OOXML + "presentationml.presentation",
}
_OFFICE_NAMES = (b"[Content_Types]", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/")
_XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
_MIMETYPE_PREFIXES = ("application/vnd.oasis.opendocument.", "application/epub+zip")


def zip_type(file: IO[bytes]) -> str | None:
    """Tell the media type of a ZIP file by its directory.

    Parameters
    ----------
    file
        Seekable; only the directory and, in OpenDocument files, the short member
        ``mimetype`` are read.

    Returns
    -------
    str or None
        None where the directory is broken.
    """
    try:
        names = {info.filename for info in zip_directory(file)}
    except SourceError:
        return None
    return _office(names) or _declared(file, names) or ZIP


def has_zip_end(tail: bytes) -> bool:
    """Say whether a file with something before it may still be a ZIP file."""
    return b"PK\x05\x06" in tail


def zip_type_by_names(data: bytes) -> str:
    """Tell the type by the names that can be seen, where the directory is broken.

    The first member must be an office document's own: further ones may belong to a
    document inside the archive.
    """
    first = data[30 : 30 + int.from_bytes(data[26:28], "little")]
    if first.startswith(_OFFICE_NAMES):
        for part, main in (("word/", "document"), ("xl/", "work"), ("ppt/", "pres")):
            if f"{part}{main}".encode() in data:
                return _BY_PART[part]
    return ZIP


def _office(names: Collection[str]) -> str | None:
    if "OFD.xml" in names:
        return "application/ofd"
    if "xl/workbook.bin" in names:
        return _XLSB
    if "[Content_Types].xml" not in names and "_rels/.rels" not in names:
        return None
    for part, media_type in _BY_PART.items():
        if any(name.startswith(part) for name in names):
            return media_type
    return None


def _declared(file: IO[bytes], names: Collection[str]) -> str | None:
    """OpenDocument and EPUB say what they are in their first member."""
    if "mimetype" not in names:
        return None
    try:
        with zipfile.ZipFile(file) as archive, archive.open("mimetype") as member:
            declared = member.read(100).decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError):
        return None
    return declared if declared.startswith(_MIMETYPE_PREFIXES) else None
