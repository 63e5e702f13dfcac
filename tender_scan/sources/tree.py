"""List the files of a dump without opening one; the parent process runs this.

Nothing here parses, so a hostile file cannot harm the process that writes the
database. Links are never followed below a source, and special files (a named pipe
would block for ever) are named, not opened.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tender_scan.errors import UsageError
from tender_scan.records.status import Status
from tender_scan.sources.names import show_name

_SPECIAL = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass(frozen=True)
class FoundFile:
    """A file of the dump, seen but not opened.

    Parameters
    ----------
    file
        Where to open it.
    path, raw_path
        As in `SourceFile`: relative to the source, with ``/``.
    size
        In bytes; 0 for what is not a regular file.
    mtime_ns
        Time of the last change, in nanoseconds since 1970.
    problem
        Why it must not be opened (link, named pipe, device, socket, permission), for
        people; None for a file to read.
    status
        The status to record where there is a problem, else None.
    """

    file: Path
    path: str
    raw_path: bytes | None
    size: int
    mtime_ns: int
    problem: str | None = None
    status: Status | None = None


def list_files(paths: Sequence[Path]) -> Iterator[FoundFile]:
    """List all files under `paths`, folders recursively, sorted by name.

    Parameters
    ----------
    paths
        Folders and files. A link given here by name is followed. With several, the
        paths of each begin with its own name, and with as many of its parents' names
        as it takes to tell them apart; a path given twice is listed once.

    Yields
    ------
    FoundFile
        Also for what cannot be read, with its `problem`.

    Raises
    ------
    UsageError
        Before anything is listed, if a path does not exist.
    """
    roots = list(dict.fromkeys(_resolve(path) for path in paths))
    labels = _labels(roots)
    return (
        found
        for root, label in zip(roots, labels, strict=True)
        for found in _list_root(root, label, alone=len(roots) == 1)
    )


def _resolve(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        shown, _ = show_name(os.fsencode(path))
        raise UsageError(f"{shown}: no such file or folder") from error


def _labels(roots: Sequence[Path]) -> list[bytes]:
    """Give each root the shortest tail of its path that no other root ends in."""
    parts = [os.fsencode(root).strip(b"/").split(b"/") for root in roots]
    labels = []
    for own in parts:
        length = 1
        while length < len(own) and (
            sum(other[-length:] == own[-length:] for other in parts) > 1
        ):
            length += 1
        labels.append(b"/".join(own[-length:]) or b"root")
    return labels


def _list_root(root: Path, label: bytes, *, alone: bool) -> Iterator[FoundFile]:
    if root.is_dir():
        yield from _walk(os.fsencode(root), b"" if alone else label + b"/")
    else:
        yield _found(os.fsencode(root), label)


def _walk(top: bytes, prefix: bytes) -> Iterator[FoundFile]:
    """Walk one folder; a stack, not recursion, so that depth cannot exhaust it."""
    stack: list[tuple[bytes, bytes]] = [(top, prefix)]
    while stack:
        place, path = stack.pop()
        if not path.endswith(b"/") and place != top:
            yield _found(place, path)
            continue
        try:
            with os.scandir(place) as entries:
                found = sorted(
                    (e.name, e.is_dir(follow_symlinks=False)) for e in entries
                )
        except OSError as error:
            name = path.rstrip(b"/") or b"."
            yield _unreadable(place, name, f"folder: {error.strerror}")
            continue
        stack.extend(
            (place + b"/" + name, path + name + b"/" * is_folder)
            for name, is_folder in reversed(found)
        )


def _found(place: bytes, path: bytes) -> FoundFile:
    try:
        info = os.lstat(place)
    except OSError as error:
        return _unreadable(place, path, str(error.strerror))
    kind = stat.S_IFMT(info.st_mode)
    if kind == stat.S_IFLNK:
        return _unreadable(place, path, "a symbolic link; links are not followed")
    if kind != stat.S_IFREG:
        detail = f"{_SPECIAL.get(kind, 'a special file')}; not opened"
        return _unreadable(place, path, detail, "unsupported")
    shown, raw = show_name(path)
    readable = os.access(place, os.R_OK)
    return FoundFile(
        Path(os.fsdecode(place)),
        shown,
        raw,
        info.st_size,
        info.st_mtime_ns,
        None if readable else "no permission to read it",
        None if readable else "unreadable",
    )


def _unreadable(
    place: bytes, path: bytes, problem: str, status: Status = "unreadable"
) -> FoundFile:
    shown, raw = show_name(path)
    return FoundFile(Path(os.fsdecode(place)), shown, raw, 0, 0, problem, status)
