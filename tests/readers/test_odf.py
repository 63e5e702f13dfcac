"""ODT and ODP as LibreOffice writes them (files/make.py)."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tender_scan.records.document import Document

Read = Callable[..., Document]
FILES = Path(__file__).parent / "files"
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "draw")
)


def odt(body: str, manifest: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMESPACES}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def texts(document: Document) -> list[str]:
    return [page.text for page in document.pages]


def grids(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in table.rows] for table in document.tables
    ]


def test_odt(read_bytes: Read) -> None:
    document = read_bytes((FILES / "notice.odt").read_bytes(), "notice.odt")
    assert (document.status, document.reader) == ("ok", "odf")
    assert texts(document)[0].splitlines() == [
        "云岭理工大学 招标文件",
        "采购公告：NVIDIA A100 服务器，预算 120 万元。",
        "plain ASCII line",
        "交货期六十天",
        "见附件一",
        "文本框：H800 四台",
        "序号 | 名称 | 数量",
        "1 | 服务器 A100 80GB | 2",
        "显卡 | 8",
        "显存 | 96GB",
        "备注 | 含税",
        "𠮷字与末段",
        "云岭采购中心",
    ]
    assert [
        ["序号", "名称", "数量"],
        ["1", "服务器 A100 80GB", "2"],
        ["1", "显卡", "8"],
        ["备注", "含税", "含税"],
    ] in grids(document)


def test_odp(read_bytes: Read) -> None:
    document = read_bytes((FILES / "slides.odp").read_bytes(), "slides.odp")
    assert texts(document) == [
        "算力中心建设方案\n组合内：A800\n讲者备注：暂缓采购",
        "配置清单\n名称 | 数量\nH100 | 16\n合计",
    ]
    assert document.tables[0].page == 2
    assert grids(document)[0][2] == ["合计", "合计"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('A<text:s text:c="2"/>B<text:tab/>C<text:line-break/>D', "A  B\tC\nD"),
        ("<text:span>A1</text:span>00", "A100"),
        (
            "正文<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>脚注</text:p></text:note-body></text:note>完",
            "正文完\n脚注",
        ),
        (
            "<text:ruby><text:ruby-base>算</text:ruby-base><text:ruby-text>suàn"
            "</text:ruby-text></text:ruby>力",
            "算力",
        ),
        ("A<office:annotation><text:p>批注</text:p></office:annotation>", "A\n批注"),
    ],
)
def test_inline(read_bytes: Read, inner: str, text: str) -> None:
    assert texts(read_bytes(odt(f"<text:p>{inner}</text:p>"))) == [text]


def test_encrypted(read_bytes: Read) -> None:
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    assert read_bytes(odt("", manifest)).status == "encrypted"


def test_a_document_type_declaration_is_a_bomb(read_bytes: Read) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert read_bytes(buffer.getvalue()).status == "bomb"
