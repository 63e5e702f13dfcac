"""TAR archives: every member as bytes, with the end checked.

``tarfile`` ends without a word at a header that it cannot read, as if the archive
ended there. Here what follows the last member is looked at, so that nothing is lost
in silence.
"""

import struct
import tarfile
from collections.abc import Iterator
from typing import IO

from tender_scan.errors import SourceError
from tender_scan.sources.budget import Budget
from tender_scan.sources.member import Container, Member
from tender_scan.sources.member_names import decoded_names

_STEP_BYTES = 1_000_000
_HEADER_BYTES = 10_000_000
_EMPTY_READS = 100
_BLOCK = tarfile.BLOCKSIZE
_SAMPLE_BYTES = 50_000_000
_SAMPLE_NAMES = 1_000
# Folders, links and devices hold no content of their own; V, D and N are a label, a
# list of a folder and an old form of long names.
_WITHOUT_CONTENT = frozenset(
    {
        tarfile.DIRTYPE,
        tarfile.LNKTYPE,
        tarfile.SYMTYPE,
        tarfile.CHRTYPE,
        tarfile.BLKTYPE,
        tarfile.FIFOTYPE,
        b"V",
        b"D",
        b"N",
    }
)
_DAMAGE = (
    tarfile.TarError,
    ValueError,
    OverflowError,
    IndexError,
    RecursionError,
    struct.error,
    OSError,
)


class _Guarded:
    """The file as ``tarfile`` sees it.

    What a header claims can neither fill the memory nor keep ``tarfile`` reading
    behind the end for ever.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._empty = 0
        self.seek = file.seek
        self.tell = file.tell

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _HEADER_BYTES:
            raise tarfile.ReadError(f"a header claims {size} bytes")
        data = self._file.read(size)
        self._empty = 0 if data else self._empty + 1
        if self._empty > _EMPTY_READS:
            raise tarfile.ReadError("a header goes on behind the end of the file")
        return data


def read_tar(container: Container, budget: Budget) -> Iterator[Member]:
    """Read the members of a TAR archive in order.

    Folders, links and devices hold no content and are passed by.

    Parameters
    ----------
    container
        The archive.
    budget
        Shared with the containers around it. Members are stored as they are, so they
        count as unpacked only where they are sparse.

    Raises
    ------
    SourceError
        ``corrupt`` at a header that cannot be read, ``partial`` where the end mark is
        missing or something stands behind it, ``bomb`` past a limit: what came before
        is good.
    """
    file = container.file
    sample = _first_names(file)
    tar = _open(file)
    try:
        while (info := tar.next()) is not None:
            budget.enter_member()
            if info.type not in _WITHOUT_CONTENT:
                yield _member(tar, file, info, sample, budget)
                budget.refuse_more()
    except _DAMAGE as error:
        raise SourceError(f"damaged: {error}", "corrupt") from error
    _look_at_end(file, tar.offset)


def _open(file: IO[bytes]) -> tarfile.TarFile:
    file.seek(0)
    try:
        return tarfile.TarFile(
            fileobj=_Guarded(file),  # type: ignore[arg-type]  # all that is used of it
            encoding="utf-8",
            errors="surrogateescape",
        )
    except _DAMAGE as error:
        raise SourceError(f"damaged: {error}", "corrupt") from error


def _first_names(file: IO[bytes]) -> list[bytes]:
    """Give the unmarked names near the beginning, by which all are decoded.

    To list a packed TAR of some gigabytes whole before its first member is given
    would take longer than a worker may be silent.
    """
    names: list[bytes] = []
    try:
        tar = _open(file)
        while (info := tar.next()) is not None and tar.offset < _SAMPLE_BYTES:
            name = _name(info)
            if isinstance(name, bytes) and len(names) < _SAMPLE_NAMES:
                names.append(name)
    except (*_DAMAGE, SourceError):
        pass  # it is met again, and told, when the members are read
    return names


def _member(
    tar: tarfile.TarFile,
    file: IO[bytes],
    info: tarfile.TarInfo,
    sample: list[bytes],
    budget: Budget,
) -> Member:
    said = _name(info)
    name, raw = decoded_names([said] if isinstance(said, str) else [*sample, said])[-1]
    try:
        data = _read(tar, file, info, budget)
    except SourceError as error:
        return Member(name, raw, None, max(info.size, 0), error)
    return Member(name, raw, data, len(data))


def _look_at_end(file: IO[bytes], offset: int) -> None:
    """Raise what follows the last member, where it is not blocks of zeros."""
    file.seek(offset)
    block = file.read(_BLOCK)
    if not block:
        raise SourceError("no end mark: it may be cut off", "partial")
    if block.strip(b"\0"):
        detail = f"damaged: no header at byte {offset}; the rest is not read"
        raise SourceError(detail, "corrupt")
    while block := file.read(_STEP_BYTES):
        if block.strip(b"\0"):
            raise SourceError("what follows the end mark is not read", "partial")


def _name(info: tarfile.TarInfo) -> str | bytes:
    """Give the name: text where a PAX header says it, else the bytes."""
    if "path" in info.pax_headers or info.name.isascii():
        return info.name
    return info.name.encode("utf-8", "surrogateescape")


def _read(
    tar: tarfile.TarFile, file: IO[bytes], info: tarfile.TarInfo, budget: Budget
) -> bytes:
    if not info.isreg():
        kind = info.type.decode("ascii", "backslashreplace")
        raise SourceError(f"a TAR member of kind {kind} is not known", "unsupported")
    if info.size < 0:
        raise SourceError("damaged: a size below zero", "corrupt")
    if info.sparse is not None:
        return _read_sparse(tar, info, budget)
    budget.check_member(info.size)
    file.seek(info.offset_data)
    data = file.read(info.size)
    if len(data) < info.size:
        detail = f"cut off: {len(data)} of {info.size} bytes are there"
        raise SourceError(detail, "corrupt")
    return data


def _read_sparse(tar: tarfile.TarFile, info: tarfile.TarInfo, budget: Budget) -> bytes:
    """Read a member with holes, which are stored nowhere and are counted all the same."""
    parts: list[bytes] = []
    size = 0
    try:
        member = tar.extractfile(info)
        while part := member.read(_STEP_BYTES) if member else b"":
            size += len(part)
            budget.add(len(part), size, info.size)
            parts.append(part)
    except _DAMAGE as error:
        raise SourceError(f"damaged: {error}", "corrupt") from error
    return b"".join(parts)
