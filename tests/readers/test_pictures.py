"""One picture of a page for everyone: the right way up, bounded before it is drawn."""

import pytest
from PIL import Image

from tender_scan.errors import ReadError
from tender_scan.readers.image_frames import FORMATS
from tender_scan.readers.pictures import has_pictures, page_picture, page_size
from tender_scan.settings import Limits

from .images import fax, frame, saved
from .pdfs import drawn, words

PDF = "application/pdf"
MOST = 12_000_000


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is dark."""
    box = picture.convert("L").point(lambda shade: 255 * (shade < 128)).getbbox()
    assert box is not None
    return box


def test_a_pdf_page_has_the_size_of_its_picture() -> None:
    data = drawn(words("一"), lambda canvas: canvas.setPageSize((300, 200)))
    assert page_size(data, PDF, 2) == (300, 200)
    assert page_picture(data, PDF, 2, 144, MOST).size == (600, 400)


def test_pixels_are_bounded_before_a_page_is_drawn() -> None:
    data = drawn(lambda canvas: canvas.setPageSize((14_000, 14_000)))
    picture = page_picture(data, PDF, 1, 600, 1_000_000)
    assert 990_000 < picture.width * picture.height <= 1_002_001


@pytest.mark.parametrize("media_type", sorted(FORMATS))
def test_every_image_format_is_drawn(media_type: str) -> None:
    data = saved(frame(), FORMATS[media_type], quality=95)
    picture = page_picture(data, media_type, 1, 96, MOST)
    assert (picture.mode, picture.size) == ("RGB", (60, 30))
    assert ink(picture) == (0, 0, 10, 5)


# Where the top left corner of the pixels comes to stand, by the EXIF mark.
CORNERS = {
    1: (0, 0, 10, 5),
    2: (50, 0, 60, 5),
    3: (50, 25, 60, 30),
    4: (0, 25, 10, 30),
    5: (0, 0, 5, 10),
    6: (25, 0, 30, 10),
    7: (25, 50, 30, 60),
    8: (0, 50, 5, 60),
}


@pytest.mark.parametrize("kind", ["image/tiff", "image/png"])
@pytest.mark.parametrize("orientation", CORNERS)
def test_a_turned_photo_is_drawn_upright(kind: str, orientation: int) -> None:
    data = saved(frame(), FORMATS[kind], orientation=orientation, dpi=(96, 96))
    picture = page_picture(data, kind, 1, 96, MOST)
    assert ink(picture) == CORNERS[orientation]
    width, height = page_size(data, kind, 1)
    assert picture.width / width == pytest.approx(96 / 72, rel=0.01)
    assert picture.height / height == pytest.approx(96 / 72, rel=0.01)


def test_a_fax_is_drawn_with_square_dots() -> None:
    picture = page_picture(fax(2), "image/tiff", 2, 200, MOST)
    assert picture.size == (410, 200)
    assert ink(picture) == pytest.approx((0, 0, 10, 10), abs=1)


def test_an_image_is_drawn_smaller_but_never_larger() -> None:
    data = saved(frame(600, 300), "PNG", dpi=(300, 300))
    assert page_picture(data, "image/png", 1, 150, MOST).size == (300, 150)
    assert page_picture(data, "image/png", 1, 1_200, MOST).size == (600, 300)
    small = page_picture(data, "image/png", 1, 300, 5_000)
    assert small.size == (100, 50)


def test_what_is_transparent_is_white() -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    picture = page_picture(saved(clear, "PNG"), "image/png", 1, 96, MOST)
    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_a_scan_of_sixteen_bits_keeps_its_shades() -> None:
    grey = Image.new("I;16", (20, 20), 0x8000)
    picture = page_picture(saved(grey, "TIFF"), "image/tiff", 1, 96, MOST)
    assert picture.getpixel((5, 5)) == (128, 128, 128)


@pytest.mark.parametrize("number", [0, -1, 3, 2**40])
def test_a_missing_page_is_said(number: int) -> None:
    data = drawn(words("一"), words("二"))
    with pytest.raises(ReadError, match=f"no page {number}"):
        page_picture(data, PDF, number, 96, MOST)
    with pytest.raises(ReadError, match=f"no page {number}"):
        page_picture(fax(2), "image/tiff", number, 96, MOST)


def test_a_cut_image_is_an_error_of_ours() -> None:
    whole = saved(frame(600, 300), "JPEG")
    with pytest.raises(ReadError, match="damaged"):
        page_picture(whole[: len(whole) // 2], "image/jpeg", 1, 96, MOST)


def test_an_image_past_the_limit_is_not_decoded() -> None:
    side = 8_000
    assert side * side > Limits().pixels
    data = saved(Image.new("1", (side, side)), "PNG")
    with pytest.raises(ReadError, match="limit pixels") as caught:
        page_picture(data, "image/png", 1, 96, MOST)
    assert caught.value.status == "bomb"


def test_a_text_has_no_picture() -> None:
    assert not has_pictures("text/plain")
    assert has_pictures(PDF)
    with pytest.raises(ReadError, match="text/plain"):
        page_picture(b"a", "text/plain", 1, 96, MOST)
