"""Members that come as streams: kept so where their format is read by steps."""

import io
from typing import IO

from tender_scan.errors import SourceError
from tender_scan.settings import Limits
from tender_scan.sources.containers import PACKED
from tender_scan.sources.row_tables import CSV, JSON_LINES
from tender_scan.sources.sniff import sniff

_HEAD_BYTES = 65_536
_BY_STEPS = frozenset({CSV, JSON_LINES, "application/x-tar", *PACKED})


def settle(stream: IO[bytes], name: str, limits: Limits) -> tuple[IO[bytes], int]:
    """Give the file to read a streamed member from, and its size.

    Parameters
    ----------
    stream
        At its beginning.
    name
        The member's name, a hint to its type.
    limits
        ``member_bytes`` bounds what is loaded.

    Returns
    -------
    tuple
        The stream itself, and 0 for a size not known, where the format is read by
        steps; else the whole content in memory and its size in bytes.

    Raises
    ------
    SourceError
        ``bomb`` past a limit.
    """
    if sniff(stream.read(_HEAD_BYTES), name) in _BY_STEPS:
        return stream, 0
    stream.seek(0)
    data = stream.read(limits.member_bytes + 1)
    if len(data) > limits.member_bytes:
        detail = f"limit member_bytes: unpacks to more than {limits.member_bytes}"
        raise SourceError(detail, "bomb")
    return io.BytesIO(data), len(data)
