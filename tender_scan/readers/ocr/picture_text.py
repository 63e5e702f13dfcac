"""From the picture of a page to its text with places."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tender_scan.readers.ocr.engine import Engine
from tender_scan.readers.ocr.reading_order import arrange
from tender_scan.readers.ocr.upright import read_upright
from tender_scan.records.document import Page, Table

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS_PER_PIXEL = 72 / 200


@dataclass(frozen=True)
class Recognised:
    """A page as recognised, with its ruled tables."""

    page: Page
    tables: tuple[Table, ...] = ()


def read_picture(
    picture: "Image", page: Page, engine: Engine, seconds: float
) -> Recognised:
    """Read one picture.

    Parameters
    ----------
    page
        Number and size in points; a page without a size gets that of the picture at
        200 dots per inch.
    seconds
        As for `Engine.read`.

    Raises
    ------
    RecognitionError
        The engine failed.
    """
    width = page.width or picture.width * _POINTS_PER_PIXEL
    height = page.height or picture.height * _POINTS_PER_PIXEL
    scale = width / picture.width, height / picture.height
    upright = read_upright(picture.convert("L"), engine, seconds)
    text, words, tables = arrange(upright, scale, page.number)
    recognised = replace(
        page, text=text, source="ocr", width=width, height=height, words=words
    )
    return Recognised(recognised, tables)
