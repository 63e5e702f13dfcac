"""Pictures of OFD pages, good enough for a person to know the page again.

Every piece of text, every line and every picture is in its place. Fonts are those of
this computer; shadings, clips, patterns and seals are left out.
"""

from PIL import Image

from tender_scan.errors import ReadError
from tender_scan.readers.docx_xml import Element, child, value
from tender_scan.readers.ofd_canvas import Canvas, Colour
from tender_scan.readers.ofd_frame import (
    POINTS_PER_MM,
    after,
    colour_values,
    numbers,
)
from tender_scan.readers.ofd_glyphs import place_text
from tender_scan.readers.ofd_media import OfdMedia
from tender_scan.readers.ofd_objects import OfdContent, PageObjects, Placed
from tender_scan.readers.ofd_outline import OfdPage, outline
from tender_scan.readers.ofd_package import OfdPackage
from tender_scan.readers.ofd_paths import sub_paths
from tender_scan.settings import Limits

_BLACK: Colour = (0, 0, 0)
_LINE_WIDTH = 0.353  # millimetres, the standard's default
_SEE_THROUGH = 30  # of 255: below it nothing is to be seen


def ofd_page_size(data: bytes, number: int) -> tuple[float, float]:
    """Give width and height of a page in points."""
    return _size(_page(data, number)[2])


def draw_ofd_page(data: bytes, number: int, scale: float) -> Image.Image:
    """Draw a page at `scale` pixels a point."""
    package, page, found = _page(data, number)
    width, height = (max(1, round(side * scale)) for side in _size(found))
    to_mm = scale * POINTS_PER_MM
    canvas = Canvas(width, height, (to_mm, 0.0, 0.0, to_mm, 0.0, 0.0))
    media = OfdMedia(package, page.document.resources)
    for one in found.objects:
        if value(one.element, "Visible") == "false":
            continue
        if one.kind == "TextObject":
            _draw_text(canvas, one)
        elif one.kind == "PathObject":
            _draw_path(canvas, one)
        else:
            _draw_image(canvas, one, media)
    return canvas.image


def _page(data: bytes, number: int) -> tuple[OfdPackage, OfdPage, PageObjects]:
    package = OfdPackage(data, Limits())
    pages = outline(package).pages
    if not 1 <= number <= len(pages):
        raise ReadError(f"the original has no page {number}")
    page = pages[number - 1]
    return package, page, OfdContent(package).page(page)


def _size(found: PageObjects) -> tuple[float, float]:
    left, top, right, bottom = (edge * POINTS_PER_MM for edge in found.area)
    return right - left, bottom - top


def _draw_text(canvas: Canvas, one: Placed) -> None:
    colour = _colour(one.element, "FillColor") or _colour(one.element, "StrokeColor")
    if value(one.element, "Fill") == "false":
        colour = _colour(one.element, "StrokeColor")
    if colour is None:
        return
    for _, glyphs in place_text(one):
        for glyph in glyphs:
            if not glyph.char.isspace():
                canvas.character(glyph.char, glyph.width, glyph.matrix, colour)


def _draw_path(canvas: Canvas, one: Placed) -> None:
    element = one.element
    data = child(element, "AbbreviatedData")
    if data is None:
        return
    fill = _colour(element, "FillColor") if value(element, "Fill") == "true" else None
    line = None
    stroke = _colour(element, "StrokeColor")
    if value(element, "Stroke") != "false" and stroke is not None:
        width = (numbers(value(element, "LineWidth")) or [_LINE_WIDTH])[0]
        line = stroke, width
    canvas.path(sub_paths(data.text or ""), one.matrix, line, fill)


def _draw_image(canvas: Canvas, one: Placed, media: OfdMedia) -> None:
    picture = media.picture(value(one.element, "ResourceID") or "")
    if picture is None:
        return
    by = one.matrix
    if value(one.element, "CTM") is None and one.size is not None:
        width, height = one.size
        by = after(by, (width, 0.0, 0.0, height, 0.0, 0.0))
    canvas.picture(picture, by)


def _colour(element: Element, name: str) -> Colour | None:
    """Give a colour; black where none is said, None where nothing can be seen."""
    found = child(element, name)
    if found is None:
        return _BLACK
    if (numbers(value(found, "Alpha")) or [255.0])[0] < _SEE_THROUGH:
        return None
    parts = list(colour_values(value(found, "Value") or ""))
    if len(parts) == 1:
        return parts[0], parts[0], parts[0]
    if len(parts) == 4:
        cyan, magenta, yellow, key = (255 - part for part in parts)
        return cyan * key // 255, magenta * key // 255, yellow * key // 255
    if len(parts) == 3:
        return parts[0], parts[1], parts[2]
    return _BLACK if len(found) == 0 else None  # a shading or pattern
