"""Names of ZIP members: UTF-8 where the archive says so, else by vote.

Chinese archivers write GBK without saying so, which ``zipfile`` shows as cp437
(``╣½╕µ.pdf`` for ``公告.pdf``). All unmarked names of an archive are decoded
together, since one short name says too little of its encoding.
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from zipfile import ZipInfo

from tender_scan.text.encoding import detect

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075


def member_names(infos: Sequence[ZipInfo]) -> list[tuple[str, bytes | None]]:
    """Name the members, in order.

    Returns
    -------
    list of tuple
        The name with ``/`` between its parts, and its bytes where they are not UTF-8,
        else None. The names are as the archive gives them, ``..`` and all: they are
        shown to people and never used to write a file.
    """
    raws = [_raw(info) for info in infos]
    unmarked = [raw for info, raw in zip(infos, raws, strict=True) if not _said(info)]
    encoding = detect(b"\n".join(unmarked)) if unmarked else "utf-8"
    return [
        _name(_said(info), raw, encoding) for info, raw in zip(infos, raws, strict=True)
    ]


def telling_suffixes(names: Iterable[str]) -> list[str]:
    """Tell members of one name apart, so that each keeps a place of its own.

    Examples
    --------
    >>> telling_suffixes(["a.txt", "b.txt", "a.txt", "a.txt"])
    ['', '', ' (2)', ' (3)']
    """
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    suffixes = []
    for name in names:
        suffix = ""
        while name + suffix in taken:
            counts[name] += 1
            suffix = f" ({counts[name] + 1})"
        taken.add(name + suffix)
        suffixes.append(suffix)
    return suffixes


def _raw(info: ZipInfo) -> bytes:
    """Give the bytes of the name: zipfile decodes unmarked ones as cp437."""
    marked = info.flag_bits & _UTF8_FLAG
    return info.orig_filename.encode("utf-8" if marked else "cp437", "replace")


def _said(info: ZipInfo) -> str | None:
    """Give the name that the archive itself marks as UTF-8."""
    if info.flag_bits & _UTF8_FLAG:
        return info.orig_filename
    raw = _raw(info)
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


def _name(said: str | None, raw: bytes, encoding: str) -> tuple[str, bytes | None]:
    if said is not None:
        return said.replace("\\", "/"), None
    name = raw.decode(encoding, "backslashreplace").replace("\\", "/")
    return name, (raw if name.encode("utf-8", "replace") != raw else None)
