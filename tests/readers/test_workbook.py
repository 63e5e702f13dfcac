"""Workbooks: sheets as pages, rows as lines, cells as people see them."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment

from tender_scan.records.document import Document
from tender_scan.settings import Limits

Read = Callable[..., Document]
FILES = Path(__file__).parent / "files"


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def changed(data: bytes, part: str, pattern: str, new: str) -> bytes:
    """The same workbook with one part edited, as no library would write it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as out:
        for name in old.namelist():
            text = old.read(name).decode()
            out.writestr(name, re.sub(pattern, new, text) if name == part else text)
    return buffer.getvalue()


def test_values_are_written_as_people_see_them(read_bytes: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "清单"
    sheet["B2"] = "分项表"
    sheet.append([None, "名称", "数量", "单价", "日期", "含税"])
    day = datetime.date(2024, 3, 1)
    sheet.append([None, "服务器\nA100", 2.0, 0.1 + 0.2, day, True])
    moment = datetime.datetime(2024, 3, 1, 8, 30)  # noqa: DTZ001 - as Excel has it
    sheet.append([None, "机柜", 1e20, None, moment])
    document = read_bytes(saved(book))
    assert document.pages[0].text.splitlines() == [
        "清单",
        "分项表",
        "名称 | 数量 | 单价 | 日期 | 含税",
        "服务器 A100 | 2 | 0.3 | 2024-03-01 | true",
        "机柜 | 1e+20 |  | 2024-03-01 08:30:00",
    ]


def test_merged_cells_are_repeated_in_the_table(read_bytes: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["名称", "规格", "数量"], ["服务器", "A100", 2], [None, "H100", 1]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    document = read_bytes(saved(book))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[2]] == ["服务器", "H100", "1"]
    assert document.pages[0].text.count("服务器") == 1


def test_comments_follow_the_rows(read_bytes: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "清单"
    sheet["A1"] = "A100"
    sheet["A1"].comment = Comment("改为 H800", "a")
    document = read_bytes(saved(book))
    assert document.pages[0].text == "清单\nA100\n改为 H800"


def test_comments_and_text_boxes_of_an_xls(read_bytes: Read) -> None:
    document = read_bytes((FILES / "list.xls").read_bytes(), "list.xls")
    assert [page.text for page in document.pages] == [
        "清单\n型号 | 数量\nA100 | 8\n合计\n批注：改为 H800",
        "隐藏\nH100",
    ]


def test_an_xls_with_a_password_is_encrypted(read_bytes: Read) -> None:
    data = (FILES / "list.xls").read_bytes()
    # Where the name of the user stood, there is now the record of a password.
    at = data.index(b"\x5c\x00\x70\x00")
    data = data[:at] + b"\x2f\x00" + data[at + 2 :]
    assert read_bytes(data, "list.xls").status == "encrypted"


def test_every_sheet_is_a_page(read_bytes: Read) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "一"
    book.create_sheet("二")["A1"] = "二"
    book.worksheets[1].sheet_state = "hidden"
    document = read_bytes(saved(book))
    assert [page.number for page in document.pages] == [1, 2]
    assert [table.page for table in document.tables] == [1, 2]


def test_pages_past_the_limit_are_named(read_bytes: Read) -> None:
    book = openpyxl.Workbook()
    for number in range(4):
        book.create_sheet(f"第{number}页")["A1"] = "x"
    document = read_bytes(saved(book), limits=Limits(pages=2))
    assert (len(document.pages), document.status) == (2, "partial")
    assert "limit pages: 2" in str(document.status_detail)


def test_an_empty_workbook_is_empty(read_bytes: Read) -> None:
    assert read_bytes(saved(openpyxl.Workbook())).status == "empty"


def test_a_long_list_is_read_without_a_grid(read_bytes: Read) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "长表"
    cells = "<c><v>7</v></c>" * 101
    rows = f"<sheetData>{f'<row>{cells}</row>' * 2_001}</sheetData>"
    part = "xl/worksheets/sheet1.xml"
    document = read_bytes(changed(saved(book), part, "<sheetData>.*</sheetData>", rows))
    assert document.pages[0].text.count("\n") == 2_001
    assert not document.tables


def test_two_cells_far_apart_are_a_bomb(read_bytes: Read) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "x"
    book.worksheets[0]["XFD1048576"] = "y"
    document = read_bytes(saved(book))
    assert document.status == "bomb"
    assert "1048576 rows" in str(document.status_detail)


def test_a_long_text_shared_by_many_cells_is_a_bomb(read_bytes: Read) -> None:
    cells = "".join(
        f'<row><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1_000)
    )
    data = changed(
        saved(openpyxl.Workbook()),
        "xl/worksheets/sheet1.xml",
        "<sheetData>.*</sheetData>",
        f"<sheetData>{cells}</sheetData>",
    )
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        shared = f"<sst><si><t>{'甲' * 30_000}</t></si></sst>"
        archive.writestr("xl/sharedStrings.xml", shared)
    bomb = buffer.getvalue()
    document = read_bytes(bomb, limits=Limits(characters=1_000_000))
    assert document.status == "bomb"
    assert "repeat" in str(document.status_detail)


def test_a_damaged_sheet_is_named_and_the_others_read(read_bytes: Read) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "好"
    book.create_sheet("坏")["A1"] = 1
    broken = changed(saved(book), "xl/worksheets/sheet2.xml", "</sheetData>", "")
    document = read_bytes(broken)
    assert document.status == "partial"
    assert "sheet 坏" in str(document.status_detail)
    assert "好" in document.pages[0].text
