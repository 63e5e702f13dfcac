"""Pictures of image files: a frame, upright and with square pixels."""

from PIL import Image

from tender_scan.errors import ReadError
from tender_scan.readers.image_frames import (
    decoded,
    frame_size,
    go_to,
    on_paper,
    opened,
)
from tender_scan.settings import Limits


def image_page_size(data: bytes, media_type: str, number: int) -> tuple[float, float]:
    """Give width and height of a frame as it is shown, in points."""
    with opened(data, media_type) as image:
        _go_to(image, number)
        return frame_size(image, Limits()).points


def draw_image_page(
    data: bytes, media_type: str, number: int, scale: float
) -> Image.Image:
    """Give a frame at `scale` pixels a point, or as large as it is.

    A fax has more dots across than down; here both sides have the same scale.
    """
    with opened(data, media_type) as image:
        _go_to(image, number)
        size = frame_size(image, Limits())
        finest = max(
            pixels / points
            for pixels, points in zip(size.pixels, size.points, strict=True)
        )
        shown = on_paper(decoded(image))
    width, height = (max(1, round(side * min(scale, finest))) for side in size.points)
    if shown.size == (width, height):
        return shown
    return shown.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _go_to(image: Image.Image, number: int) -> None:
    if number < 1 or not go_to(image, number):
        raise ReadError(f"the original has no page {number}")
