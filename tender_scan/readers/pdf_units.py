"""Code points of a page's text, and the characters that pdfium counts."""

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tender_scan.readers.pdf_frame import Rect


def char_indexes(text_page: pdfium.PdfTextPage, text: str) -> list[int]:
    """Give pdfium's character index of each code point; -1 without one."""
    units = [0]
    for char in text:
        units.append(units[-1] + (2 if char > "\uffff" else 1))
    if text_page.count_chars() == units[-1]:  # nothing added or left out
        return units[:-1]
    find = raw.FPDFText_GetCharIndexFromTextIndex
    return [int(find(text_page, unit)) for unit in units[:-1]]


def char_box(text_page: pdfium.PdfTextPage, index: int) -> Rect | None:
    """Give left, bottom, right and top of a character in the PDF's coordinates."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top):
        return None
    if left.value == right.value and bottom.value == top.value:
        return None
    return left.value, bottom.value, right.value, top.value


def char_boxes(text_page: pdfium.PdfTextPage, text: str) -> list[Rect | None]:
    """Give the box of each code point; None for white space and what pdfium adds."""
    return [
        None if char.isspace() or index < 0 else char_box(text_page, index)
        for char, index in zip(text, char_indexes(text_page, text), strict=True)
    ]
