"""Who makes documents of known pages.

To add a format, register a function here::

    @producer("rtf by LibreOffice")
    def rtf(pages: Pages) -> bytes: ...

A producer that cannot run here raises `NotHereError`, and is listed as not run.
"""

import io
import random
from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.reading.known import KnownPage
from tender_scan.readers.pictures import page_picture

Pages = Sequence[KnownPage]
Producer = Callable[[Pages], bytes]

PRODUCERS: dict[str, Producer] = {}
A4 = (595.0, 842.0)
COLUMNS = (60, 110, 250, 440, 530)
FONT = "STSong-Light"


class NotHereError(Exception):
    """A program or font that the producer needs is not installed."""


def producer(name: str) -> Callable[[Producer], Producer]:
    """Register a producer under a name for the table."""

    def register(function: Producer) -> Producer:
        PRODUCERS[name] = function
        return function

    return register


@producer("pdf: text by reportlab")
def text_pdf(pages: Pages) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in pages:
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@producer("pdf: clean scan")
def clean_scan(pages: Pages) -> bytes:
    return _scan(pages, lambda picture: picture)


@producer("pdf: noisy scan")
def noisy_scan(pages: Pages) -> bytes:
    return _scan(pages, _noisy)


@producer("pdf: scan askew by 2 degrees")
def askew_scan(pages: Pages) -> bytes:
    return _scan(
        pages, lambda each: each.rotate(2, Image.Resampling.BICUBIC, fillcolor=255)
    )


@producer("pdf: scan turned by 90 degrees")
def turned_scan(pages: Pages) -> bytes:
    return _scan(pages, lambda picture: picture.rotate(90, expand=True))


@producer("pdf: scan upside down")
def flipped_scan(pages: Pages) -> bytes:
    return _scan(pages, lambda picture: picture.rotate(180))


@producer("tiff: fax, two tones")
def fax(pages: Pages) -> bytes:
    pictures = [each.convert("1") for each in _pictures(pages)]
    buffer = io.BytesIO()
    pictures[0].save(
        buffer,
        "TIFF",
        save_all=True,
        append_images=pictures[1:],
        compression="group4",
        dpi=(200, 200),
    )
    return buffer.getvalue()


def _draw(canvas: Canvas, page: KnownPage) -> None:
    y = 780
    canvas.setFont(FONT, 10.5)
    for line in page.lines:
        for start in range(0, len(line), 40):
            canvas.drawString(60, y, line[start : start + 40])
            y -= 17
    y -= 10
    height = 24
    canvas.grid(COLUMNS, [y - height * n for n in range(len(page.rows) + 1)])
    for number, row in enumerate(page.rows):
        for x, cell in zip(COLUMNS, row, strict=False):
            canvas.drawString(x + 5, y - height * number - 16, cell)


def _pictures(pages: Pages) -> list[Image.Image]:
    data = text_pdf(pages)
    drawn = [
        page_picture(data, "application/pdf", number + 1, 200, 20_000_000).convert("L")
        for number in range(len(pages))
    ]
    if min(drawn[0].getdata()) > 200:
        raise NotHereError("no Chinese font that pdfium finds: fonts-noto-cjk")
    return drawn


def _scan(pages: Pages, spoil: Callable[[Image.Image], Image.Image]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for picture in map(spoil, _pictures(pages)):
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=70)
        size = picture.width * 72 / 200, picture.height * 72 / 200
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(packed), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _noisy(picture: Image.Image) -> Image.Image:
    """Grey paper, soft letters, specks, and half a degree askew."""
    chance = np.random.default_rng(random.Random(7).randint(0, 9))
    soft = picture.filter(ImageFilter.GaussianBlur(0.8)).rotate(0.5, fillcolor=255)
    pixels = np.asarray(soft, dtype=np.float32) * 0.85 + 20
    pixels += chance.normal(0, 12, pixels.shape)
    specks = chance.random(pixels.shape) < 0.0005
    pixels[specks] = 40
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
