"""RTF as LibreOffice writes it (files/make.py), and as other programs do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tender_scan.records.document import Document
from tender_scan.settings import Limits

Read = Callable[..., Document]
NOTICE = (Path(__file__).parent / "files/notice.rtf").read_bytes()
FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}{\f2\fcharset2 W;}}"


def hexed(text: str) -> str:
    """Write GBK bytes as most programs do."""
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030"))


def rtf(body: str) -> bytes:
    return rf"{{\rtf1\ansi\ansicpg936\deff0{FONTS} {body}}}".encode("latin-1")


def text_of(document: Document) -> str:
    return document.pages[0].text


def test_as_libreoffice_writes_it(read_bytes: Read) -> None:
    document = read_bytes(NOTICE, "notice.rtf")
    assert (document.status, document.reader) == ("ok", "rtf")
    assert text_of(document).splitlines() == [
        "云岭理工大学 招标文件",
        "采购公告：NVIDIA A100 服务器，预算 120 万元。",
        "plain ASCII line",
        "交货期六十天",
        "见附件一",
        "序号 | 名称 | 数量",
        "1 | 服务器 A100 80GB | 2",
        "显卡 | 8",
        "显存 | 96GB",
        "备注 | 含税",
        "𠮷字与末段",
        "云岭采购中心",  # LibreOffice leaves the text box out
    ]
    assert [[cell.text for cell in row] for row in document.tables[-1].rows] == [
        ["序号", "名称", "数量"],
        ["1", "服务器 A100 80GB", "2"],
        ["1", "显卡", "8"],
        ["备注", "含税", "含税"],
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rf"\f1 {hexed('采购算力')}", "采购算力"),
        (rf"\f0 {hexed('采购算力')}", "采购算力"),  # a font that claims to be Latin
        (r"\f1 \'8b@", "婡"),  # the second byte may be a plain letter
        (r"\f1 \'81\'5c A100", "乗 A100"),
        (r"\f1 \'81\\ A100", "乗 A100"),
        (r"\u-27359?\u37319\'b2", "锡采"),
        (r"{\uc2 \u37319\'b2\'c9\u36141\'b9\'ba}", "采购"),
        (r"{\uc0 \u37319\u36141}A100", "采购A100"),
        (r"\u-10187?\u-8304?", "\U0001d790"),
        (r"A\line B\tab C", "A\nB\tC"),
        (r"A\par" + "\n" + "B", "A\nB"),
        (r"H\~100 A\_100 \{x\}", "H\u00a0100 A-100 {x}"),
        (r"A{\deleted 40}{100}", "A100"),
        (r"{\*\unknown A100}B", "B"),
        (r"{\pict\pngblip 89504e47}B", "B"),
        (r"{\object{\*\objdata 0105}{\result B}}", "B"),
        (r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt B}}', "B"),
        (r"{\field{\*\fldinst EQ \\o\\ac(\u9675?,3)}{\fldrslt }}", "3"),
        (r"A{\footnote H100}B", "AB\nH100"),
        (r"A{\*\annotation H100}B", "AB\nH100"),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt H800}}{\shprslt H800}}", "H800"),
        (r"{\f2\'fe}A", "☑A"),
        (r"\u-3842?A", "☑A"),
        (r"A{\bin4 }}}}B}C", "ABC"),
        (r"A\'zzB", "AzzB"),
        (r"{A{B", "AB"),
        ("\\trowd\\intbl A\\'001\\cell\\row", "A1"),
        (r"{\header X\par}{\footer Y}{\headerf X\par}A", "X\nA\nY"),
    ],
)
def test_text(read_bytes: Read, body: str, text: str) -> None:
    assert text_of(read_bytes(rtf(body), "a.doc")) == text


def test_text_in_utf8_against_the_rules(read_bytes: Read) -> None:
    data = r"{\rtf1\ansi{\b 采购} A100 \par 𠮷字}".encode()
    assert text_of(read_bytes(data)) == "采购 A100\n𠮷字"


def test_bytes_of_gbk_as_they_are(read_bytes: Read) -> None:
    data = rf"{{\rtf1\ansi\ansicpg936{FONTS}\f1 采购 A100}}".encode("gb18030")
    assert text_of(read_bytes(data)) == "采购 A100"


def test_a_table_without_shapes(read_bytes: Read) -> None:
    body = r"\trowd\pard\intbl A100\cell 8\cell\row\pard B"
    document = read_bytes(rtf(body))
    assert text_of(document) == "A100 | 8\nB"
    assert len(document.tables) == 1


def test_merged_cells(read_bytes: Read) -> None:
    body = (
        r"\trowd\clvmgf\cellx900\clmgf\cellx1900\clmrg\cellx2900"
        r"\pard\intbl 1\cell A100\cell\cell\row"
        r"\trowd\clvmrg\cellx900\cellx1900\cellx2900"
        r"\pard\intbl\cell H100\cell 8\cell\row\pard"
    )
    (table,) = read_bytes(rtf(body)).tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1", "A100", "A100"],
        ["1", "H100", "8"],
    ]


def test_groups_nested_beyond_reason_are_a_bomb(read_bytes: Read) -> None:
    document = read_bytes(b"{\\rtf1 " + b"{" * 100_000)
    assert document.status == "bomb"
    assert "groups" in str(document.status_detail)


def test_characters_past_the_limit_are_cut_and_named(read_bytes: Read) -> None:
    document = read_bytes(rtf(r"ABCDEF \par GH"), limits=Limits(characters=3))
    assert (text_of(document), document.status) == ("ABC", "partial")


WORDS = (
    "{ } \\par \\cell \\row \\intbl \\trowd \\cellx99 A \\nestcell \\nestrow \\itap2 "
    "\\* \\shptxt \\u20320 \\'b2 \\footnote \\fldinst \\f1 \\pard \\pict \\bin9 \\uc0"
)
PIECES = st.sampled_from([f"{word} " for word in WORDS.split()])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_words_give_a_document(read_bytes: Read, body: str) -> None:
    assert read_bytes(rtf(body)).status in ("ok", "empty", "partial")


def test_a_cut_file_is_partial(read_bytes: Read) -> None:
    document = read_bytes(NOTICE[: len(NOTICE) // 2], "notice.rtf")
    assert document.status == "partial"
    assert "cut off" in str(document.status_detail)
