"""CSV: any encoding, delimiter and header, by steps."""

import io
from collections.abc import Callable

import pytest

from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.csv_rows import read_csv
from tender_scan.sources.failure import Failure
from tender_scan.sources.rows import BadRow, Row, row_pairs

from .conftest import Opened

Open = Callable[..., Opened]


def rows(text: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    read = list(read_csv(io.BytesIO(text.encode(encoding))))
    assert all(isinstance(row, Row) for row in read)
    return [dict(row.pairs) for row in read if isinstance(row, Row)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found(encoding: str, delimiter: str) -> None:
    text = "标题|采购人\n某公告，甲|云岭理工大学\n某公告，乙|云岭理工大学\n"
    assert rows(text.replace("|", delimiter), encoding) == [
        {"标题": "某公告，甲", "采购人": "云岭理工大学"},
        {"标题": "某公告，乙", "采购人": "云岭理工大学"},
    ]


def test_values_may_hold_lines_quotes_and_delimiters() -> None:
    text = 'title,content\n"甲, ""乙""","第一行\n第二行,还是"\n丙,丁\n'
    assert rows(text) == [
        {"title": '甲, "乙"', "content": "第一行\n第二行,还是"},
        {"title": "丙", "content": "丁"},
    ]


def test_without_a_header_no_row_is_lost() -> None:
    assert rows("服务器采购公告,云岭理工大学\n显卡采购公告,某研究所\n") == [
        {"列1": "服务器采购公告", "列2": "云岭理工大学"},
        {"列1": "显卡采购公告", "列2": "某研究所"},
    ]


def test_rows_of_other_lengths_keep_their_cells() -> None:
    assert rows("id,title\n1,甲,多\n2\n") == [
        {"id": "1", "title": "甲", "列3": "多"},
        {"id": "2"},
    ]


def test_zero_bytes_and_huge_values_survive() -> None:
    huge = "算力" * 200_000
    (row,) = rows(f"id,title,content\n1,a\0b,{huge}\n")
    assert row == {"id": "1", "title": "a\0b", "content": huge}


def test_a_runaway_quote_costs_its_row() -> None:
    text = 'id,title\n1,甲\n2,"乙' + "x" * 21_000_000 + "\n3,丙\n"
    read = list(read_csv(io.BytesIO(text.encode())))
    assert [type(row) for row in read[:2]] == [Row, BadRow]


def test_rows_are_numbered_documents(opened: Open) -> None:
    first, second = opened("crawl.csv", "标题,采购人\n公告,甲\n\n公告,乙\n".encode())
    assert (first.path, second.path) == ("crawl.csv#1", "crawl.csv#2")
    assert isinstance(second, SourceFile)
    assert row_pairs(second.data) == [("标题", "公告"), ("采购人", "乙")]


def test_the_same_row_in_two_dumps_is_one_document(opened: Open) -> None:
    (one,) = opened("a.csv", "标题,采购人,预算\n公告,甲,NaN\n".encode())
    (other,) = opened(
        "b.json", '{"预算": null, "采购人": "甲", "标题": "公告"}'.encode()
    )
    assert one.id == other.id


def test_rows_past_the_limit_are_named(opened: Open) -> None:
    text = "标题,采购人\n" + "公告,甲\n" * 5
    *rows_, last = opened("a.csv", text.encode(), Limits(rows=3))
    assert len(rows_) == 3
    assert isinstance(last, Failure)
    assert (last.path, last.status) == ("a.csv", "partial")
    assert "limit rows" in last.detail


def test_a_table_without_rows_is_empty(opened: Open) -> None:
    (failure,) = opened("a.csv", "标题,采购人\n".encode())
    assert isinstance(failure, Failure)
    assert failure.status == "empty"
