"""Items of many layouts, as HTML and text, and the same rows as PDF and sheet."""

import io
import re
from hashlib import sha256

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tender_scan.notices.items.read import read_items
from tender_scan.readers.registry import read
from tender_scan.records import Cell, Document, Item, Page, SourceFile, Table
from tender_scan.settings import Limits
from tender_scan.sources.sniff import sniff

from .layouts import LAYOUTS, Layout


def read_bytes(data: bytes) -> Document:
    id_ = sha256(data).hexdigest()
    return read(SourceFile(id_, "a", None, data, sniff(data, "a")), Limits())


def said(items: tuple[Item, ...]) -> tuple[tuple[object, ...], ...]:
    return tuple(
        (item.name, item.quantity, item.unit, item.unit_price_cny, item.amount_cny)
        for item in items
    )


def check_spans(document: Document, items: tuple[Item, ...]) -> None:
    """Every item lies in its page, and holds its own name."""
    texts = {page.number: page.text for page in document.pages}
    for item in items:
        for page, start, end in ((item.page, item.start, item.end), *item.more):
            assert 0 <= start <= end <= len(texts[page])
        row = " ".join(texts[item.page][item.start : item.end].split())
        assert item.name is None or item.name in row


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_layout(layout: Layout) -> None:
    document = read_bytes(layout.text.encode())
    items = read_items(document)
    assert said(items) == layout.items
    check_spans(document, items)


# A line over the table is no row of it.
IN_TABLES = [each for each in LAYOUTS if each.text.startswith("<html><body><p></p>")]


@pytest.mark.parametrize("layout", IN_TABLES, ids=lambda layout: layout.name)
def test_the_same_rows_in_a_sheet(layout: Layout) -> None:
    tables = read_bytes(layout.text.encode()).tables
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("清单")
    written: set[Cell] = set()
    for row, cells in enumerate(tables[0].rows):
        for column, cell in enumerate(cells):
            if cell in written or not cell.text:
                continue
            written.add(cell)
            places = [
                (r, c)
                for r, line in enumerate(tables[0].rows)
                for c, other in enumerate(line)
                if other == cell
            ]
            (top, left), (bottom, right) = min(places), max(places)
            if (top, left) == (bottom, right):
                sheet.write_string(row + 2, column + 1, cell.text)
            else:
                sheet.merge_range(top + 2, left + 1, bottom + 2, right + 1, cell.text)
    book.close()
    document = read_bytes(buffer.getvalue())
    items = read_items(document)
    assert said(items) == layout.items
    check_spans(document, items)


WORDS = (
    "序号 名称 规格型号 数量 单价（万元） 总价 合计 1 2台 GPU服务器 8×A100 1,200.00 "
    "详见附件 包号 第1包 "
)
CELLS = st.sampled_from(re.split(" ", WORDS))


@settings(max_examples=200)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=12), st.booleans())
def test_items_lie_in_their_page_whatever_the_table(
    rows: list[list[str]], merged: bool
) -> None:
    text, table = "", []
    for row in rows:
        cells: list[Cell] = []
        for column, value in enumerate(row):
            above = table[-1] if table else ()
            if merged and column < len(above) and above[column].text == value:
                cells.append(above[column])
                continue
            cells.append(Cell(value, len(text), len(text) + len(value)))
            text += value + " | "
        table.append(tuple(cells))
        text += "\n"
    document = Document(
        "x", "text/html", "html", (Page(1, text),), (Table(1, tuple(table)),)
    )
    check_spans(document, read_items(document))


@given(
    st.lists(
        st.sampled_from(
            [
                "序号",
                "名称",
                "数量",
                "单价",
                "1",
                "2",
                "名称：",
                "服务器",
                "2台",
                "，",
                "\n",
                "、",
                "（1）",
                "数量：",
                "单价：",
                "3万元",
                "；",
                "  ",
            ]
        ),
        max_size=60,
    )
)
def test_items_lie_in_their_page_whatever_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = Document("x", "text/plain", "txt", (Page(1, text),))
    check_spans(document, read_items(document))


def test_forty_items_keep_their_own_figures() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>设备{n}型</td><td>{n}</td><td>台</td><td>{n * 100}</td></tr>"
        for n in range(1, 41)
    )
    head = "<tr><td>序号</td><td>名称</td><td>数量</td><td>单位</td><td>单价（元）</td></tr>"
    items = read_items(read_bytes(f"<html><table>{head}{rows}</table></html>".encode()))
    assert [(i.name, i.quantity, i.unit_price_cny) for i in items] == [
        (f"设备{n}型", n, n * 100) for n in range(1, 41)
    ]


def test_a_hundred_thousand_cells_come_to_an_end() -> None:
    row = tuple(Cell("名称", 0, 2) for _ in range(10))
    odd = tuple(Cell(f"{n}台", 0, 2) for n in range(10))
    table = Table(1, (row, odd) * 5_000)
    document = Document("x", "m", "html", (Page(1, "名称 数量" * 9),), (table,))
    assert len(read_items(document)) <= 5_000
