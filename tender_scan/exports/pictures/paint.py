"""Boxes painted on the picture of a page, so that they are there without a script."""

from collections.abc import Sequence

from PIL import Image

from tender_scan.exports.pictures.job import DrawnBox
from tender_scan.readers.overlay import YELLOW, mark

TINT = YELLOW
MAIN, OTHER = (200, 30, 30), (215, 150, 0)
_MOST_BOXES = 300


def paint(
    picture: Image.Image, boxes: Sequence[DrawnBox], pixels_per_point: float
) -> None:
    """Paint boxes on a picture, those of the finding above the others."""
    for box in sorted(boxes[:_MOST_BOXES], key=lambda box: box.is_main):
        edges = (box.x0, box.top, box.x1, box.bottom)
        x0, top, x1, bottom = (edge * pixels_per_point for edge in edges)
        outline, width = (MAIN, 3) if box.is_main else (OTHER, 1)
        mark(picture, (x0, top, x1, bottom), outline, width)
