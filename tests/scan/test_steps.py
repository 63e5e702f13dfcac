"""Documents that one worker could not read are read by another, in another way."""

import sqlite3
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from tender_scan.cli.progress import Silent
from tender_scan.readers.ocr.choice import engine_available
from tender_scan.records import Document, Page, ScanResult
from tender_scan.scan.pool import Pool
from tender_scan.scan.run import run_scan
from tender_scan.scan.steps import Steps
from tender_scan.settings import Settings
from tests.scan.running import with_faults

TEXT = "Tender notice: NVIDIA A100 GPU server, 8 pieces"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    return folder


def scan(dump: Path, progress: Silent | None = None, ocr: str = "auto") -> None:
    with Pool(Settings(ocr=ocr)) as pool:
        run_scan([dump], dump.parent / "t.db", pool, progress or Silent())


def rows(dump: Path, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(dump.parent / "t.db") as connection:
        return connection.execute(sql).fetchall()


def write_pdf(file: Path, remark: str) -> None:
    canvas = Canvas(str(file), pagesize=(595, 842))
    canvas.drawString(72, 700, TEXT)
    canvas.save()
    # A remark before the first object moves no offset that a reader relies on, since
    # readers rebuild the table of objects where it does not fit.
    file.write_bytes(file.read_bytes() + f"\n%{remark}\n".encode())


def draw(file: Path) -> None:
    picture = Image.new("L", (1_400, 300), 255)
    font = ImageFont.load_default(size=48)
    ImageDraw.Draw(picture).text((60, 100), TEXT, fill=0, font=font)
    picture.save(file, dpi=(200, 200))


@pytest.mark.parametrize("fault", ["segfault", "exit"])
def test_a_pdf_that_ends_pdfium_is_read_by_pdfplumber(
    dump: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    with_faults(monkeypatch)
    write_pdf(dump / "a.pdf", f"FAULT {fault}")
    scan(dump, ocr="never")
    ((status, reader, text),) = rows(
        dump,
        "select status, reader, text from documents "
        "join pages on document_id = documents.id",
    )
    assert (status, reader) == ("partial", "pdf-plumber")
    assert TEXT in str(text)
    assert rows(dump, "select count(*) from waiting") == [(0,)]


class StopAfter(Silent):
    def __init__(self, documents: int) -> None:
        self.left = documents

    def document(self, result: ScanResult) -> None:
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt


needs_engine = pytest.mark.skipif(
    not engine_available("auto"), reason="no OCR engine is installed"
)


@needs_engine
def test_an_interrupted_run_goes_on_with_what_waits_for_ocr(dump: Path) -> None:
    draw(dump / "a.png")
    (dump / "b.txt").write_text(TEXT, "utf-8")
    with pytest.raises(KeyboardInterrupt):
        scan(dump, StopAfter(1))
    assert rows(dump, "select number, step from waiting") == [(0, "ocr")]
    assert rows(dump, "select status from documents") == [("partial",)]
    scan(dump)
    assert rows(dump, "select number, step from waiting") == []
    found = rows(
        dump,
        "select path, status, text_source, exists (select 1 from mentions where "
        "mentions.document_id = documents.id and term_id = 'nvidia-a100') from documents "
        "join locations on locations.document_id = documents.id order by path",
    )
    assert found == [("a.png", "ok", "ocr", 1), ("b.txt", "ok", "text", 1)]
    assert rows(dump, "select distinct state from files") == [("done",)]


def test_without_ocr_the_detail_says_so(dump: Path) -> None:
    draw(dump / "a.png")
    scan(dump, ocr="never")
    ((status, detail),) = rows(dump, "select status, status_detail from documents")
    assert status == "partial"
    assert "--ocr never" in str(detail)


def a_document(**values: object) -> Document:
    pages = (Page(1, ""),)
    return Document("d", "application/pdf", "pdf", pages, **values)  # type: ignore[arg-type]


def test_what_nothing_can_open_is_not_drawn() -> None:
    steps = Steps("never")
    assert steps.after(a_document(status="corrupt"), "read") == "slow"
    assert steps.after(a_document(status="corrupt"), "slow") is None
    assert steps.after(a_document(status="encrypted"), "read") is None
    assert steps.after(a_document(pictured=(1,)), "read") is None
