"""Names of ZIP members: UTF-8 where the archive says so, else their bytes.

Chinese archivers write GBK without saying so, which ``zipfile`` shows as cp437
(``╣½╕µ.pdf`` for ``公告.pdf``).
"""

import struct
import zlib
from zipfile import ZipInfo

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075


def member_name(info: ZipInfo) -> str | bytes:
    """Give a member's name: text where the archive says what it is, else bytes."""
    raw = _raw(info)
    return _said(info, raw) or raw


def _raw(info: ZipInfo) -> bytes:
    """Give the bytes of the name: zipfile decodes unmarked ones as cp437."""
    marked = info.flag_bits & _UTF8_FLAG
    return info.orig_filename.encode("utf-8" if marked else "cp437", "replace")


def _said(info: ZipInfo, raw: bytes) -> str | None:
    """Give the name that the archive itself marks as UTF-8."""
    if info.flag_bits & _UTF8_FLAG:
        return info.orig_filename
    if raw.isascii():
        return raw.decode("ascii")
    extra = info.extra
    while len(extra) >= 9:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_PATH and size >= 5:
            checksum = struct.unpack_from("<L", extra, 5)[0]
            if checksum == zlib.crc32(raw):  # else the name was changed afterwards
                return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return None
