"""Single packed files: GZIP, bzip2, XZ, Zstandard, compress.

Each is a container of one member, named as the file without its last suffix. The
member is a stream, so that a crawl table or a TAR of any size can stand in it.
"""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Protocol

from tender_scan.sources.budget import Budget
from tender_scan.sources.member import Container, Member
from tender_scan.sources.unpacked import Unpacked

_CHUNK_BYTES = 65_536
_STEP_BYTES = 1_000_000
_XZ_MEMORY_BYTES = 256_000_000  # the strongest setting, -9, needs 65 MB
_SUFFIXES = {
    ".tgz": ".tar",
    ".tbz": ".tar",
    ".tbz2": ".tar",
    ".txz": ".tar",
    ".tzst": ".tar",
    ".taz": ".tar",
    ".gz": "",
    ".bz2": "",
    ".xz": "",
    ".zst": "",
    ".z": "",
}


class _Unpacker(Protocol):
    """What ``bz2`` and ``lzma`` offer, and `_Inflate` for GZIP."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Inflate:
    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


def read_packed(container: Container, budget: Budget) -> Iterator[Member]:
    """Give the one member of a packed file, as a stream.

    Parameters
    ----------
    container
        Of one of the types above.
    budget
        Shared with the containers around it.

    Raises
    ------
    SourceError
        ``corrupt`` where the file is cut off or damaged: what came before is good.
    """
    start = partial(_START[container.media_type], container.file)
    raw = Unpacked(start, budget, container.size)
    stream = io.BufferedReader(raw, _CHUNK_BYTES)
    if stream.peek(1) or raw.problem is None:
        yield Member(_inner_name(container.name), None, None, 0, stream=stream)
    if raw.problem is not None:
        raise raw.problem


def _inner_name(name: str) -> str:
    for suffix, instead in _SUFFIXES.items():
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)] + instead
    return name


def _steps(
    new: Callable[[], _Unpacker], magic: bytes, file: IO[bytes]
) -> Iterator[bytes]:
    """Unpack a file of one or more parts, each of which begins with `magic`."""
    file.seek(0)
    unpacker = new()
    while True:
        wanting = unpacker.needs_input
        chunk = file.read(_CHUNK_BYTES) if wanting else b""
        piece = unpacker.decompress(chunk, _STEP_BYTES)
        if piece:
            yield piece
        if unpacker.eof:
            if not _another_part(file, len(unpacker.unused_data), magic):
                return
            unpacker = new()
        elif wanting and not chunk and not piece:
            raise EOFError("cut off before its end")


def _another_part(file: IO[bytes], unused: int, magic: bytes) -> bool:
    """Go to the part that follows; False at the end of the file.

    Raises
    ------
    ValueError
        If something else follows.
    """
    file.seek(file.tell() - unused)
    while chunk := file.read(_CHUNK_BYTES):
        rest = chunk.lstrip(b"\0")  # tapes and block devices fill up with zeros
        if rest:
            file.seek(file.tell() - len(rest))
            break
    begin = file.read(len(magic))
    file.seek(file.tell() - len(begin))
    if begin and begin != magic:
        raise ValueError("something of another kind follows and is not read")
    return bool(begin)


def _by_library(filter_: str, file: IO[bytes]) -> Iterator[bytes]:
    """Unpack with libarchive what the standard library does not know."""
    from tender_scan.sources.library_stream import unpack

    return unpack(file, filter_)


def _new_xz() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, _XZ_MEMORY_BYTES)


_START: dict[str, Callable[[IO[bytes]], Iterator[bytes]]] = {
    "application/gzip": partial(_steps, _Inflate, b"\x1f\x8b"),
    "application/x-bzip2": partial(_steps, bz2.BZ2Decompressor, b"BZh"),
    "application/x-xz": partial(_steps, _new_xz, b"\xfd7zXZ\0"),
    "application/zstd": partial(_by_library, "zstd"),
    "application/x-compress": partial(_by_library, "compress"),
}
