"""Boxes painted on the picture of a page, so that they are there without a script."""

import math
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from tender_scan.exports.pictures.job import DrawnBox

TINT = (255, 236, 120)
MAIN, OTHER = (200, 30, 30), (215, 150, 0)
_MOST_BOXES = 300
_MARGIN = 2


def paint(
    picture: Image.Image, boxes: Sequence[DrawnBox], pixels_per_point: float
) -> None:
    """Paint boxes on a picture, those of the finding above the others."""
    for box in sorted(boxes[:_MOST_BOXES], key=lambda box: box.is_main):
        _paint_box(picture, box, pixels_per_point)


def _paint_box(picture: Image.Image, box: DrawnBox, scale: float) -> None:
    left = max(int(box.x0 * scale) - _MARGIN, 0)
    top = max(int(box.top * scale) - _MARGIN, 0)
    right = min(math.ceil(box.x1 * scale) + _MARGIN, picture.width - 1)
    bottom = min(math.ceil(box.bottom * scale) + _MARGIN, picture.height - 1)
    if left >= right or top >= bottom:
        return
    area = (left, top, right, bottom)
    inside = picture.crop(area)
    tint = Image.new("RGB", inside.size, TINT)
    picture.paste(ImageChops.multiply(inside, tint), area)
    ImageDraw.Draw(picture).rectangle(
        area, outline=MAIN if box.is_main else OTHER, width=3 if box.is_main else 1
    )
