"""Pictures of pages become text with places; each test reads one page."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tender_scan.readers.ocr.engine import Engine, Glyph, RecognitionError, Run
from tender_scan.readers.ocr.recognise import recognise
from tender_scan.readers.registry import read
from tender_scan.readers.word_boxes import word_boxes
from tender_scan.records.document import Document, Page
from tender_scan.records.mention import Box
from tender_scan.records.source import SourceFile
from tender_scan.scan.document import scan_document
from tender_scan.scan.tools import Tools
from tender_scan.settings import Limits, Settings

POINTS = 72 / 200
ROW = "1 | 训练服务器 | NVIDIA H800 | 12"


def as_pdf(picture: Image.Image, *, turn: int = 0) -> bytes:
    """A text page, and the picture on a page that is shown turned by `turn`."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(504, 324))
    canvas.drawString(30, 200, "The first page of this file holds text of its own.")
    canvas.showPage()
    size = picture.width * POINTS, picture.height * POINTS
    canvas.setPageSize(size[::-1] if turn else size)  # as shown, for reportlab
    if turn:
        canvas.setPageRotation(turn)
    canvas.drawImage(ImageReader(picture), 0, 0, *size)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def as_png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", dpi=(200, 200))
    return buffer.getvalue()


def source(data: bytes) -> SourceFile:
    media_type = "application/pdf" if data.startswith(b"%PDF") else "image/png"
    return SourceFile("0", "a", None, data, media_type)


def squeezed(text: str) -> str:
    return "".join(text.split())


def box_of(page: Page, name: str) -> Box:
    """The box of a name, whether the engine saw its blank or not."""
    for written in (name, name.replace(" ", "")):
        if (at := page.text.find(written)) >= 0:
            (box,) = word_boxes(page, at, at + len(written))
            return box
    raise AssertionError(page.text)


def ink(picture: Image.Image, below: int) -> tuple[float, ...]:
    """Where the last line of the scan stands, in points."""
    strip = picture.crop((0, below, picture.width, picture.height))
    x0, top, x1, bottom = strip.point(lambda v: 255 * (v < 128)).getbbox()
    return tuple(v * POINTS for v in (x0, top + below, x1, bottom + below))


def close(box: Box, expected: tuple[float, ...], by: float = 4.0) -> bool:
    found = (box.x0, box.top, box.x1, box.bottom)
    return all(abs(a - b) <= by for a, b in zip(found, expected, strict=True))


def test_a_scanned_page_is_judged_as_any_other(
    engine: Engine, scan: Image.Image
) -> None:
    tools = Tools(Settings())
    tools.engine = engine
    result = scan_document(source(as_pdf(scan)), tools, "ocr")
    document = result.document
    assert (document.status, document.text_source) == ("ok", "mixed")
    first, second = document.pages
    assert (first.source, second.source) == ("text", "ocr")
    assert "云岭理工大学算力平台采购项目公开招标公告" in second.text
    assert squeezed(ROW) in squeezed(second.text)
    (table,) = document.tables
    assert [squeezed(cell.text) for cell in table.rows[1]][1:3] == [
        "训练服务器",
        "NVIDIAH800",
    ]
    found = {m.term_id: m for m in result.mentions}
    assert {"nvidia-a100", "nvidia-h800", "nvidia-rtx-4090"} <= set(found)
    assert not any(mention.obfuscated for mention in result.mentions)
    (box,) = found["nvidia-rtx-4090"].boxes
    assert box.page == 2
    assert close(box, ink(scan, 700))


def test_a_page_that_is_shown_turned(engine: Engine, scan: Image.Image) -> None:
    lying = scan.rotate(90, expand=True)  # upright again as it is shown
    given = source(as_pdf(lying, turn=90))
    (_, page) = recognise(given, read(given, Limits()), engine, Limits()).pages
    assert (page.width, page.height) == (504, 324)
    assert close(box_of(page, "RTX 4090"), ink(scan, 700))


