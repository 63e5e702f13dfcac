"""A crawl row as a page: title, values, body; and where each of them stands."""

import pytest

from tender_scan.readers.registry import read
from tender_scan.records.document import Document
from tender_scan.settings import Limits
from tender_scan.sources.rows import row_source

from .conftest import check_spans


def row(*pairs: tuple[str, str]) -> Document:
    document = read(row_source("a.csv#1", None, pairs), Limits())
    check_spans(document)
    return document


def test_the_page_and_its_columns() -> None:
    body = "一、采购内容\n高性能计算服务"
    document = row(
        ("id", "7"),
        ("content", body),
        ("标题", "算力服务 采购公告"),
        ("采购人", "云岭理工大学"),
        ("备注", ""),
    )
    text = document.pages[0].text
    assert text == f"算力服务 采购公告\nid：7\n采购人：云岭理工大学\n{body}"
    assert document.title == "算力服务 采购公告"
    assert [
        (column.name, column.field, text[column.start : column.end])
        for column in document.columns
    ] == [
        ("标题", "title", "算力服务 采购公告"),
        ("id", None, "7"),
        ("采购人", "buyer", "云岭理工大学"),
        ("content", "content", body),
    ]


def test_html_values_are_read_with_their_tables() -> None:
    html = "<p>公告</p><table><tr><td>名称<td>数量<tr><td>服务器<td>2</table>"
    document = row(("title", "公告"), ("html", html))
    assert document.pages[0].text == "公告\n公告\n名称 | 数量\n服务器 | 2"
    (table,) = document.tables
    assert [cell.text for cell in table.rows[1]] == ["服务器", "2"]


def test_a_short_content_keeps_its_name() -> None:
    assert row(("采购内容", "服务器")).pages[0].text == "采购内容：服务器"


@pytest.mark.parametrize("pairs", [(), (("a", ""), ("b", "NaN"))])
def test_a_row_that_says_nothing_is_empty(pairs: tuple[tuple[str, str], ...]) -> None:
    assert row(*pairs).status == "empty"
