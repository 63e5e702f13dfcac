"""What the headers of a RAR archive say of its members, beyond what libarchive does.

libarchive compares no member with its checksum. Before 3.7 it gives the cipher text of
an encrypted member of RAR 5 as if it were its content, and no version tells a member
that is stored as a copy of another from an empty one. All would be lost, or wrong,
without a word.

Source: as `rar_header`.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from tender_scan.sources.rar_header import SIGNATURE_4, SIGNATURE_5, Numbers

_HEAD_BYTES = 65_536  # names are at most 1,024 characters long
_FILE_4, _END_4 = 0x74, 0x7B
_HAS_DATA_4 = 0x8000
_LARGE_4 = 0x0100
_SPLIT_4 = 0x0003
_CHECKSUM_BYTES = 4
_FILE_5, _END_5 = 2, 5
_HAS_EXTRA_5, _HAS_DATA_5, _SPLIT_5 = 0x0001, 0x0002, 0x0018
_HAS_TIME_5, _HAS_CHECKSUM_5 = 0x0002, 0x0004
_ENCRYPTION, _REDIRECTION = 1, 5
_HARD_LINK, _COPY = 4, 5


@dataclass(frozen=True)
class RarMember:
    """One file header.

    Parameters
    ----------
    checksum
        CRC-32 of the unpacked content; None where the header has none of the whole.
    encrypted
        Whether its content needs a password.
    copy
        Whether its content is that of another member, and is not stored twice.
    """

    checksum: int | None = None
    encrypted: bool = False
    copy: bool = False


def rar_members(
    file: IO[bytes], version: int, most: int
) -> tuple[list[RarMember], bool]:
    """Read the file headers in order.

    Parameters
    ----------
    file
        The archive, seekable.
    version
        4 or 5.
    most
        How many are read.

    Returns
    -------
    tuple
        The members as far as the headers can be read, and whether the end mark was
        met.
    """
    found: list[RarMember] = []
    try:
        for member in _version_5(file) if version == 5 else _version_4(file):
            if member is None or len(found) == most:
                return found, True
            found.append(member)
    except (IndexError, OSError, ValueError, OverflowError, struct.error):
        pass  # cut off or damaged, as libarchive will find too
    return found, False


def _version_4(file: IO[bytes]) -> Iterator[RarMember | None]:
    """Give the members, and None for the end mark."""
    place = len(SIGNATURE_4)
    while True:
        file.seek(place)
        head = file.read(_HEAD_BYTES)
        kind, flags, size = struct.unpack_from("<2xBHH", head)
        packed = struct.unpack_from("<L", head, 7)[0] if flags & _HAS_DATA_4 else 0
        if kind == _END_4:
            yield None
        if kind == _FILE_4:
            if flags & _LARGE_4:
                packed += struct.unpack_from("<L", head, 32)[0] << 32
            checksum = struct.unpack_from("<L", head, 16)[0]
            yield RarMember(None if flags & _SPLIT_4 else checksum)
        place += max(size, 7) + packed


def _version_5(file: IO[bytes]) -> Iterator[RarMember | None]:
    """Give the members, and None for the end mark."""
    place = len(SIGNATURE_5)
    while True:
        file.seek(place + _CHECKSUM_BYTES)
        head = file.read(_HEAD_BYTES)
        numbers = Numbers(head)
        size = numbers.take()
        end = numbers.taken + size
        kind, flags = numbers.take(), numbers.take()
        extra = numbers.take() if flags & _HAS_EXTRA_5 else 0
        data = numbers.take() if flags & _HAS_DATA_5 else 0
        if kind == _END_5:
            yield None
        if kind == _FILE_5:
            checksum = None if flags & _SPLIT_5 else _checksum(head, numbers)
            yield _with_extra(checksum, head[max(end - extra, 0) : end])
        place += _CHECKSUM_BYTES + end + data


def _checksum(head: bytes, numbers: Numbers) -> int | None:
    flags = numbers.take()
    numbers.take()  # unpacked size
    numbers.take()  # attributes
    if not flags & _HAS_CHECKSUM_5:
        return None
    place = numbers.taken + (4 if flags & _HAS_TIME_5 else 0)
    return int(struct.unpack_from("<L", head, place)[0])


def _with_extra(checksum: int | None, extra: bytes) -> RarMember:
    encrypted = copy = False
    while extra:
        numbers = Numbers(extra)
        size = numbers.take()
        end = numbers.taken + size
        kind = numbers.take()
        encrypted |= kind == _ENCRYPTION
        copy |= kind == _REDIRECTION and numbers.take() in (_HARD_LINK, _COPY)
        extra = extra[end:]
    return RarMember(checksum, encrypted, copy)
