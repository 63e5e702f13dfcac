"""The main header of a RAR archive: its version, and what keeps it from being read.

Source: the RAR 5.0 archive format technote (rarlab.com/technote.htm), and for version
4 the ``technote.txt`` that came with RAR 4.
"""

import struct
from dataclasses import dataclass
from typing import IO

from tender_scan.errors import SourceError

_HEAD_BYTES = 4_096
SIGNATURE_5 = b"Rar!\x1a\x07\x01\x00"
SIGNATURE_4 = b"Rar!\x1a\x07\x00"
_MAIN_4 = 0x73
_VOLUME_4 = 0x0001
_ENCRYPTED_4 = 0x0080
_MAIN_5 = 1
_ENCRYPTION_5 = 4
_VOLUME_5 = 0x0001
_HAS_EXTRA_5 = 0x0001
_HAS_DATA_5 = 0x0002


@dataclass(frozen=True)
class RarHeader:
    """What the first header says.

    Parameters
    ----------
    format
        ``rar`` for version 4 and before, ``rar5``.
    volume
        Whether it is one of several files that belong together.
    encrypted
        Whether the headers, names and all, are encrypted.
    """

    format: str
    volume: bool = False
    encrypted: bool = False


def read_rar_header(file: IO[bytes]) -> RarHeader:
    """Read the first header.

    Raises
    ------
    SourceError
        ``corrupt`` if it is cut off or is no main header.
    """
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    try:
        if head.startswith(SIGNATURE_5):
            return _version_5(head[len(SIGNATURE_5) :])
        return _version_4(head[len(SIGNATURE_4) :])
    except (struct.error, IndexError) as error:
        raise SourceError("damaged: no main header", "corrupt") from error


def _version_4(head: bytes) -> RarHeader:
    _, kind, flags = struct.unpack_from("<HBH", head)
    if kind != _MAIN_4:
        raise IndexError("another header")
    return RarHeader("rar", bool(flags & _VOLUME_4), bool(flags & _ENCRYPTED_4))


def _version_5(head: bytes) -> RarHeader:
    numbers = Numbers(head[4:])  # behind the checksum
    numbers.take()  # size of the header
    kind, flags = numbers.take(), numbers.take()
    if kind == _ENCRYPTION_5:
        return RarHeader("rar5", encrypted=True)
    if kind != _MAIN_5:
        raise IndexError("another header")
    for _ in range(bool(flags & _HAS_EXTRA_5) + bool(flags & _HAS_DATA_5)):
        numbers.take()
    return RarHeader("rar5", volume=bool(numbers.take() & _VOLUME_5))


class Numbers:
    """Numbers of RAR 5: seven bits a byte, lowest first, the highest says "goes on".

    Attributes
    ----------
    taken : int
        Bytes taken so far.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.taken = 0

    def take(self) -> int:
        """Take the next number.

        Raises
        ------
        IndexError
            If the data end, or the number is longer than the format allows.
        """
        number = 0
        for shift in range(0, 70, 7):
            byte = self._data[self.taken]
            self.taken += 1
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                return number
        raise IndexError("a number without an end")
