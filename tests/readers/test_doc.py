"""DOC of Word 97-2003: files/make.py says how the file was made."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tender_scan.records.document import Document
from tender_scan.records.status import STATUSES
from tender_scan.settings import Limits

Read = Callable[..., Document]
NOTICE = (Path(__file__).parent / "files/notice.doc").read_bytes()


def header_at(data: bytes) -> int:
    return data.index(b"\xec\xa5")


def changed(offset: int, value: bytes) -> bytes:
    at = header_at(NOTICE) + offset
    return NOTICE[:at] + value + NOTICE[at + len(value) :]


def test_everything_that_a_person_reads(read_bytes: Read) -> None:
    document = read_bytes(NOTICE, "notice.doc")
    assert (document.status, document.reader) == ("ok", "doc")
    assert document.pages[0].text.splitlines() == [
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
        "文本框：H800 四台",
        "云岭采购中心",
    ]


def test_tables_with_merged_cells_and_a_table_in_a_cell(read_bytes: Read) -> None:
    tables = [
        [[cell.text for cell in row] for row in table.rows]
        for table in read_bytes(NOTICE).tables
    ]
    assert sorted(tables, key=len) == [
        [["显存", "96GB"]],
        [
            ["序号", "名称", "数量"],
            ["1", "服务器 A100 80GB", "2"],
            ["1", "显卡", "8"],
            ["备注", "含税", "含税"],
        ],
    ]


@pytest.mark.parametrize(
    ("data", "status", "detail"),
    [
        (changed(10, b"\x00\x13"), "encrypted", "password"),
        (changed(2, b"\x68\x00"), "unsupported", "Word 95"),
        (changed(0x1A2, struct.pack("<I", 0x7FFFFFF0)), "corrupt", "pieces"),
        (changed(0x4C, b"\xff\xff\xff\xff"), "corrupt", "damaged"),
        (NOTICE.replace(b"1\0T\0a\0b", b"2\0T\0a\0b"), "corrupt", "damaged"),
    ],
)
def test_what_cannot_be_read_says_why(
    read_bytes: Read,
    without_libreoffice: None,
    data: bytes,
    status: str,
    detail: str,
) -> None:
    document = read_bytes(data, "notice.doc")
    assert document.status == status
    assert detail in str(document.status_detail)


def test_a_wrong_length_of_the_body_loses_no_text(read_bytes: Read) -> None:
    document = read_bytes(changed(0x4C, struct.pack("<i", 20)))
    assert "𠮷字与末段" in document.pages[0].text


def test_characters_past_the_limit_are_cut_and_named(read_bytes: Read) -> None:
    document = read_bytes(NOTICE, limits=Limits(characters=30))
    assert document.status == "partial"
    assert "characters" in str(document.status_detail)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, len(NOTICE) - 5), st.binary(min_size=1, max_size=4))
def test_damage_anywhere_gives_a_document(
    read_bytes: Read, without_libreoffice: None, place: int, damage: bytes
) -> None:
    data = NOTICE[:place] + damage + NOTICE[place + len(damage) :]
    assert read_bytes(data, "notice.doc").status in STATUSES
