"""Find the original file of a document on this computer.

The database says where the file lay, seen from its own folder. Only a file whose
SHA-256 is the document's id is ever drawn (`tender_scan.explore.picture`), so a
database that somebody else made cannot show a file that it does not hold anyway.
With ``--files`` nothing outside that folder is looked at.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from tender_scan.explore.desk import desk_of

_PLACES = """
select locations.path, files.file, files.raw_file
from locations join files on files.id = locations.file_id
where locations.document_id = ? order by locations.path limit 20
"""


@dataclass(frozen=True)
class Original:
    """Where the original lies, or why it is not shown.

    Parameters
    ----------
    file
        The file on disk, inside the folder of originals; an archive for a document
        that is a member of one. None where there is none.
    problem
        In words for people, without a path of this computer; None if there is a file.
    """

    file: Path | None
    problem: str | None = None


async def find_original(datasette: Any, database: Any, document_id: str) -> Original:
    """Look for the original of a document at each place where it was found."""
    rows = (await database.execute(_PLACES, [document_id])).rows
    folder = desk_of(datasette).files
    root = folder or Path(database.path).parent
    for path, file, raw_file in rows:
        names = [raw_file or os.fsencode(file)]
        if folder is not None:
            names.append(os.fsencode(path.partition("!/")[0]))
        for candidate in _candidates(names, is_elsewhere=folder is not None):
            found = inside(root, candidate) if folder else regular(root, candidate)
            if found:
                return Original(found)
    shown = rows[0][0] if rows else "the file"
    where = "the folder given by --files" if folder else "its place beside the database"
    return Original(
        None,
        f"{shown} was not found in {where}. Start "
        "`tender-scan explore` with --files and the folder that holds the originals.",
    )


def _candidates(names: list[bytes], *, is_elsewhere: bool) -> list[bytes]:
    """Give the paths to try; in another folder also without their first parts."""
    if not is_elsewhere:
        return names
    tried = []
    for name in names:
        parts = [
            part
            for part in PurePosixPath(os.fsdecode(name)).parts
            if part not in ("/", "..")
        ]
        tried += [os.fsencode("/".join(parts[i:])) for i in range(len(parts))]
    return tried


def regular(root: Path, name: bytes) -> Path | None:
    """Find a regular file by its path from a folder; None if there is none."""
    try:
        file = (root / os.fsdecode(name)).resolve(strict=True)
        is_regular = stat.S_ISREG(file.stat().st_mode)
    except (OSError, RuntimeError, ValueError):  # missing, a loop of links, a NUL
        return None
    return file if is_regular else None


def inside(root: Path, name: bytes) -> Path | None:
    """Find a regular file below a folder; None if it is none or leads out of it."""
    file = regular(root, name)
    return file if file and file.is_relative_to(root.resolve()) else None
