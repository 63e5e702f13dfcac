"""Read one ZIP member in bounded steps.

``zipfile`` itself decompresses a whole bz2 or LZMA block at once, however little was
asked for, and trusts neither more nor less than the directory says. Here every step
gives at most `STEP_BYTES`, and the bytes are counted as they come.
"""

import bz2
import lzma
import struct
import zlib
from collections.abc import Callable
from typing import IO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipInfo

from tender_scan.errors import SourceError
from tender_scan.sources.budget import Budget
from tender_scan.sources.failure import NEEDS_PASSWORD

STEP_BYTES = 1_000_000
_HEADER = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1

Step = Callable[[bytes], bytes]
"""Takes packed bytes (none to go on with what is held back), gives unpacked ones."""


def read_member(file: IO[bytes], info: ZipInfo, budget: Budget) -> bytes:
    """Read a member whole.

    Parameters
    ----------
    file
        The archive, seekable.
    info
        The member's entry of the directory.
    budget
        Counts what is unpacked.

    Raises
    ------
    SourceError
        With status ``encrypted``, ``unsupported`` (a packing method that is not
        known), ``corrupt`` or ``bomb``.
    """
    if info.flag_bits & _ENCRYPTED:
        raise SourceError(NEEDS_PASSWORD, "encrypted")
    if info.compress_size > budget.limits.member_bytes:
        limit = budget.limits.member_bytes
        raise SourceError(f"limit member_bytes: larger than {limit} packed", "bomb")
    try:
        data = _unpack(_packed(file, info), info, budget)
    except (zlib.error, lzma.LZMAError, struct.error, OSError, ValueError) as error:
        raise SourceError(f"damaged: {error}", "corrupt") from error
    if zlib.crc32(data) != info.CRC:
        raise SourceError("damaged: the checksum differs", "corrupt")
    return data


def _packed(file: IO[bytes], info: ZipInfo) -> bytes:
    """Read the packed bytes."""
    file.seek(info.header_offset)
    header = _HEADER.unpack(file.read(_HEADER.size))
    if header[0] != b"PK\x03\x04":
        raise SourceError("damaged: no member where the directory says", "corrupt")
    file.seek(header[9] + header[10], 1)
    # A lying size cannot make this large: read() ends with the file.
    return file.read(info.compress_size)


def _unpack(packed: bytes, info: ZipInfo, budget: Budget) -> bytes:
    step = _stepper(info.compress_type)
    parts: list[bytes] = []
    size, feed = 0, packed
    while True:
        part = step(feed)
        feed = b""
        if not part:
            break
        parts.append(part)
        size += len(part)
        budget.add(len(part), size, len(packed))
    return b"".join(parts)


def _stepper(method: int) -> Step:
    if method == ZIP_STORED:
        return lambda packed: packed
    if method == ZIP_DEFLATED:
        return _deflate_step()
    if method == ZIP_BZIP2:
        unpacker = bz2.BZ2Decompressor()
        return lambda packed: (
            b"" if unpacker.eof else unpacker.decompress(packed, STEP_BYTES)
        )
    if method == ZIP_LZMA:
        return _lzma_step()
    raise SourceError(f"packing method {method} is not known; unpack it", "unsupported")


def _deflate_step() -> Step:
    unpacker = zlib.decompressobj(-15)

    def step(packed: bytes) -> bytes:
        return unpacker.decompress(packed or unpacker.unconsumed_tail, STEP_BYTES)

    return step


def _lzma_step() -> Step:
    unpacker: lzma.LZMADecompressor | None = None

    def step(packed: bytes) -> bytes:
        nonlocal unpacker
        if unpacker is None:
            length = struct.unpack_from("<H", packed, 2)[0]
            unpacker = _lzma_unpacker(packed[4 : 4 + length])
            packed = packed[4 + length :]
        return b"" if unpacker.eof else unpacker.decompress(packed, STEP_BYTES)

    return step


def _lzma_unpacker(properties: bytes) -> lzma.LZMADecompressor:
    """Make an unpacker from a ZIP member's five bytes of LZMA properties."""
    first, dictionary = struct.unpack_from("<BL", properties)
    settings = {
        "id": lzma.FILTER_LZMA1,
        "dict_size": min(dictionary, 1 << 26),
        "lc": first % 9,
        "lp": first // 9 % 5,
        "pb": first // 45,
    }
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[settings])