@pytest.mark.parametrize("turn", [180])
def test_a_page_that_was_scanned_turned(
    engine: Engine, scan: Image.Image, turn: int
) -> None:
    given = source(as_png(scan.rotate(-turn, expand=True)))
    (page,) = recognise(given, read(given, Limits()), engine, Limits()).pages
    assert squeezed(ROW) in squeezed(page.text)
    x0, top, x1, bottom = ink(scan, 700)
    width, height = 1400 * POINTS, 900 * POINTS
    expected = (width - x1, height - bottom, width - x0, height - top)
    assert close(box_of(page, "RTX 4090"), expected)


def test_a_page_that_was_scanned_askew(engine: Engine, scan: Image.Image) -> None:
    askew = scan.rotate(2, Image.Resampling.BICUBIC, fillcolor=255)
    given = source(as_png(askew))
    (page,) = recognise(given, read(given, Limits()), engine, Limits()).pages
    assert squeezed(ROW) in squeezed(page.text)
    assert close(box_of(page, "RTX 4090"), ink(askew, 650), by=6)


def test_a_blank_scan_is_empty(engine: Engine) -> None:
    given = source(as_png(Image.new("L", (600, 400), 250)))
    document = recognise(given, read(given, Limits()), engine, Limits())
    assert (document.status, document.pictured) == ("empty", ())


class Reader:
    """Reads the same words in every picture, or fails."""

    name = "reader"

    def __init__(self, text: str = "", *, fails: bool = False) -> None:
        self._text = text
        self._fails = fails

    def turn(self, picture: Image.Image, seconds: float) -> int:
        return 0

    def read(self, picture: Image.Image, seconds: float) -> tuple[Run, ...]:
        if self._fails:
            raise RecognitionError("it took too long")
        glyphs = tuple(
            Glyph(text, 20.0 * at, 10, 20.0 * at + 18, 30)
            for at, text in enumerate(self._text)
        )
        return (Run(glyphs, (False,) * len(glyphs), 1.0),) if glyphs else ()


@pytest.fixture
def scans() -> tuple[SourceFile, Document]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(100, 100))
    for _ in range(3):
        canvas.drawImage(ImageReader(Image.new("L", (9, 9), 99)), 0, 0, 100, 100)
        canvas.showPage()
    canvas.save()
    given = source(buffer.getvalue())
    return given, read(given, Limits())


def test_pages_past_the_limit_are_named(scans: tuple[SourceFile, Document]) -> None:
    document = recognise(*scans, Reader("采购公告"), Limits(ocr_pages=2))
    assert [page.source for page in document.pages] == ["ocr", "ocr", "text"]
    assert (document.status, document.pictured) == ("partial", (3,))
    assert "limit ocr_pages: 2" in str(document.status_detail)
    assert "pages 3" in str(document.status_detail)


def test_a_page_on_which_the_engine_fails(scans: tuple[SourceFile, Document]) -> None:
    document = recognise(*scans, Reader(fails=True), Limits())
    assert (document.status, document.pictured) == ("partial", (1, 2, 3))
    assert "page 2: it took too long" in str(document.status_detail)


def test_a_good_layer_of_text_is_kept(scans: tuple[SourceFile, Document]) -> None:
    given, document = scans
    pages = tuple(replace(page, text="采购公告 A100") for page in document.pages)
    layered = replace(document, pages=pages)
    kept = recognise(given, layered, Reader("采购公吿A1O0"), Limits())
    assert {page.text for page in kept.pages} == {"采购公告 A100"}
    assert (kept.status, kept.text_source) == ("ok", "text")
    more = recognise(given, layered, Reader("采购公告 服务器两台，A100显卡"), Limits())
    assert more.text_source == "ocr"


def test_without_an_engine_a_scan_says_what_to_do(
    scans: tuple[SourceFile, Document],
) -> None:
    tools = Tools(Settings())
    tools.engine = None
    result = scan_document(scans[0], tools, "ocr")
    assert result.document.status == "partial"
    assert "pip install 'tender-scan[ocr]'" in str(result.document.status_detail)
    never = scan_document(scans[0], Tools(Settings(ocr="never")), "ocr")
    assert "--ocr never" in str(never.document.status_detail)
