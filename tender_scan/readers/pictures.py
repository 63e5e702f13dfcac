"""The picture of a page, for whoever looks at it: a person or an OCR engine.

One home for all formats, so that a box in points lies on the same glyphs everywhere:
at ``picture.width / page width`` pixels a point from the top left corner.
"""

import math
from typing import TYPE_CHECKING

from tender_scan.errors import ReadError

if TYPE_CHECKING:
    from PIL import Image

POINTS_PER_INCH = 72
PDF, OFD = "application/pdf", "application/ofd"
_IMAGES = frozenset(
    {"image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/webp"}
)


def has_pictures(media_type: str) -> bool:
    """Say whether documents of this type have pages that can be drawn."""
    return media_type in (PDF, OFD) or media_type in _IMAGES


def page_size(data: bytes, media_type: str, number: int) -> tuple[float, float]:
    """Give width and height of a page as it is shown.

    Parameters
    ----------
    data, media_type, number
        As in `page_picture`.

    Returns
    -------
    tuple of float
        In points; the same as the page's in its `Document`.

    Raises
    ------
    ReadError
        As `page_picture`.
    """
    if media_type == PDF:
        from tender_scan.readers.pdf_picture import pdf_page_size

        return pdf_page_size(data, number)
    if media_type == OFD:
        from tender_scan.readers.ofd_picture import ofd_page_size

        return ofd_page_size(data, number)
    if media_type in _IMAGES:
        from tender_scan.readers.image_picture import image_page_size

        return image_page_size(data, media_type, number)
    raise ReadError(f"{media_type}: has no pages that can be drawn", "unsupported")


def page_picture(
    data: bytes, media_type: str, number: int, dots_per_inch: float, most_pixels: int
) -> "Image.Image":
    """Draw one page.

    Parameters
    ----------
    data
        The whole document.
    media_type
        One that `has_pictures`.
    number
        The page, from 1.
    dots_per_inch
        Wanted; a picture is never larger than `most_pixels`, and one of an image file
        never larger than the image is.
    most_pixels
        Looked at before anything is drawn.

    Returns
    -------
    PIL.Image.Image
        In RGB, on white, upright: turned and cropped as a viewer shows the page.

    Raises
    ------
    ReadError
        ``unsupported`` for a format without pictures, ``corrupt`` or ``encrypted`` for
        a file that cannot be opened or has no such page, ``bomb`` for an image of more
        pixels than the limit of the same name.
    """
    size = page_size(data, media_type, number)
    scale = pixels_per_point(*size, dots_per_inch, most_pixels)
    if media_type == PDF:
        from tender_scan.readers.pdf_picture import draw_pdf_page

        return draw_pdf_page(data, number, scale)
    if media_type == OFD:
        from tender_scan.readers.ofd_picture import draw_ofd_page

        return draw_ofd_page(data, number, scale)
    from tender_scan.readers.image_picture import draw_image_page

    return draw_image_page(data, media_type, number, scale)


def pixels_per_point(
    width: float, height: float, dots_per_inch: float, most_pixels: int
) -> float:
    """Choose the scale of a page of so many points.

    Raises
    ------
    ReadError
        If the page has no size.

    Examples
    --------
    >>> pixels_per_point(600, 800, 144, 12_000_000)
    2.0
    >>> pixels_per_point(60_000, 80_000, 144, 12_000_000)
    0.05
    """
    if width <= 0 or height <= 0:
        raise ReadError("the page has no size")
    most = math.sqrt(most_pixels / (width * height))
    return min(dots_per_inch / POINTS_PER_INCH, most)
