"""Image files: a page a frame, with its size and without text, for OCR."""

from collections.abc import Iterator

from PIL import Image

from tender_scan.errors import ReadError
from tender_scan.readers.image_frames import frame_size, go_to, opened
from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits


def read_image(source: SourceFile, limits: Limits) -> Document:
    """Read how many pages an image has and how large they are; nothing is decoded.

    Returns
    -------
    Document
        With all pages `pictured`: what they say is not known yet.

    Raises
    ------
    ReadError
        ``corrupt``; ``bomb`` for a frame past the limit on pixels.
    """
    with opened(source.data, source.media_type) as image:
        notes: list[str] = []
        pages = tuple(_pages(image, limits, notes))
    numbers = tuple(page.number for page in pages)
    return Document(
        source.id,
        source.media_type,
        "image",
        pages,
        status="partial" if notes else "ok",
        status_detail="; ".join(notes) or None,
        pictured=numbers,
    )


def _pages(image: Image.Image, limits: Limits, notes: list[str]) -> Iterator[Page]:
    number = 1
    while True:
        try:
            if number > 1 and not go_to(image, number):
                return
            if number > min(limits.frames, limits.pages):
                notes.append(f"limit frames: {number - 1}; cut there")
                return
            width, height = frame_size(image, limits).points
        except (ReadError, OSError, ValueError) as error:
            if number == 1:
                raise
            notes.append(f"not read from page {number} on: {error}")
            return
        yield Page(number, "", "text", width, height)
        number += 1
