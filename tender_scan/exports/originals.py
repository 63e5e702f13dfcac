"""Find the original file of a document on this computer.

The database says where the file lay, seen from its own folder. Only a file whose
SHA-256 is the document's id is ever drawn (`tender_scan.exports.pictures`), so a
database that somebody else made cannot show a file that it does not hold anyway.
Where a folder is given, nothing outside it is looked at.
"""

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

PLACES = """
select locations.path, files.file, files.raw_file
from locations join files on files.id = locations.file_id
where locations.document_id = ? order by locations.path limit 20
"""
"""The rows that `find_original` wants, of one document."""


@dataclass(frozen=True)
class Original:
    """Where the original lies, or why it is not shown.

    Parameters
    ----------
    file
        The file on disk; an archive for a document that is a member of one. None where
        there is none.
    problem
        In words for people, without a path of this computer; None if there is a file.
    """

    file: Path | None
    problem: str | None = None


def find_original(
    places: Sequence[tuple[str, str, bytes | None]],
    database: Path,
    folder: Path | None = None,
) -> Original:
    """Look for the original of a document at each place where it was found.

    Parameters
    ----------
    places
        Rows of `PLACES`.
    database
        The database: places are seen from its folder.
    folder
        Where the originals lie now, if they were moved; ``--files``.
    """
    for path, file, raw_file in places:
        names = [raw_file or os.fsencode(file)]
        if folder is not None:
            names.append(os.fsencode(path.partition("!/")[0]))
            candidates = [inside(folder, name) for name in _without_beginnings(names)]
        else:
            candidates = [regular(database.parent, name) for name in names]
        for found in candidates:
            if found:
                return Original(found)
    shown = places[0][0] if places else "the file"
    where = "the folder given by --files" if folder else "its place beside the database"
    return Original(
        None,
        f"{shown} was not found in {where}. Call the same command with --files and "
        "the folder that holds the originals.",
    )


def _without_beginnings(names: Sequence[bytes]) -> list[bytes]:
    """Give the paths to try in another folder: whole, then without their first parts."""
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
