"""The directory of a ZIP file, if it is this file's own."""

import zipfile
from typing import IO

from tender_scan.errors import SourceError


def zip_directory(file: IO[bytes]) -> list[zipfile.ZipInfo]:
    """List the members of a ZIP file, as its directory names them.

    Parameters
    ----------
    file
        Seekable.

    Raises
    ------
    SourceError
        ``corrupt`` where the directory is missing or broken. An archive that is cut
        off may end in a member that is an archive too: its directory is not taken for
        the outer one's, or most of the archive would be lost without a word.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
    except UnicodeDecodeError as error:
        detail = "a member's name is marked UTF-8 and is not"
        raise SourceError(detail, "corrupt") from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise SourceError(f"not a readable ZIP file: {error}", "corrupt") from error
    first = min((info.header_offset for info in infos), default=0)
    file.seek(0)
    if first > 0 and file.read(4) == b"PK\x03\x04":
        raise SourceError("cut off: its own directory is missing", "corrupt")
    return infos
