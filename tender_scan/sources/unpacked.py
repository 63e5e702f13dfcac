"""A packed file as a stream that can be gone back in, unpacked by bounded steps."""

import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tender_scan.errors import SourceError
from tender_scan.sources.budget import Budget

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_DAMAGE = (EOFError, OSError, ValueError, zlib.error, lzma.LZMAError)


class Unpacked(io.RawIOBase):
    """The unpacked bytes; going back means to unpack again from the start.

    So nothing need be kept, in memory or on disk, however large it is. Bytes are
    counted when they are seen for the first time.

    Parameters
    ----------
    start
        Begins to unpack: gives the bytes piece by piece.
    budget
        Counts them.
    packed
        Size of the packed file in bytes; 0 where it is not known.

    Attributes
    ----------
    problem : SourceError or None
        Why the stream ended before its time. What came before is good, so a damaged
        file ends like a whole one, and whoever made the stream must look here.
    """

    def __init__(
        self, start: Callable[[], Iterator[bytes]], budget: Budget, packed: int
    ) -> None:
        super().__init__()
        self._start = start
        self._budget = budget
        self._packed = packed
        self._seen = 0
        self.problem: SourceError | None = None
        self._rewind()

    def _rewind(self) -> None:
        self._pieces = self._start()
        self._piece = memoryview(b"")
        self._begin = 0  # of the piece, in the stream
        self._at = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be gone back in."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill `buffer` with the next bytes, and give their number.

        Raises
        ------
        SourceError
            ``bomb`` with the limit named.
        """
        view = memoryview(buffer)
        count = self._advance(len(view))
        view[: len(count)] = count
        return len(count)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; to the end only by unpacking all."""
        if whence == io.SEEK_END:
            while self._advance(io.DEFAULT_BUFFER_SIZE):
                pass
        target = offset + (0 if whence == io.SEEK_SET else self._at)
        if self._begin <= target < self._at:
            self._at = target  # a step back, as tarfile takes, costs nothing
        elif target < self._at:
            self._rewind()
        while self._at < target and self._advance(target - self._at):
            pass
        return self._at

    def _advance(self, most: int) -> memoryview:
        """Give at most `most` bytes; none at the end."""
        if self._at == self._begin + len(self._piece):
            self._begin = self._at
            self._piece = memoryview(self._next_piece())
        place = self._at - self._begin
        given = self._piece[place : place + most]
        self._at += len(given)
        return given

    def _next_piece(self) -> bytes:
        try:
            piece = next(self._pieces, b"")
        except _DAMAGE as error:
            self.problem = SourceError(f"damaged: {error}", "corrupt")
            return b""
        end = self._at + len(piece)
        fresh, self._seen = end - self._seen, max(end, self._seen)
        if fresh > 0:
            self._budget.add_streamed(fresh, end, self._packed)
        return piece
