"""Mark a place on the picture of a page, so that the words under it stay readable."""

import math

from PIL import Image, ImageChops, ImageDraw

Colour = tuple[int, int, int]

YELLOW: Colour = (255, 236, 120)
_MARGIN = 2


def mark(
    picture: Image.Image,
    place: tuple[float, float, float, float],
    outline: Colour,
    width: int,
) -> None:
    """Tint a rectangle yellow, as a marker pen does, and draw a line around it.

    Parameters
    ----------
    picture
        In RGB; changed in place.
    place
        Left, top, right and bottom in pixels. What lies outside the picture is cut
        off; a rectangle of no size is not drawn.
    outline, width
        Colour and pixels of the line.
    """
    left, top = max(int(place[0]) - _MARGIN, 0), max(int(place[1]) - _MARGIN, 0)
    right = min(math.ceil(place[2]) + _MARGIN, picture.width - 1)
    bottom = min(math.ceil(place[3]) + _MARGIN, picture.height - 1)
    if left >= right or top >= bottom:
        return
    area = (left, top, right, bottom)
    inside = picture.crop(area)
    tint = Image.new("RGB", inside.size, YELLOW)
    picture.paste(ImageChops.multiply(inside, tint), area)
    ImageDraw.Draw(picture).rectangle(area, outline=outline, width=width)
