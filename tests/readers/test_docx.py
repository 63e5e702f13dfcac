"""DOCX: everything a person reads in it, once."""

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
import pytest
from docx.document import Document as Word

from tender_scan.records.document import Document

Read = Callable[..., Document]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    "</Types>"
)


def saved(word: Word) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def package(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A DOCX of raw XML, for what no library writes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(
            "word/document.xml",
            f"<w:document {W} {MORE}><w:body>{body}</w:body></w:document>",
        )
        for name, text in (parts or {}).items():
            archive.writestr(name, text)
    return buffer.getvalue()


def text_of(document: Document) -> str:
    return document.pages[0].text


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_headers_footers(read_bytes: Read) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "招标文件"
    word.sections[0].footer.paragraphs[0].text = "第一页"
    word.add_heading("第一章", 1)
    run = word.add_paragraph("采购").add_run("A1")
    run.add_text("00")
    run.add_break()
    run.add_text("显卡")
    run.add_tab()
    run.add_text("8张")
    assert text_of(read_bytes(saved(word))) == (
        "招标文件\n第一章\n采购A100\n显卡\t8张\n第一页"
    )


def test_tables_with_merged_cells(read_bytes: Read) -> None:
    word = docx.Document()
    word.add_paragraph("清单")
    table = word.add_table(3, 3)
    for row, texts in zip(
        table.rows, ("序号 名称 数量", "1 服务器 2", "x 含税 x"), strict=True
    ):
        for cell, text in zip(row.cells, texts.split(), strict=True):
            cell.text = text
    table.cell(2, 0).text = ""
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 2).text = ""
    table.cell(2, 1).merge(table.cell(2, 2))
    table.cell(1, 1).add_paragraph("A100")
    document = read_bytes(saved(word))
    assert text_of(document).splitlines() == [
        "清单",
        "序号 | 名称 | 数量",
        "1 | 服务器 A100 | 2",
        "含税",
    ]
    (found,) = document.tables
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["序号", "名称", "数量"],
        ["1", "服务器 A100", "2"],
        ["1", "含税", "含税"],
    ]


def test_a_table_in_a_table_follows_its_row(read_bytes: Read) -> None:
    word = docx.Document()
    outer = word.add_table(1, 2)
    outer.cell(0, 0).text = "配置"
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text = "显卡"
    inner.cell(0, 1).text = "A100"
    document = read_bytes(saved(word))
    assert text_of(document) == "配置 | \n显卡 | A100"
    assert len(document.tables) == 2


def test_a_text_box_is_read_once(read_bytes: Read) -> None:
    box = f"<w:txbxContent>{p('框内 A100')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
        f"</w:r></w:p>"
    )
    assert text_of(read_bytes(package(body))) == "正文\n框内 A100"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:ins><w:r><w:t>新增</w:t></w:r></w:ins>", "新增"),
        ("<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>留", None),
        ("<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>", ""),
        ("<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>", "链接"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE A100'
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/><w:t>3</w:t>'
            "</w:r>",
            "3",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>EQ \\o\\ad(\\s\\up 9('
            "suàn),</w:instrText></w:r><w:r><w:instrText>算)</w:instrText></w:r><w:r>"
            '<w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>力</w:t></w:r>',
            "算力",
        ),
        ('<w:fldSimple w:instr="A100"><w:r><w:t>4</w:t></w:r></w:fldSimple>', "4"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default '
            'w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>',
            "☑",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>', "☑是"),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>100</w:t></w:r>", "A-100"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>suàn</w:t></w:r></w:rt><w:rubyBase><w:r>"
            "<w:t>算</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "算",
        ),
        (
            "<w:sdt><w:sdtPr><w:t>无</w:t></w:sdtPr><w:sdtContent><w:r><w:t>控件</w:t>"
            "</w:r></w:sdtContent></w:sdt>",
            "控件",
        ),
    ],
)
def test_inline(read_bytes: Read, inner: str, text: str | None) -> None:
    document = read_bytes(package(f"<w:p>{inner}</w:p>"))
    assert text_of(document) == (text or "")


def test_notes_are_read_and_separators_are_not(read_bytes: Read) -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator">{p("线")}</w:footnote>'
        f'<w:footnote w:id="2">{p("脚注 H100")}</w:footnote></w:footnotes>'
    )
    document = read_bytes(package(p("正文"), {"word/footnotes.xml": notes}))
    assert text_of(document) == "正文\n脚注 H100"


def test_comments_and_diagrams_are_read(read_bytes: Read) -> None:
    drawn = "http://schemas.openxmlformats.org/drawingml/2006"
    parts = {
        "word/comments.xml": f"<w:comments {W}><w:comment>{p('改为 H800')}</w:comment>"
        "</w:comments>",
        "word/diagrams/data1.xml": f'<d:dataModel xmlns:d="{drawn}/diagram" '
        f'xmlns:a="{drawn}/main"><d:ptLst><d:pt><d:t><a:p><a:r><a:t>训练</a:t></a:r>'
        "</a:p></d:t></d:pt></d:ptLst></d:dataModel>",
        "word/charts/chart1.xml": f'<c:chartSpace xmlns:c="{drawn}/chart"><c:strCache>'
        "<c:pt><c:v>A100</c:v></c:pt></c:strCache></c:chartSpace>",
    }
    document = read_bytes(package(p("正文"), parts))
    assert text_of(document).splitlines() == ["正文", "改为 H800", "A100", "训练"]


def test_headers_repeated_by_sections_are_read_once(read_bytes: Read) -> None:
    header = f"<w:hdr {W}>{p('页眉')}</w:hdr>"
    parts = {"word/header1.xml": header, "word/header2.xml": header}
    assert text_of(read_bytes(package(p("正文"), parts))) == "页眉\n正文"


def test_embedded_html_is_read(read_bytes: Read) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="rId9" Target="chunk.html" Type="http://'
        'schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"/>'
        "</Relationships>"
    )
    parts = {
        "word/_rels/document.xml.rels": relations,
        "word/chunk.html": "<p>嵌入</p><p>A100</p>",
    }
    data = package(p("正文") + '<w:altChunk r:id="rId9"/>', parts)
    assert text_of(read_bytes(data)) == "正文\n嵌入\nA100"


def test_the_strict_form_is_read(read_bytes: Read) -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(
            "word/document.xml",
            f"<w:document {strict}><w:body>{p('正文')}</w:body></w:document>",
        )
    assert text_of(read_bytes(buffer.getvalue())) == "正文"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_declaration_is_a_bomb(read_bytes: Read, encoding: str) -> None:
    text = (
        f"<!DOCTYPE w:document><w:document {W}><w:body>{p('x')}</w:body></w:document>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", text.encode(encoding))
    document = read_bytes(buffer.getvalue())
    assert document.status == "bomb"
    assert "document type declaration" in str(document.status_detail)


def test_a_damaged_part_beside_the_body_costs_itself(read_bytes: Read) -> None:
    document = read_bytes(package(p("正文"), {"word/footer1.xml": "<broken"}))
    assert (text_of(document), document.status) == ("正文", "partial")
    assert "word/footer1.xml" in str(document.status_detail)


def test_nesting_without_end_is_a_bomb(read_bytes: Read) -> None:
    assert read_bytes(package("<w:tbl>" * 2_000)).status == "bomb"


def test_a_package_without_a_body_is_corrupt(read_bytes: Read) -> None:
    data = package(p("x")).replace(b"word/document.xml", b"word/d0cument.xml")
    assert read_bytes(data).status == "corrupt"
