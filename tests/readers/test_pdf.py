"""PDF: the text layer, page by page, and what each page lacks."""

from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tender_scan.readers.page_list import page_list
from tender_scan.records.document import Document
from tender_scan.settings import Limits

from .pdfs import drawn, with_characters, words, written

Read = Callable[..., Document]


def picture(canvas: Canvas) -> None:
    image = Image.new("RGB", (40, 40), "red")
    canvas.drawImage(ImageReader(image), 100, 100, 200, 200)


def blank(canvas: Canvas) -> None:
    canvas.rect(10, 10, 20, 20)


def test_text_and_size_of_pages(read_bytes: Read) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageSize((800, 600))  # as shown: reportlab turns the media box too
        canvas.setPageRotation(90)
        words("第二页")(canvas)

    document = read_bytes(drawn(words("采购公告", "A100 显卡"), turned))
    first, second = document.pages
    assert first.text == "采购公告\r\nA100 显卡"
    assert (first.number, first.width, first.height) == (1, 600, 800)
    assert (second.text, second.width, second.height) == ("第二页", 800, 600)
    assert document.status == "ok"


def test_junk_before_the_header_is_read_past(read_bytes: Read) -> None:
    document = read_bytes(b"HTTP/1.1 200 OK\r\n\r\n" + drawn(words("采购公告")))
    assert document.pages[0].text == "采购公告"


def test_the_empty_password_is_tried(read_bytes: Read) -> None:
    assert read_bytes(drawn(words("采购公告"), encrypt="")).pages[0].text == "采购公告"
    locked = read_bytes(drawn(words("采购公告"), encrypt="geheim"))
    assert (locked.status, locked.pages) == ("encrypted", ())


def test_pages_of_pictures_are_named(read_bytes: Read) -> None:
    text = words("这一页有足够长的文字说明")
    document = read_bytes(drawn(text, picture, picture, blank, text, picture))
    assert document.status == "partial"
    assert str(document.status_detail).endswith("pages 2-3, 6")
    assert document.pictured == (2, 3, 6)


def test_a_scan_without_ocr_is_partial(read_bytes: Read) -> None:
    document = read_bytes(drawn(picture, picture))
    assert (document.status, document.pictured) == ("partial", (1, 2))
    assert len(document.pages) == 2


def test_blank_pages_are_empty(read_bytes: Read) -> None:
    document = read_bytes(drawn(blank, blank))
    assert (document.status, document.pictured) == ("empty", ())


def test_a_page_that_fails_costs_itself(read_bytes: Read) -> None:
    content = "BT /F1 20 Tf 72 700 Td (enough text for a page) Tj ET"
    document = read_bytes(
        written(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R 9 0 R 3 0 R] /Count 3 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R "
                "/Resources << /Font << /F1 4 0 R >> >> >>",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                f"<< /Length {len(content)} >> stream\n{content}\nendstream",
            ]
        )
    )
    assert document.status == "partial"
    assert str(document.status_detail) == "could not be read: pages: 2"
    assert [page.number for page in document.pages] == [1, 3]
    assert document.pages[1].text == "enough text for a page"


def test_pages_past_the_limit_are_named(read_bytes: Read) -> None:
    data = drawn(*(words(f"第{number}页") for number in range(5)))
    document = read_bytes(data, limits=Limits(pages=3))
    assert (len(document.pages), document.status) == (3, "partial")
    assert "limit pages: 3" in str(document.status_detail)
    short = read_bytes(data, limits=Limits(characters=4))
    assert [page.text for page in short.pages] == ["第0页", "第"]


@pytest.mark.parametrize(
    ("targets", "text"),
    [
        (("0041", "D842DFB7", "0042"), "A\U00020bb7B"),
        (("0041", "D842", "0042"), "A\ufffdB"),
        (("0041", "00660069", "0042"), "AfiB"),
    ],
)
def test_characters_beyond_the_basic_plane(
    read_bytes: Read, targets: tuple[str, ...], text: str
) -> None:
    assert read_bytes(with_characters(*targets)).pages[0].text == text


def test_page_lists() -> None:
    assert page_list([]) == ""
    assert page_list([4]) == "4"
    assert page_list([1, 2, 4, 5, 6, 9]) == "1-2, 4-6, 9"
