"""Make stored RAR archives, as the published formats describe them.

No free program writes RAR. Members are stored as they are (method 0x30, 0 in RAR 5).
"""

import struct
import zlib
from dataclasses import dataclass

SIGNATURE_4 = b"Rar!\x1a\x07\x00"
SIGNATURE_5 = b"Rar!\x1a\x07\x01\x00"
_REGULAR = 0o100644


@dataclass(frozen=True)
class Stored:
    """A member; `extra` is the extra area of its RAR 5 header."""

    name: bytes
    data: bytes
    extra: bytes = b""


def rar4(*members: Stored, main_flags: int = 0) -> bytes:
    main = _block_4(0x73, main_flags, b"\0" * 6)
    return SIGNATURE_4 + main + b"".join(map(_file_4, members)) + _block_4(0x7B, 0x4000)


def rar5(*members: Stored, main_flags: int = 0, ended: bool = True) -> bytes:
    main = _header_5(1, _vint(0) + _vint(main_flags))
    end = _header_5(5, _vint(0) + _vint(0)) if ended else b""
    return SIGNATURE_5 + main + b"".join(map(_file_5, members)) + end


def encrypted_names_5() -> bytes:
    return SIGNATURE_5 + _header_5(4, _vint(0) + _vint(0) + b"\0\x0f" + b"\1" * 16)


def encryption() -> bytes:
    """An extra record that says that the content is encrypted."""
    return _record(1, b"\0\0\x0f" + b"\1" * 32)


def copy_of(name: bytes) -> bytes:
    """An extra record that says that the content is another member's."""
    return _record(5, _vint(5) + _vint(0) + _vint(len(name)) + name)


def _block_4(kind: int, flags: int, rest: bytes = b"") -> bytes:
    body = struct.pack("<BHH", kind, flags, 7 + len(rest)) + rest
    return struct.pack("<H", zlib.crc32(body) & 0xFFFF) + body


def _file_4(member: Stored) -> bytes:
    size, crc = len(member.data), zlib.crc32(member.data)
    rest = struct.pack(
        "<LLBLLBBHL", size, size, 3, crc, 0, 20, 0x30, len(member.name), _REGULAR
    )
    return _block_4(0x74, 0x8000, rest + member.name) + member.data


def _header_5(kind: int, rest: bytes) -> bytes:
    body = _vint(kind) + rest
    sized = _vint(len(body)) + body
    return struct.pack("<L", zlib.crc32(sized)) + sized


def _file_5(member: Stored) -> bytes:
    flags = _vint(3) + _vint(len(member.extra)) if member.extra else _vint(2)
    fields = (
        flags
        + _vint(len(member.data))
        + _vint(4)  # a checksum is there
        + _vint(len(member.data))
        + _vint(_REGULAR)
        + struct.pack("<L", zlib.crc32(member.data))
        + _vint(0)  # stored
        + _vint(1)  # Unix
        + _vint(len(member.name))
        + member.name
    )
    return _header_5(2, fields + member.extra) + member.data


def _record(kind: int, data: bytes) -> bytes:
    body = _vint(kind) + data
    return _vint(len(body)) + body


def _vint(number: int) -> bytes:
    parts = bytearray()
    while number > 0x7F:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*parts, number])
