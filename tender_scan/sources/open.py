"""Open what was found: one document of a file, many of an archive or a crawl table.

A worker runs this. Nothing is ever written to disk: members of archives are read into
memory, within the limits, and their names are shown and never used.
"""

import hashlib
import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from tender_scan.errors import SourceError
from tender_scan.records.source import SourceFile
from tender_scan.records.status import Status
from tender_scan.settings import Limits
from tender_scan.sources.attachments import attachments, has_attachments
from tender_scan.sources.budget import Budget
from tender_scan.sources.containers import is_container, members
from tender_scan.sources.failure import Failure, failure_id
from tender_scan.sources.member import Container, Member, Namesakes
from tender_scan.sources.names import escape
from tender_scan.sources.row_tables import STREAMED, read_rows
from tender_scan.sources.rows import BadRow, Row, row_path, row_source
from tender_scan.sources.settle import settle
from tender_scan.sources.sniff import sniff_file
from tender_scan.sources.split import PART, is_part
from tender_scan.sources.tree import FoundFile


@dataclass(frozen=True)
class Item:
    """Bytes at a place: a file on disk, or a member of an archive.

    Parameters
    ----------
    path, raw_path
        As in `SourceFile`.
    file
        Seekable.
    size
        In bytes.
    on_disk
        The file, for formats that a library must open itself; None for members.
    depth
        How many archives stand around it.
    suffix
        End of `path` that is not of the file's own name (see `Namesakes`).
    """

    path: str
    raw_path: bytes | None
    file: IO[bytes]
    size: int
    on_disk: Path | None = None
    depth: int = 0
    suffix: str = ""

    @property
    def name(self) -> str:
        """The file's own name, whose extension is a hint to its type."""
        return PurePosixPath(self.path.removesuffix(self.suffix)).name

    def read(self) -> bytes:
        """Read all bytes."""
        self.file.seek(0)
        return self.file.read()


def open_source(found: FoundFile, limits: Limits) -> Iterator[SourceFile | Failure]:
    """Open one file of the dump.

    Parameters
    ----------
    found
        A file without a `problem`.
    limits
        A file is ``too_large`` only where it must be loaded whole: archives, CSV, JSON
        Lines and SQLite are read by steps and have limits of their own.

    Yields
    ------
    SourceFile or Failure
        One for a plain document, and one per file attached to it; one per member of
        an archive and of the archives in it; one per row of a crawl table. At least
        one in any case.

    Raises
    ------
    SourceError
        If the file itself cannot be opened, or is larger than the limit.
    """
    with _open(found) as file:
        size = os.fstat(file.fileno()).st_size
        item = Item(found.path, found.raw_path, file, size, found.file)
        yield from _expand(item, Budget(limits, size))


def _open(found: FoundFile) -> IO[bytes]:
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        descriptor = os.open(found.file, flags)
    except OSError as error:
        raise SourceError(f"{found.path}: {error.strerror}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise SourceError(f"{found.path}: not a regular file", "unsupported")
    return os.fdopen(descriptor, "rb")


def _expand(item: Item, budget: Budget) -> Iterator[SourceFile | Failure]:
    media_type = sniff_file(item.file, item.size, item.name)
    if is_container(media_type):
        container = Container(item.file, item.size, item.name, media_type)
        yield from _members(item, container, budget)
        return
    if is_part(item.name):
        raise SourceError(f"{item.path}: {PART}", "unsupported")
    limit = budget.limits.file_bytes
    if item.size > limit and media_type not in STREAMED:
        raise SourceError(f"{item.path}: limit file_bytes: over {limit}", "too_large")
    rows = read_rows(media_type, item.file, item.on_disk, budget.limits)
    if rows is not None:
        yield from _rows(item, rows, budget.limits)
        return
    document = _document(item, media_type)
    yield document
    if has_attachments(media_type):
        yield from _attached(item, document, budget)


def _document(item: Item, media_type: str) -> SourceFile:
    data = item.read()
    identity = hashlib.sha256(data).hexdigest()
    return SourceFile(identity, item.path, item.raw_path, data, media_type)


def _rows(
    item: Item, rows: Iterator[Row | BadRow], limits: Limits
) -> Iterator[SourceFile | Failure]:
    count = 0
    for row in rows:
        count += 1
        if count > limits.rows:
            detail = f"limit rows: more than {limits.rows}; the rest is not read"
            row = BadRow(None, "partial", detail)
        path = row_path(item.path, row)
        raw = None if item.raw_path is None else _row_raw(item, path)
        if isinstance(row, BadRow):
            yield _failure(path, raw, row.status, row.detail, 0)
        else:
            yield row_source(path, raw, row.pairs)
        if count > limits.rows:
            return
    if not count:
        yield _failure(item.path, item.raw_path, "empty", "no rows", item.size)


def _row_raw(item: Item, path: str) -> bytes:
    return (item.raw_path or b"") + path[len(item.path) :].encode()


def _members(
    item: Item, container: Container, budget: Budget
) -> Iterator[SourceFile | Failure]:
    count = 0
    namesakes = Namesakes()
    try:
        if item.depth >= budget.limits.depth:
            raise SourceError(f"limit depth: {budget.limits.depth} archives", "bomb")
        for member in members(container, budget):
            count += 1
            yield from _member(item, member, namesakes.suffix(member.name), budget)
    except SourceError as error:
        count += 1
        yield _failure(item.path, item.raw_path, error.status, str(error), item.size)
    if not count:
        yield _failure(item.path, item.raw_path, "empty", "no files", item.size)


def _attached(
    item: Item, document: SourceFile, budget: Budget
) -> Iterator[SourceFile | Failure]:
    """Open what is attached to a document; the document itself was given before."""
    namesakes = Namesakes()
    try:
        for member in attachments(document.data, document.media_type, budget):
            if item.depth >= budget.limits.depth:
                limit = f"limit depth: {budget.limits.depth} archives"
                raise SourceError(limit, "bomb")
            yield from _member(item, member, namesakes.suffix(member.name), budget)
    except SourceError as error:
        raw = None if item.raw_path is None else item.raw_path + b"!/"
        yield _failure(f"{item.path}!/", raw, error.status, str(error), 0)


def _member(
    outer: Item, member: Member, suffix: str, budget: Budget
) -> Iterator[SourceFile | Failure]:
    path = f"{outer.path}!/{escape(member.name)}{suffix}"
    raw = None
    if outer.raw_path is not None or member.raw_name is not None:
        own = member.raw_name or member.name.encode("utf-8", "replace")
        own += suffix.encode()
        raw = (outer.raw_path or outer.path.encode()) + b"!/" + own
    if member.data is None and member.stream is None:
        error = member.error or SourceError("not read")
        yield _failure(path, raw, error.status, str(error), member.size)
        return
    try:
        file, size = _content(member, budget.limits)
        item = Item(path, raw, file, size, None, outer.depth + 1, suffix)
        yield from _expand(item, budget)
    except SourceError as error:  # this member only: the others go on
        detail = str(error).removeprefix(f"{path}: ")
        yield _failure(path, raw, error.status, detail, member.size)


def _content(member: Member, limits: Limits) -> tuple[IO[bytes], int]:
    if member.stream is not None:
        return settle(member.stream, PurePosixPath(member.name).name, limits)
    return io.BytesIO(member.data or b""), member.size


def _failure(
    path: str, raw_path: bytes | None, status: Status, detail: str, size: int
) -> Failure:
    return Failure(path, raw_path, status, detail, size, failure_id(path, raw_path))
