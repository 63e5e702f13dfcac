"""What a PDF page shows that is not text."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_DEEPEST = 3
_MOST_OBJECTS = 2_000


@dataclass(frozen=True)
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
    count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    handle, get, kind_of = page.raw, raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType
    kinds = [kind_of(get(handle, index)) for index in range(count)]
    counts = Counter(kinds)
    covered = 0.0
    for index, kind in enumerate(kinds):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            covered += _area(get(handle, index))
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            inside = Counter(_kinds(get(handle, index), _DEEPEST))
            if inside[raw.FPDF_PAGEOBJ_IMAGE]:
                covered += _area(get(handle, index))
            counts += inside
    width, height = page.get_size()
    return Shown(
        min(covered / max(width * height, 1.0), 1.0),
        counts[raw.FPDF_PAGEOBJ_PATH],
        counts[raw.FPDF_PAGEOBJ_TEXT],
    )


def _kinds(form: object, depth: int) -> Iterator[int]:
    """The kinds of what a form draws."""
    for index in range(min(raw.FPDFFormObj_CountObjects(form), _MOST_OBJECTS)):
        one = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(one)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield kind
        elif depth:
            yield from _kinds(one, depth - 1)


def _area(one: object) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(one, left, bottom, right, top):
        return 0.0
    return abs((right.value - left.value) * (top.value - bottom.value))
