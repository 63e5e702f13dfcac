"""What a PDF page shows that is not text."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_DEEPEST = 3
_MOST_OBJECTS = 2_000


@dataclass
class Shown:
    """What stands on a page, counted to the first 2,000 objects.

    Parameters
    ----------
    pictures
        Share of the page that images cover, up to 1.
    paths
        How many drawn lines and shapes.
    texts
        How many pieces of text, whether they give characters or not.
    """

    pictures: float = 0.0
    paths: int = 0
    texts: int = 0


def look(page: pdfium.PdfPage) -> Shown:
    """Count what stands on a page."""
    shown = Shown()
    width, height = page.get_size()
    area = max(width * height, 1.0)
    count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    for index in range(count):
        one = raw.FPDFPage_GetObject(page, index)
        kinds = set(_kinds(one, _DEEPEST))
        if raw.FPDF_PAGEOBJ_IMAGE in kinds:
            shown.pictures += _area(one) / area
        shown.paths += raw.FPDF_PAGEOBJ_PATH in kinds
        shown.texts += raw.FPDF_PAGEOBJ_TEXT in kinds
    shown.pictures = min(shown.pictures, 1.0)
    return shown


def _kinds(one: object, depth: int) -> Iterator[int]:
    """The kind of an object, or the kinds of what a form draws."""
    kind = raw.FPDFPageObj_GetType(one)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield kind
    elif depth:
        count = min(raw.FPDFFormObj_CountObjects(one), _MOST_OBJECTS)
        for index in range(count):
            yield from _kinds(raw.FPDFFormObj_GetObject(one, index), depth - 1)


def _area(one: object) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(one, left, bottom, right, top):
        return 0.0
    return abs((right.value - left.value) * (top.value - bottom.value))
