"""PDFs whose text is drawn twice, lies, is beside the page, or broke off."""

import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tender_scan.readers.pdf_layout import layout
from tender_scan.readers.pdf_plumber import read_pdf_slowly
from tender_scan.readers.pdf_repair import repair
from tender_scan.readers.trust import is_trusted
from tender_scan.records.document import Document
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits

from .pdfs import drawn, with_characters, words

Read = Callable[..., Document]
LINES = [
    f"第{number}行 采购 A100 显卡 {number + 3} 张，服务器两台" for number in range(12)
]
LONG = [
    f"第{number}条 投标人须按本章要求提交响应文件并加盖公章" for number in range(20)
]


def picture(
    canvas: Canvas, width: int = 560, height: int = 760, colour: str = "grey"
) -> None:
    image = Image.new("RGB", (40, 40), colour)
    canvas.drawImage(ImageReader(image), 20, 20, width, height)


def bold(canvas: Canvas) -> None:
    """A page that is drawn a second time, a little to the right."""
    words(*LINES)(canvas)
    canvas.translate(0.4, 0)
    words(*LINES)(canvas)


def test_text_drawn_twice_is_read_once(read_bytes: Read) -> None:
    once, twice = read_bytes(drawn(words(*LINES))), read_bytes(drawn(bold))
    assert twice.pages[0].text == once.pages[0].text


def test_boxes_of_text_drawn_twice_stand_on_their_line() -> None:
    text = "\r\n".join(LINES)
    at = text.index("A100", text.index("第9行"))
    span = {1: [(at, at + 4)]}
    plain, twice = layout(drawn(words(*LINES)), span), layout(drawn(bold), span)
    assert plain[1].boxes == twice[1].boxes


def test_a_row_that_comes_again_elsewhere_is_kept(read_bytes: Read) -> None:
    text = read_bytes(drawn(words(*LINES, *LINES))).pages[0].text
    assert text == "\r\n".join([*LINES, *LINES])


@pytest.mark.parametrize(
    "codes",
    [range(1, 20), range(0xE100, 0xE120), range(0x3400, 0x3420), [0xFFFD] * 20],
    ids=["controls", "private use", "rare", "unknown"],
)
def test_codes_of_glyphs_are_not_trusted(read_bytes: Read, codes: list[int]) -> None:
    document = read_bytes(with_characters(*(f"{code:04X}" for code in codes)))
    assert document.pictured == (1,)
    assert document.status == "partial"
    assert document.pages[0].text


@pytest.mark.parametrize(
    "text",
    [
        "采购人：云岭理工大学；预算 1,200.00 元；☑ 是 □ 否 ①②③ ≥8×A100",
        "採購公告：雲嶺理工大學圖書館資訊設備一批，詳見附件。",
        "Café à Genève, Universität Zürich, coût estimé 12 000 €",
        "Поставка серверов по договору",
        "王㛃、李䶮两位专家参加了本项目的论证，其余专家另行通知。",
        "项目名称：_______ 投标人（盖章）：_______",
    ],
)
def test_real_text_is_trusted(text: str) -> None:
    assert is_trusted(text)


@given(st.text("的一是在了有和人这中大为上个国我以要他时来用们", min_size=1))
def test_common_characters_are_always_trusted(text: str) -> None:
    assert is_trusted(text)


def test_a_header_over_a_scan_needs_ocr(read_bytes: Read) -> None:
    def scan(canvas: Canvas) -> None:
        picture(canvas)
        words("云岭理工大学招标文件 第3页")(canvas)

    def letterhead(canvas: Canvas) -> None:
        picture(canvas, 100, 60)
        words("云岭理工大学招标文件 第4页")(canvas)

    def searchable(canvas: Canvas) -> None:
        words(*LONG)(canvas)
        picture(canvas)

    document = read_bytes(drawn(scan, letterhead, searchable))
    assert document.pictured == (1,)


def test_letters_drawn_as_outlines_need_ocr(read_bytes: Read) -> None:
    def outlines(canvas: Canvas) -> None:
        for number in range(200):
            canvas.bezier(number, 100, 50, number, 90, 300, 200, 400)

    def frame(canvas: Canvas) -> None:
        canvas.grid([100, 200], [100, 200])

    assert read_bytes(drawn(outlines, frame)).pictured == (1,)


def form(canvas: Canvas) -> None:
    words("投标函附录")(canvas)
    canvas.acroForm.textfield(name="a", value="A100 x8", x=100, y=500, width=200)
    canvas.acroForm.choice(
        name="b", value="H800", options=["H800", "A800"], x=100, y=400, width=80
    )
    canvas.acroForm.checkbox(name="c", checked=True, x=100, y=300)


def test_filled_fields_are_read(read_bytes: Read) -> None:
    (page,) = read_bytes(drawn(form)).pages
    assert page.text.split("\r\n") == ["投标函附录", "A100 x8", "H800"]
    first = page.words[0]
    assert page.text[first.start : first.end] == "A100 x8"
    assert (first.x0, first.x1) == (100, 300)
    assert 250 < first.top < first.bottom <= 300


def test_notes_that_are_written_on_the_page_are_read(read_bytes: Read) -> None:
    def note(canvas: Canvas) -> None:
        words("采购公告")(canvas)
        canvas.freeTextAnnotation("H800", "/Helv 12 Tf", Rect=[100, 500, 300, 520])

    assert read_bytes(drawn(note)).pages[0].text == "采购公告\r\nH800"


def test_attached_files_are_named(read_bytes: Read) -> None:
    document = pdfium.PdfDocument(drawn(words("采购公告")))
    document.new_attachment("清单.xlsx").set_data(b"x")
    buffer = io.BytesIO()
    document.save(buffer)
    read = read_bytes(buffer.getvalue())
    assert read.status == "partial"
    assert "清单.xlsx" in str(read.status_detail)


@pytest.mark.parametrize("share", [0.75, 0.95])
def test_what_is_left_of_a_broken_file_is_read(read_bytes: Read, share: float) -> None:
    pages = [words(f"第{number}页", *LONG) for number in range(1, 7)]
    data = drawn(*pages)
    document = read_bytes(data[: int(len(data) * share)])
    assert document.status == "partial"
    assert str(document.status_detail).startswith("truncated")
    assert any("投标人须按" in page.text for page in document.pages)


def test_pictures_of_a_broken_file_are_those_of_its_text(read_bytes: Read) -> None:
    data = drawn(words("第一页 采购"), words("第二页 采购"))
    broken = data[: int(len(data) * 0.9)]
    document = read_bytes(broken)
    found = layout(broken, {page.number: [(0, 2)] for page in document.pages})
    assert set(found) == {page.number for page in document.pages}


def test_nothing_is_made_of_nothing() -> None:
    assert repair(b"%PDF-1.7 nothing") is None


def test_the_other_reader_reads_the_same_text() -> None:
    data = drawn(words(*LONG), words("第二页 A100 显卡采购公告"))
    source = SourceFile("0", "a.pdf", None, data, "application/pdf")
    document = read_pdf_slowly(source, Limits())
    assert [page.text.splitlines()[0] for page in document.pages] == [
        LONG[0],
        "第二页 A100 显卡采购公告",
    ]
    assert document.status == "partial"
