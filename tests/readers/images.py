"""Image files made by pillow: a black corner on white tells how they are turned."""

import io
from typing import Any

from PIL import Image

ORIENTATION = 0x0112
CORNER = (10, 5)


def frame(width: int = 60, height: int = 30) -> Image.Image:
    """White, with a black corner at the top left."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("black", (0, 0, *CORNER))
    return image


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Write an image; `orientation` is the EXIF mark, from 1 to 8."""
    if "orientation" in options:
        exif = Image.Exif()
        exif[ORIENTATION] = options.pop("orientation")
        options["exif"] = exif
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def fax(pages: int) -> bytes:
    """A TIFF of several pages, with twice as many dots across as down."""
    frames = [frame(400 + 10 * number, 100).convert("1") for number in range(pages)]
    return saved(
        frames[0],
        "TIFF",
        save_all=True,
        append_images=frames[1:],
        dpi=(200, 100),
        compression="group4",
    )
