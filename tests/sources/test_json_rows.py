"""JSON: the notices are found wherever they lie, and broken ones cost themselves."""

import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.records.source import SourceFile
from tender_scan.sources.failure import Failure
from tender_scan.sources.json_rows import read_json, read_json_lines
from tender_scan.sources.rows import BadRow, Row

from .conftest import Opened

Open = Callable[..., Opened]

NOTICES = [
    {"title": "服务器采购公告", "buyer": "云岭理工大学", "date": "2024-03-01"},
    {"title": "显卡采购公告", "buyer": "某研究所", "date": "2024-03-02"},
]


def pairs(value: object) -> list[list[tuple[str, str]]]:
    read = list(read_json(json.dumps(value, ensure_ascii=False).encode()))
    assert all(isinstance(row, Row) for row in read)
    return [list(row.pairs) for row in read if isinstance(row, Row)]


@pytest.mark.parametrize(
    "document",
    [
        NOTICES,
        {"items": NOTICES},
        {"code": 200, "message": "成功", "data": {"records": NOTICES, "total": 2}},
        {"name": "某站导出", "date": "2024-03-05", "notices": NOTICES},
        {"columns": [{"name": "title"}] * 9, "result": {"list": NOTICES}},
        {"1001": NOTICES[0], "1002": NOTICES[1]},
    ],
)
def test_the_list_of_notices_is_found(document: object) -> None:
    assert pairs(document) == [list(notice.items()) for notice in NOTICES]


def test_one_notice_with_lists_of_its_own_is_one_row() -> None:
    notice = {
        **NOTICES[0],
        "attachments": [{"name": "招标文件.pdf", "url": "https://example.org/1"}] * 3,
    }
    (row,) = pairs(notice)
    assert (
        dict(row)["attachments"].splitlines()
        == ["name：招标文件.pdf，url：https://example.org/1"] * 3
    )


def test_nested_values_become_named_columns() -> None:
    (row,) = pairs(
        [{"a": {"b": {"c": 1.0}}, "d": [1, "二"], "e": None, "f": '{"g": 1}'}]
    )
    assert row == [("a.b.c", "1"), ("d", "1；二"), ("e", ""), ("f", '{"g": 1}')]


def test_gb18030_is_read() -> None:
    data = json.dumps(NOTICES, ensure_ascii=False).encode("gb18030")
    first, _ = read_json(data)
    assert isinstance(first, Row)
    assert first.pairs[0] == ("title", "服务器采购公告")


def test_half_a_surrogate_pair_can_be_stored(opened: Open) -> None:
    (source,) = opened("a.json", rb'{"title": "a\ud83d", "buyer": "b"}')
    assert isinstance(source, SourceFile)
    source.data.decode("utf-8")


def test_a_document_that_breaks_off_gives_what_is_whole(opened: Open) -> None:
    data = json.dumps({"code": 1, "data": NOTICES}, ensure_ascii=False).encode()
    first, failure = opened("a.json", data[:-20])
    assert isinstance(first, SourceFile)
    assert isinstance(failure, Failure)
    assert (failure.status, "1 notices read" in failure.detail) == ("partial", True)


def test_objects_set_one_after_the_other_are_read(opened: Open) -> None:
    data = "\n".join(json.dumps(notice, indent=1) for notice in NOTICES).encode()
    assert [one.path for one in opened("a.json", data)] == ["a.json#1", "a.json#2"]


def test_what_only_looked_like_json_is_a_document(opened: Open) -> None:
    (source,) = opened("a.json", '{"title": 采购 A100 公告'.encode())
    assert isinstance(source, SourceFile)
    assert source.media_type == "application/json"


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_nesting_without_end_is_a_bomb(opened: Open, name: str) -> None:
    (failure,) = opened(name, b'{"a":' + b"[" * 100_000)
    assert isinstance(failure, Failure)
    assert failure.status == "bomb"


def test_an_empty_list_is_empty(opened: Open) -> None:
    (failure,) = opened("a.json", b"[]")
    assert isinstance(failure, Failure)
    assert failure.status == "empty"


def test_a_broken_line_costs_that_line(opened: Open) -> None:
    lines = [json.dumps(NOTICES[0]), '{"title": ', "", json.dumps(NOTICES[1])]
    first, broken, last = opened("a.jsonl", "\n".join(lines).encode())
    assert isinstance(broken, Failure)
    assert (broken.path, broken.status) == ("a.jsonl#2", "corrupt")
    assert (first.path, last.path) == ("a.jsonl#1", "a.jsonl#3")


def test_lines_of_gb18030_are_read() -> None:
    line = json.dumps(NOTICES[0], ensure_ascii=False) + "\n"
    read = list(read_json_lines(io.BytesIO((line * 3).encode("gb18030"))))
    assert len(read) == 3
    assert all(
        isinstance(row, Row) and row.pairs[0][1] == "服务器采购公告" for row in read
    )


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=20,
)


@given(JSON_VALUES)
def test_any_json_is_read(value: object) -> None:
    for row in read_json(json.dumps(value).encode()):
        assert isinstance(row, Row)


@given(st.text(max_size=60))
def test_any_text_ends_with_rows_or_a_reason(text: str) -> None:
    for row in read_json(b'[{"a": 1}, ' + text.encode("utf-8", "replace")):
        assert isinstance(row, Row | BadRow)
