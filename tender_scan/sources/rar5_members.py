"""What the headers of a RAR 5 archive say of its members, beyond what libarchive does.

libarchive before 3.7 gives the cipher text of an encrypted member as if it were its
content, and no version tells a member that is stored as a copy of another from an
empty one. Both would be lost without a word.

Source: the RAR 5.0 archive format technote (rarlab.com/technote.htm).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from tender_scan.sources.rar_header import SIGNATURE_5, Numbers

_HEAD_BYTES = 65_536  # names are at most 1,024 characters long
_CHECKSUM_BYTES = 4
_FILE = 2
_END = 5
_HAS_EXTRA = 0x0001
_HAS_DATA = 0x0002
_ENCRYPTION = 1
_REDIRECTION = 5
_HARD_LINK = 4
_COPY = 5


@dataclass(frozen=True)
class Rar5Member:
    """One file header.

    Parameters
    ----------
    encrypted
        Whether its content needs a password.
    copy
        Whether its content is that of another member, and is not stored twice.
    """

    encrypted: bool = False
    copy: bool = False


def rar5_members(file: IO[bytes], most: int) -> tuple[list[Rar5Member], bool]:
    """Read the file headers in order.

    Parameters
    ----------
    file
        The archive, seekable.
    most
        How many are read.

    Returns
    -------
    tuple
        The members as far as the headers can be read, and whether the end mark was
        met, which every whole archive has.
    """
    found: list[Rar5Member] = []
    try:
        for kind, extra in _headers(file):
            if kind == _FILE:
                found.append(_member(extra))
            if kind == _END or len(found) == most:
                return found, True
    except (IndexError, OSError, OverflowError):
        pass  # cut off or damaged, as libarchive will find too
    return found, False


def _headers(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Give kind and extra area of each header."""
    place = len(SIGNATURE_5)
    while True:
        file.seek(place + _CHECKSUM_BYTES)
        head = file.read(_HEAD_BYTES)
        numbers = Numbers(head)
        size = numbers.take()
        end = numbers.taken + size
        kind, flags = numbers.take(), numbers.take()
        extra = numbers.take() if flags & _HAS_EXTRA else 0
        data = numbers.take() if flags & _HAS_DATA else 0
        yield kind, head[max(end - extra, 0) : end]
        place += _CHECKSUM_BYTES + end + data


def _member(extra: bytes) -> Rar5Member:
    encrypted = copy = False
    while extra:
        numbers = Numbers(extra)
        size = numbers.take()
        end = numbers.taken + size
        kind = numbers.take()
        encrypted |= kind == _ENCRYPTION
        copy |= kind == _REDIRECTION and numbers.take() in (_HARD_LINK, _COPY)
        extra = extra[end:]
    return Rar5Member(encrypted, copy)
