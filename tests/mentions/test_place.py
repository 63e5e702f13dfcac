"""A mention in a document without page pictures is named by paragraph or cell."""

import io
import json
from hashlib import sha256

import pytest
import xlsxwriter
from docx import Document as Docx

from tender_scan.mentions.place import Places
from tender_scan.readers.registry import read
from tender_scan.records import Document, Page, SourceFile, Table
from tender_scan.records.document import Cell
from tender_scan.settings import Limits
from tender_scan.sources.sniff import sniff


def document_of(data: bytes, name: str) -> Document:
    source = SourceFile(sha256(data).hexdigest(), name, None, data, sniff(data, name))
    return read(source, Limits())


def place_of(document: Document, word: str, page: int = 1) -> str | None:
    text = document.pages[page - 1].text
    start = text.index(word)
    return Places(document).find(page, start, start + len(word))


@pytest.fixture(scope="module")
def workbook() -> Document:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("采购清单")
    sheet.merge_range("B2:D2", "设备", book.add_format())
    sheet.write("B4", "名称")
    sheet.write("C4", "规格")
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.write("C5", "H100")
    sheet.merge_range("B10:B12", "推理服务器", book.add_format())
    sheet.write("C12", "A800")
    book.add_worksheet("参 数").write("A1", "A100")
    book.close()
    return document_of(buffer.getvalue(), "a.xlsx")


@pytest.mark.parametrize(
    ("word", "page", "place"),
    [
        ("设备", 1, "采购清单!B2"),
        ("H100", 1, "采购清单!C5"),
        ("推理服务器", 1, "采购清单!B10"),
        ("A800", 1, "采购清单!C12"),
        ("A100", 2, "'参 数'!A1"),
    ],
)
def test_cells_of_sheets(workbook: Document, word: str, page: int, place: str) -> None:
    assert place_of(workbook, word, page) == place


def test_a_merged_cell_over_an_empty_row_stays_in_its_rows(workbook: Document) -> None:
    rows = {
        number: [cell.text for cell in row]
        for number, row in zip(
            workbook.tables[0].numbers, workbook.tables[0].rows, strict=True
        )
    }
    assert rows[12] == ["推理服务器", "A800"]
    assert rows[11] == ["推理服务器"]


def test_paragraphs_and_cells_of_docx() -> None:
    docx = Docx()
    docx.add_paragraph("采购公告")
    docx.add_paragraph("")
    docx.add_paragraph("采购A100")
    table = docx.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "名称", "H800"
    docx.add_paragraph("另有B200")
    buffer = io.BytesIO()
    docx.save(buffer)
    document = document_of(buffer.getvalue(), "a.docx")
    assert place_of(document, "A100") == "paragraph 2"
    assert place_of(document, "H800") == "table 1, row 2, column 2"
    assert place_of(document, "B200") == "paragraph 3"


def test_a_table_within_a_table_is_the_one_named() -> None:
    html = (
        "<body><p>公告</p><table><tr><td>甲</td><td>乙"
        "<table><tr><td>名称</td><td>A100</td></tr></table></td></tr></table></body>"
    )
    assert place_of(document_of(html.encode(), "a.html"), "A100") == (
        "table 1, row 1, column 2"
    )


def test_columns_of_crawl_rows() -> None:
    body = "第一段\n第二段H100\n" + "长" * 120
    data = json.dumps([["标题", "采购A100"], ["内容", body]]).encode()
    source = SourceFile("x", "a#1", None, data, "application/x-notice-row")
    document = read(source, Limits())
    assert place_of(document, "A100") == "column 标题"
    assert place_of(document, "H100") == "column 内容, paragraph 2"


def test_slides_are_named() -> None:
    text = "标题\nA100"
    table = Table(3, ((Cell("A100", 3, 7),),))
    pages = (Page(3, text),)
    document = Document("x", "m", "pptx", pages, (table,))
    assert Places(document).find(3, 3, 7) == "slide 3, table 1, row 1, column 1"
    assert Places(document).find(3, 0, 2) == "slide 3, paragraph 1"


def test_a_page_with_a_picture_needs_no_words() -> None:
    page = Page(1, "A100", width=595.0, height=842.0)
    assert place_of(Document("x", "m", "pdf", (page,)), "A100") is None
