"""Pictures of PDF pages, as pdfium draws them: turned and cropped as they are shown."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from PIL import Image

from tender_scan.errors import ReadError
from tender_scan.readers.pdf_open import open_pdf


def pdf_page_size(data: bytes, number: int) -> tuple[float, float]:
    """Give width and height of a page as it is shown, in points.

    As everywhere in this program these are the PDF's own units: a page's ``UserUnit``
    is not applied, neither here nor to its boxes.
    """
    with _page(data, number) as page:
        width, height = page.get_size()
    return float(width), float(height)


def draw_pdf_page(data: bytes, number: int, scale: float) -> Image.Image:
    """Draw a page at `scale` pixels a point."""
    with _page(data, number) as page:
        bitmap = page.render(scale=scale)
        try:
            # A copy: the bitmap's memory is pdfium's and goes with it.
            picture: Image.Image = bitmap.to_pil().convert("RGB").copy()
            return picture
        finally:
            bitmap.close()


@contextmanager
def _page(data: bytes, number: int) -> Iterator[pdfium.PdfPage]:
    document = open_pdf(data, "PDF")
    try:
        if not 1 <= number <= len(document):
            raise ReadError(f"the original has no page {number}")
        page = document[number - 1]
        try:
            yield page
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise ReadError(f"the page cannot be drawn: {error}") from error
    finally:
        document.close()
