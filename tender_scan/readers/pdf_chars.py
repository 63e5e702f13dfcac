"""Where every character of a page's text stands."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tender_scan.readers.pdf_frame import Frame, Rect
from tender_scan.readers.pdf_open import open_pdf
from tender_scan.readers.pdf_text import read_text
from tender_scan.readers.pdf_units import char_boxes, char_indexes
from tender_scan.records.mention import Box

_SIDEWAYS = 0.7  # sine of 45 degrees
_OVERLAP = 0.5


@dataclass(frozen=True)
class PageChars:
    """The text of a page and the places of its characters.

    Parameters
    ----------
    text
        As `pdf_text.read_text` gives it.
    rects
        One per code point of `text`; None for white space and what pdfium adds.
    sideways
        Whether the text runs up or down the page as shown, one per code point.
    """

    text: str
    rects: Sequence[Rect | None]
    sideways: Sequence[bool]


def page_chars(page: pdfium.PdfPage, frame: Frame) -> PageChars:
    """Find the characters of a page."""
    text_page = page.get_textpage()
    try:
        read = read_text(text_page)
        indexes = char_indexes(text_page, read.drawn)
        boxes = char_boxes(text_page, read.drawn)
        kept = range(len(read.drawn)) if read.kept is None else read.kept
        found = [boxes[at] for at in kept]
        rects = [None if box is None else frame.rect(*box) for box in found]
        sideways = [_is_sideways(text_page, indexes[at], frame) for at in kept]
    finally:
        text_page.close()
    return PageChars(read.text, rects, sideways)


def chars_of_pages(data: bytes, numbers: Iterable[int]) -> dict[int, PageChars]:
    """Find the characters of a few pages of a PDF, without anything else of them.

    Returns
    -------
    dict
        By page number; a page that cannot be opened is left out.

    Raises
    ------
    ReadError
        If the PDF cannot be opened.
    """
    document = open_pdf(data, "PDF")
    found: dict[int, PageChars] = {}
    try:
        for number in numbers:
            try:
                page = document[number - 1]
                frame = Frame(page.get_bbox(), page.get_rotation())
                found[number] = page_chars(page, frame)
                page.close()
            except pdfium.PdfiumError:
                continue
    finally:
        document.close()
    return found


def _is_sideways(text_page: pdfium.PdfTextPage, index: int, frame: Frame) -> bool:
    if index < 0:
        return False
    angle = raw.FPDFText_GetCharAngle(text_page, index)
    return abs(math.sin(angle - math.radians(frame.rotation))) > _SIDEWAYS


def span_boxes(chars: PageChars, number: int, start: int, end: int) -> tuple[Box, ...]:
    """Draw the boxes of a span, one per line it stands on.

    Parameters
    ----------
    number
        The page.
    start, end
        Code points of `chars.text`.
    """
    boxes: list[Rect] = []
    for index in range(max(start, 0), min(end, len(chars.rects))):
        rect = chars.rects[index]
        if rect is None:
            continue
        if boxes and _same_line(boxes[-1], rect, sideways=chars.sideways[index]):
            boxes[-1] = _union(boxes[-1], rect)
        else:
            boxes.append(rect)
    return tuple(Box(number, *(round(value, 2) for value in rect)) for rect in boxes)


def _same_line(line: Rect, rect: Rect, *, sideways: bool) -> bool:
    low, high = (0, 2) if sideways else (1, 3)
    shared = min(line[high], rect[high]) - max(line[low], rect[low])
    smaller = min(line[high] - line[low], rect[high] - rect[low])
    return shared >= _OVERLAP * smaller


def _union(one: Rect, other: Rect) -> Rect:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
