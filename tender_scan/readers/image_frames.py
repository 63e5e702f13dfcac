"""The frames of an image file as pages: how many, how large, the right way up."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageOps

from tender_scan.errors import ReadError
from tender_scan.settings import Limits

POINTS_PER_INCH = 72
_DEFAULT_DPI = 96.0
# Cameras and editors write 1, 0 or the pixel aspect where they know no resolution.
_PLAUSIBLE_DPI = (30.0, 4_800.0)
_ORIENTATION = 0x0112
_SIDEWAYS = frozenset({5, 6, 7, 8})
# By what the sniffer knows. Any other plugin of pillow stays shut: some start programs.
FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/tiff": "TIFF",
    "image/gif": "GIF",
    "image/bmp": "BMP",
    "image/webp": "WEBP",
}
_BROKEN = (
    *(OSError, EOFError, SyntaxError, struct.error),
    *(ValueError, TypeError, IndexError, KeyError, OverflowError),
)
"""What pillow raises on damaged files, depending on the format."""


@dataclass(frozen=True)
class FrameSize:
    """The size of a frame as it is shown, its orientation (EXIF) applied.

    Parameters
    ----------
    pixels
        Width and height.
    points
        Width and height, from the resolution; at 96 dots an inch where the file names
        none that is plausible.
    """

    pixels: tuple[int, int]
    points: tuple[float, float]


@contextmanager
def opened(data: bytes, media_type: str) -> Iterator[Image.Image]:
    """Open an image without decoding it.

    Raises
    ------
    ReadError
        ``corrupt``, here and for what the body of the ``with`` finds broken.
    """
    try:
        with (
            warnings.catch_warnings(
                action="ignore"
            ),  # of damage: the terminal is not ours
            Image.open(io.BytesIO(data), formats=[FORMATS[media_type]]) as image,
        ):
            yield image
    except Image.DecompressionBombError as error:
        raise ReadError(f"limit pixels: {error}", "bomb") from error
    except _BROKEN as error:
        raise ReadError(f"the image is damaged: {error}") from error


def go_to(image: Image.Image, number: int) -> bool:
    """Go to a frame, from 1; False past the last one."""
    if number == 1 and image.tell() == 0:
        return True
    if image.format == "MPO":  # a camera's JPEG with previews and depth maps behind it
        return False
    try:
        image.seek(number - 1)
    except EOFError:
        return False
    return True


def frame_size(image: Image.Image, limits: Limits) -> FrameSize:
    """Measure the frame that `image` stands at.

    Raises
    ------
    ReadError
        ``bomb`` past the limit on pixels: such a frame must never be decoded.
    """
    width, height = image.size
    if width * height > limits.pixels:
        raise ReadError(
            f"limit pixels: a frame of {width} x {height}, more than {limits.pixels}",
            "bomb",
        )
    across, down = _resolution(image)
    if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
        across, down = down, across
        if image.format != "TIFF":  # of a TIFF, pillow gives the size turned already
            width, height = height, width
    return FrameSize(
        (width, height),
        (
            round(width * POINTS_PER_INCH / across, 2),
            round(height * POINTS_PER_INCH / down, 2),
        ),
    )


def decoded(image: Image.Image) -> Image.Image:
    """Decode the frame that `image` stands at: turned as shown, in RGB or RGBA."""
    shown = ImageOps.exif_transpose(image)
    if shown.mode.startswith("I;16"):  # else every shade above 255 would be white
        shown = shown.point(lambda shade: shade / 256).convert("L")
    return shown.convert("RGBA" if shown.has_transparency_data else "RGB")


def on_paper(shown: Image.Image) -> Image.Image:
    """Make white what is transparent."""
    if shown.mode != "RGBA":
        return shown
    paper = Image.new("RGBA", shown.size, "white")
    return Image.alpha_composite(paper, shown).convert("RGB")


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Give dots an inch across and down, as the pixels lie in the file."""
    found = image.info.get("dpi")
    try:
        across, down = (float(value) for value in found or ())
    except (TypeError, ValueError, ZeroDivisionError):
        return _DEFAULT_DPI, _DEFAULT_DPI
    low, high = _PLAUSIBLE_DPI
    if low <= across <= high and low <= down <= high:
        return across, down
    return _DEFAULT_DPI, _DEFAULT_DPI
