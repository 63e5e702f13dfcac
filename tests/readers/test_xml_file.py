"""What offices save as one XML file, and any other XML."""

import io
import zipfile
from collections.abc import Callable

import pytest

from tender_scan.records.document import Document

Read = Callable[..., Document]
WORD_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'
    "<w:body><w:p><w:r><w:t>采购 A1</w:t></w:r><w:r><w:t>00</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>型号</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
    "<w:t>H100</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr><w:hdr><w:p><w:r>"
    "<w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr></w:body></w:wordDocument>"
)
EXCEL_2003 = (
    '<?xml version="1.0"?><Workbook '
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    '<Worksheet ss:Name="清单"><Table>'
    '<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">设备</Data></Cell></Row>'
    '<Row><Cell><Data ss:Type="String">A100</Data><Comment><Data>停产</Data></Comment>'
    '</Cell><Cell ss:Index="3"><Data ss:Type="Number">8</Data></Cell></Row>'
    '</Table></Worksheet><Worksheet ss:Name="空"><Table/></Worksheet></Workbook>'
)


def texts(document: Document) -> list[str]:
    return [page.text for page in document.pages]


def test_word_2003_xml_named_doc(read_bytes: Read) -> None:
    document = read_bytes(WORD_2003.encode(), "notice.doc")
    assert (document.status, document.reader) == ("ok", "xml")
    assert texts(document) == ["页眉\n采购 A100\n型号 | H100"]
    assert document.tables[0].rows[0][1].text == "H100"


def test_excel_2003_xml_named_xls(read_bytes: Read) -> None:
    document = read_bytes(EXCEL_2003.encode(), "list.xls")
    assert texts(document) == ["清单\n设备\nA100 |  | 8\n停产", "空"]
    assert [[cell.text for cell in row] for row in document.tables[0].rows] == [
        ["设备", "设备"],
        ["A100", "", "8"],
    ]


def test_a_docx_in_one_file(read_bytes: Read) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = "http://schemas.microsoft.com/office/2006/xmlPackage"
    flat = (
        f'<p:package xmlns:p="{part}"><p:part p:name="/word/document.xml"><p:xmlData>'
        f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>A100</w:t></w:r></w:p>'
        "</w:body></w:document></p:xmlData></p:part></p:package>"
    )
    assert texts(read_bytes(flat.encode(), "a.xml")) == ["A100"]


def test_any_xml(read_bytes: Read) -> None:
    xml = '<?xml version="1.0"?><notice 标题="采购公告"><body>A100<b>八台</b>完</body></notice>'
    assert texts(read_bytes(xml.encode(), "a.xml")) == ["采购公告\nA100\n八台\n完"]


@pytest.mark.parametrize(
    ("xml", "status"),
    [
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>', "bomb"),
        ('<?xml version="1.0"?><a><b></a>', "corrupt"),
        ("<w:wordDocument xmlns:w='x'></w:wordDocument>", "corrupt"),
    ],
)
def test_what_cannot_be_read_says_why(read_bytes: Read, xml: str, status: str) -> None:
    assert read_bytes(xml.encode(), "a.xml").status == status


def test_chapters_of_an_epub_in_order(read_bytes: Read) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles>'
            "</container>",
        )
        book.writestr(
            "OPS/a.opf",
            '<package><manifest><item id="1" href="one.xhtml"/>'
            '<item id="2" href="%E4%BA%8C.xhtml"/></manifest>'
            '<spine><itemref idref="2"/><itemref idref="1"/></spine></package>',
        )
        book.writestr("OPS/one.xhtml", "<p>一章 A100</p>")
        book.writestr("OPS/二.xhtml", "<p>二章</p><table><tr><td>型号<td>H100</table>")
    document = read_bytes(buffer.getvalue(), "a.epub")
    assert texts(document) == ["二章\n型号 | H100", "一章 A100"]
    assert document.tables[0].page == 1
