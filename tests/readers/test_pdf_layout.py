"""Boxes cover the glyphs as the page is shown; tables are pieces of its text."""

from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tender_scan.errors import ReadError
from tender_scan.readers.pdf_layout import layout
from tender_scan.records.document import Document
from tender_scan.records.mention import Box

from .pdfs import drawn, with_characters, words

Read = Callable[..., Document]
SCALE = 4


def ink(data: bytes) -> Box:
    """Where the only word of a page is, by the pixels that are not white."""
    document = pdfium.PdfDocument(data)
    picture = document[0].render(scale=SCALE, grayscale=True).to_pil()
    document.close()
    x0, top, x1, bottom = picture.point(lambda value: 255 * (value < 200)).getbbox()
    return Box(1, x0 / SCALE, top / SCALE, x1 / SCALE, bottom / SCALE)


def close(one: Box, other: Box, by: float = 1.0) -> bool:
    pairs = (
        (one.x0, other.x0),
        (one.top, other.top),
        (one.x1, other.x1),
        (one.bottom, other.bottom),
    )
    return all(abs(a - b) <= by for a, b in pairs)


def word(rotation: int, crop: bool, angle: int) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        if crop:
            canvas.setCropBox((50, 40, 500, 700))
        canvas.translate(200, 300)
        canvas.rotate(angle)
        canvas.setFont("Helvetica", 24)
        canvas.drawString(0, 0, "HHHH")

    return drawn(draw)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [False, True])
@pytest.mark.parametrize("angle", [0, 90, 270])
def test_a_box_covers_its_glyphs(rotation: int, crop: bool, angle: int) -> None:
    data = word(rotation, crop, angle)
    ((box,),) = layout(data, {1: [(0, 4)]})[1].boxes
    assert close(box, ink(data)), (box, ink(data))


def test_one_box_a_line() -> None:
    text = "采购A100\r\n显卡八张"
    data = drawn(words("采购A100", "显卡八张"))
    first, second, none = layout(data, {1: [(2, 10), (8, 10), (6, 8)]})[1].boxes
    assert text[2:10] == "A100\r\n显卡"
    assert len(first) == 2
    assert first[0].bottom < first[1].top
    assert second == first[1:]
    assert none == ()


def test_characters_beyond_the_basic_plane_do_not_shift_boxes() -> None:
    plain = layout(with_characters("0041", "0042", "0043"), {1: [(2, 3)]})
    beyond = layout(with_characters("0041", "D842DFB7", "0043"), {1: [(2, 3)]})
    assert plain[1].boxes == beyond[1].boxes


def ruled(canvas: Canvas) -> None:
    canvas.setFont("STSong-Light", 10)
    canvas.grid([100, 200, 300, 400], [600, 640, 680])
    canvas.line(100, 720, 400, 720)
    canvas.line(100, 680, 100, 720)
    canvas.line(400, 680, 400, 720)
    canvas.drawString(110, 700, "设备清单")
    for x, top, bottom in (
        (110, "名称", "服务器"),
        (210, "规格", "A10"),
        (310, "数量", "2"),
    ):
        canvas.drawString(x, 660, top)
        canvas.drawString(x, 625, bottom)
    canvas.drawString(210, 610, "0 80G")
    canvas.drawString(100, 500, "表外文字")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (60, 30, 560, 770)])
def test_tables_by_geometry(
    read_bytes: Read, rotation: int, crop: tuple[int, int, int, int] | None
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        if crop:
            canvas.setCropBox(crop)
        ruled(canvas)

    data = drawn(words("第一页"), draw)
    text = read_bytes(data).pages[1].text
    (table,) = layout(data, {2: []})[2].tables
    cells = {cell.text for row in table.rows for cell in row}
    assert {"设备清单", "名称", "规格", "数量", "服务器", "2"} <= cells
    assert any(
        cell.replace("\r\n", "").replace("\n", "") == "A100 80G" for cell in cells
    )
    assert "表外文字" not in cells
    assert table.page == 2
    for row in table.rows:
        for cell in row:
            assert text[cell.start : cell.end] in cell.text


def test_merged_cells_are_repeated() -> None:
    (table,) = layout(drawn(ruled), {1: []})[1].tables
    assert [cell.text for cell in table.rows[0]] == ["设备清单"] * 3


def test_a_pdf_that_pdfplumber_cannot_read_keeps_its_boxes() -> None:
    data = drawn(words("采购公告"))
    broken = data.replace(b"/MediaBox [ 0 0 600 800 ]", b"/MediaBox [ 0 0 600 /x  ]")
    assert broken != data
    found = layout(broken, {1: [(0, 2)]})[1]
    assert len(found.boxes[0]) == 1
    assert found.tables == ()


def test_pages_that_are_not_there_are_left_out() -> None:
    assert set(layout(drawn(words("一")), {1: [], 2: [(0, 1)]})) == {1}


def test_what_cannot_be_opened_is_a_read_error() -> None:
    with pytest.raises(ReadError):
        layout(b"%PDF-1.7 nothing", {1: []})


def test_the_page_size_is_that_of_the_boxes() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize(A4)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(A4[0] - 60, A4[1] - 20, "HHHH")

    ((box,),) = layout(drawn(draw), {1: [(0, 4)]})[1].boxes
    assert 0 < box.x0 < box.x1 <= A4[0]
    assert 0 < box.top < box.bottom < 30
