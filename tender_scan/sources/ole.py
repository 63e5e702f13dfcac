"""OLE2 compound files: which streams stand at their top."""

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ENTRY = 128
_LAST = 0xFFFFFFFA  # from here on a sector number is a marker, not a sector
_NONE = 0xFFFFFFFF


def top_streams(data: bytes) -> frozenset[str]:
    """Name the streams and storages directly under the root.

    Parameters
    ----------
    data
        The file, whole or cut; what is missing is not named. Embedded objects lie
        deeper and are not named either, so that a table inside a letter does not
        make it a workbook.
    """
    try:
        directory = _directory(data)
        root_child = struct.unpack_from("<I", directory, 76)[0]
    except (struct.error, IndexError):
        return frozenset()
    return frozenset(_siblings(directory, root_child))


def _directory(data: bytes) -> bytes:
    """Join the sectors of the directory, along the allocation table."""
    size = 1 << max(6, min(struct.unpack_from("<H", data, 30)[0], 16))
    first = struct.unpack_from("<I", data, 48)[0]
    fat_sectors = struct.unpack_from("<109I", data, 76)
    per_sector = size // 4

    def following(sector: int) -> int:
        fat = fat_sectors[sector // per_sector]
        place = (fat + 1) * size + 4 * (sector % per_sector)
        return int(struct.unpack_from("<I", data, place)[0])

    parts: list[bytes] = []
    seen: set[int] = set()
    while first < _LAST and first not in seen and len(parts) < 10_000:
        seen.add(first)
        parts.append(data[(first + 1) * size : (first + 2) * size])
        try:
            first = following(first)
        except (struct.error, IndexError):  # a cut file: what is there must do
            break
    return b"".join(parts)


def _siblings(directory: bytes, child: int) -> list[str]:
    """Names in the tree of entries that begins at `child`."""
    names: list[str] = []
    stack, seen = [child], set()
    while stack:
        entry = stack.pop()
        start = entry * _ENTRY
        if entry == _NONE or entry in seen or start + _ENTRY > len(directory):
            continue
        seen.add(entry)
        length = struct.unpack_from("<H", directory, start + 64)[0]
        name = directory[start : start + max(0, min(length, 64) - 2)]
        names.append(name.decode("utf-16-le", "replace"))
        stack += struct.unpack_from("<2I", directory, start + 68)
    return names
