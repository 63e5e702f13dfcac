"""Pictures in the streams of old office files [OfficeArtBlip]."""

import re
import struct
from collections.abc import Iterator

_START = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n")
_TYPES = frozenset({0xF01D, 0xF01E, 0xF02A})  # JPEG, PNG, JPEG once more
_HEADER = 8
_BEFORE = (17, 33)  # one or two checksums and a tag stand before the picture


def blips(stream: bytes, at_least: int) -> Iterator[bytes]:
    """Give the JPEG and PNG pictures that have `at_least` so many bytes, in order.

    Metafiles are not given: they are drawings, not scanned pages.
    """
    for found in _START.finditer(stream):
        for before in _BEFORE:
            at = found.start() - before - _HEADER
            if at < 0:
                continue
            type_, length = struct.unpack_from("<2xHI", stream, at)
            if type_ in _TYPES and length - before >= at_least:
                yield stream[found.start() : found.start() + length - before]
                break
