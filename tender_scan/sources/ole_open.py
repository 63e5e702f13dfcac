"""Open OLE2 compound files for their streams."""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tender_scan.errors import SourceError

if TYPE_CHECKING:
    import olefile

# What olefile, and the reading of numbers in its streams, raise on damaged files.
_DAMAGE = (
    *(OSError, struct.error, ValueError, IndexError, ZeroDivisionError),
    *(TypeError, KeyError, AttributeError, OverflowError),
)


@contextmanager
def open_ole(data: bytes) -> Iterator["olefile.OleFileIO"]:
    """Open a compound file; what goes wrong until it is closed is its damage.

    Raises
    ------
    SourceError
        ``corrupt``.
    """
    # Imported late: most documents of a dump are none.
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            yield ole
    except _DAMAGE as error:
        raise SourceError(f"damaged: {error}", "corrupt") from error


def stream(ole: "olefile.OleFileIO", name: str) -> bytes:
    """Read a stream; empty where there is none of that name."""
    if not ole.exists(name):
        return b""
    with ole.openstream(name) as opened:
        return bytes(opened.read())
