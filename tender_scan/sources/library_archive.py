"""RAR, 7z, CAB, LZH, ISO and ZIP that is cut off: members as bytes, by libarchive."""

import re
import zlib
from collections.abc import Iterator
from itertools import chain, islice, repeat

from tender_scan.errors import SourceError
from tender_scan.sources.budget import Budget
from tender_scan.sources.failure import NEEDS_PASSWORD
from tender_scan.sources.library_stream import Entry, LibraryError, Stream
from tender_scan.sources.member import Container, Member
from tender_scan.sources.member_names import decoded_names
from tender_scan.sources.rar_header import read_rar_header
from tender_scan.sources.rar_members import RarMember, rar_members
from tender_scan.sources.split import PART

_FORMATS = {
    "application/x-7z-compressed": "7zip",
    "application/vnd.ms-cab-compressed": "cab",
    "application/x-lzh-compressed": "lha",
    "application/x-iso9660-image": "iso9660",
    "application/zip": "zip_streamable",  # without its directory
}
_OLD_RAR, _NEW_RAR = "rar", "rar5"
# In these a name may be in any encoding, and going over the headers costs little.
_UNMARKED_NAMES = frozenset({_OLD_RAR, "cab", "lha", "zip_streamable"})

_UNKNOWN_PACKING = re.compile(r"codec|unsupported|not supported", re.IGNORECASE)

Entries = Iterator[tuple[Stream, Entry]]


def read_archive(container: Container, budget: Budget) -> Iterator[Member]:
    """Read the members of an archive in order.

    Folders, links and devices hold no content and are passed by.

    Parameters
    ----------
    container
        The archive.
    budget
        Shared with the containers around it.

    Raises
    ------
    SourceError
        ``encrypted`` where the names themselves need a password, ``corrupt`` where it
        cannot be read on, ``bomb`` past a limit, ``partial`` at the end of a part of a
        split archive, ``unsupported`` where there is no library: what came before is
        good.
    """
    format_ = _FORMATS[container.media_type]
    yield from _read(container, format_, _entries(container, format_), budget)


def read_rar(container: Container, budget: Budget) -> Iterator[Member]:
    """Read the members of a RAR archive, version 4 or 5, as `read_archive` does."""
    header = read_rar_header(container.file)
    if header.encrypted:
        raise SourceError(NEEDS_PASSWORD, "encrypted")
    version = 5 if header.format == _NEW_RAR else 4
    marks, ended = rar_members(container.file, version, budget.limits.members)
    entries = _marked(_entries(container, header.format), marks)
    yield from _read(container, header.format, entries, budget)
    if header.volume:
        raise SourceError(PART, "partial")
    if version == 5 and not ended:  # before, the end mark was not always written
        raise SourceError("no end mark: it may be cut off", "partial")


def _marked(entries: Entries, marks: list[RarMember]) -> Entries:
    """Add what the library does not tell."""
    for (stream, entry), mark in zip(entries, chain(marks, repeat(None)), strict=False):
        if mark is not None:
            entry.encrypted |= mark.encrypted
            entry.regular &= not mark.copy
            entry.checksum = mark.checksum
        yield stream, entry


def _read(
    container: Container, format_: str, entries: Entries, budget: Budget
) -> Iterator[Member]:
    names = _voted(container, format_, budget) if format_ in _UNMARKED_NAMES else {}
    for stream, entry in entries:
        budget.enter_member()
        if not entry.regular:
            continue
        name, raw = names.get(entry.name) or _decoded([entry.name])[0]
        try:
            data = _unpack(stream, entry, container.size, budget)
        except SourceError as error:
            yield Member(name, raw, None, entry.size or 0, error)
            _skip(stream, budget)
        else:
            yield Member(name, raw, data, len(data))


def _entries(container: Container, format_: str) -> Entries:
    """Go from header to header."""
    try:
        with Stream(container.file, format_) as stream:
            try:
                while (entry := stream.next()) is not None:
                    yield stream, entry
            except LibraryError as error:
                if stream.has_encrypted_headers:
                    raise SourceError(NEEDS_PASSWORD, "encrypted") from error
                raise
    except LibraryError as error:
        raise _as_source_error(error) from error


def _as_source_error(error: LibraryError) -> SourceError:
    if _UNKNOWN_PACKING.search(str(error)):
        detail = f"packed in a way that is not known ({error}); unpack it"
        return SourceError(detail, "unsupported")
    return SourceError(f"damaged: {error}", "corrupt")


def _voted(
    container: Container, format_: str, budget: Budget
) -> dict[bytes, tuple[str, bytes | None]]:
    """Decode the names of all members together, as far as the headers can be read."""
    raws: list[bytes] = []
    try:
        for _, entry in islice(_entries(container, format_), budget.limits.members):
            raws.append(entry.name)
    except SourceError:
        pass  # it is met again, and told, when the members are read
    return dict(zip(raws, _decoded(raws), strict=True))


def _decoded(raws: list[bytes]) -> list[tuple[str, bytes | None]]:
    return decoded_names([_text(raw) or raw for raw in raws])


def _text(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _unpack(stream: Stream, entry: Entry, packed: int, budget: Budget) -> bytes:
    if entry.encrypted:
        raise SourceError(NEEDS_PASSWORD, "encrypted")
    parts: list[bytes] = []
    size = 0
    try:
        for piece in stream.pieces():
            size += len(piece)
            budget.add(len(piece), size, packed)
            parts.append(piece)
    except LibraryError as error:
        raise _as_source_error(error) from error
    if entry.size is not None and size != entry.size:
        detail = f"cut off: {size} of {entry.size} bytes are there"
        raise SourceError(detail, "corrupt")
    data = b"".join(parts)
    if entry.checksum is not None and zlib.crc32(data) != entry.checksum:
        raise SourceError("damaged: the checksum differs", "corrupt")
    return data


def _skip(stream: Stream, budget: Budget) -> None:
    """Read to the end of a member that is not wanted, and count that too.

    In a solid archive what follows can be had no other way, and the library would do
    the same without counting.
    """
    try:
        for piece in stream.pieces():
            budget.add(len(piece), 0, 0)
    except LibraryError:
        return  # told by the next header, if it cannot be reached
