"""Make the office files of this folder: `python tests/readers/files/make.py`.

python-docx and python-pptx write what can be written; LibreOffice turns it into the
older formats. Everything in the files is invented.
"""

import lzma
import subprocess
import tempfile
from pathlib import Path

import docx
import openpyxl
import pptx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from pptx.util import Cm

HERE = Path(__file__).parent
BOX = (
    f"<w:p {nsdecls('w')}><w:r><w:pict>"
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" type="#_x0000_t202" '
    'style="position:absolute;width:150pt;height:40pt"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>文本框：H800 四台</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    "</v:shape></w:pict></w:r></w:p>"
)
CHANGED = (
    f"<w:p {nsdecls('w')}><w:r><w:t>交货期</w:t></w:r>"
    '<w:del w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"><w:r>'
    "<w:delText>三十天</w:delText></w:r></w:del>"
    '<w:ins w:id="2" w:author="a" w:date="2024-01-01T00:00:00Z"><w:r>'
    "<w:t>六十天</w:t></w:r></w:ins></w:p>"
)
LINK = (
    f"<w:p {nsdecls('w')}><w:r><w:t>见</w:t></w:r>"
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> HYPERLINK "http://example.org/a" '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>附件一</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def word() -> docx.document.Document:
    """Write a notice with everything that has a place of its own."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "云岭理工大学 招标文件"
    section.footer.paragraphs[0].text = "云岭采购中心"
    document.add_paragraph("采购公告：NVIDIA A100 服务器，预算 120 万元。")
    document.add_paragraph("plain ASCII line")
    for xml in (CHANGED, LINK, BOX):
        document.element.body.insert(-1, parse_xml(xml))
    table = document.add_table(4, 3, style="Table Grid")
    for row, texts in zip(
        table.rows,
        ("序号 名称 数量", "1 服务器 2", "2 显卡 8", "备注 x x"),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts.split(), strict=True):
            cell.text = text
    table.cell(2, 0).text = ""
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 2).text = ""
    table.cell(3, 1).text = "含税"
    table.cell(3, 1).merge(table.cell(3, 2))
    table.cell(1, 1).add_paragraph("A100 80GB")
    inner = table.cell(2, 1).add_table(1, 2)
    inner.cell(0, 0).text = "显存"
    inner.cell(0, 1).text = "96GB"
    document.add_paragraph("𠮷字与末段")
    return document


def slides() -> pptx.presentation.Presentation:
    """Write two slides, with a table, a group and notes."""
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[5])
    first.shapes.title.text = "算力中心建设方案"
    group = first.shapes.add_group_shape()
    box = group.shapes.add_textbox(Cm(2), Cm(6), Cm(8), Cm(2))
    box.text_frame.text = "组合内：A800"
    first.notes_slide.notes_text_frame.text = "讲者备注：暂缓采购"
    second = deck.slides.add_slide(deck.slide_layouts[5])
    second.shapes.title.text = "配置清单"
    frame = second.shapes.add_table(3, 2, Cm(2), Cm(5), Cm(16), Cm(4))
    for number, texts in enumerate(("名称 数量", "H100 16", "合计 x")):
        for column, text in enumerate(texts.split()):
            frame.table.cell(number, column).text = text
    frame.table.cell(2, 1).text = ""
    frame.table.cell(2, 0).merge(frame.table.cell(2, 1))
    return deck


def workbook() -> openpyxl.Workbook:
    """Write a sheet with a comment and merged cells, and a hidden one."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "清单"
    for row in (("型号", "数量"), ("A100", 8), ("合计",)):
        sheet.append(row)
    sheet["A2"].comment = Comment("批注：改为 H800", "a")
    sheet.merge_cells("A3:B3")
    hidden = book.create_sheet("隐藏")
    hidden["A1"] = "H100"
    hidden.sheet_state = "hidden"
    return book


def convert(file: Path, kind: str) -> None:
    """Let LibreOffice write another format beside a file."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *("soffice", "--headless", f"-env:UserInstallation=file://{profile}"),
                *("--convert-to", kind, "--outdir", str(HERE), str(file)),
            ],
            check=True,
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "notice.docx"
        word().save(source)
        for kind in ("doc", "rtf", "odt"):
            convert(source, kind)
        book = Path(folder) / "list.xlsx"
        workbook().save(book)
        convert(book, "xls")
        deck = Path(folder) / "slides.pptx"
        slides().save(deck)
        for kind in ("ppt", "odp"):
            convert(deck, kind)
    old = HERE / "slides.ppt"  # LibreOffice adds a preview of half a megabyte
    old.with_suffix(".ppt.xz").write_bytes(lzma.compress(old.read_bytes()))
    old.unlink()
