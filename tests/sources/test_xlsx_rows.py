"""Workbooks: tables of notices are rows, all others stay documents."""

import io
from collections.abc import Callable

import openpyxl

from tender_scan.records.source import SourceFile
from tender_scan.sources.rows import row_pairs

from .conftest import Opened

Open = Callable[..., Opened]


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_table_of_notices_gives_rows(opened: Open) -> None:
    data = workbook(
        公告=[
            ["某省采购公告导出"],
            ["公告标题", "采购人", "发布时间", "预算金额（万元）"],
            ["服务器采购公告", "云岭理工大学", "2024-03-01", 120.0],
            ["显卡采购公告", "某研究所", "2024-03-02", 3.5],
        ],
        说明=[["由某站导出", "仅供参考"]],
    )
    first, second, note = opened("导出.xlsx", data)
    assert [first.path, second.path] == ["导出.xlsx!/公告#1", "导出.xlsx!/公告#2"]
    assert note.path == "导出.xlsx!/说明#1"
    assert isinstance(first, SourceFile)
    assert row_pairs(first.data)[0] == ("公告标题", "服务器采购公告")
    assert row_pairs(first.data)[3] == ("预算金额（万元）", "120")


def test_a_bill_of_quantities_is_one_document(opened: Open) -> None:
    data = workbook(
        清单=[
            ["序号", "项目名称", "规格型号", "单位", "数量", "单价", "金额"],
            [1, "服务器", "A100 80G", "台", 2, 100.0, 200.0],
        ]
    )
    (source,) = opened("清单.xlsx", data)
    assert isinstance(source, SourceFile)
    assert source.media_type.endswith("spreadsheetml.sheet")
