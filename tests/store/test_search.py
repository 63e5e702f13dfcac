from sqlite3 import Connection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.store.search import fts_query, index_new_pages, tokens
from tender_scan.store.writer import Writer, forget_document

from .conftest import make_result


def found(connection: Connection, query: str) -> int:
    (number,) = connection.execute(
        "select count(*) from pages_fts where pages_fts match ?", (fts_query(query),)
    ).fetchone()
    return int(number)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("算力", 1),
        ("云", 2),
        ("A100 显卡", 1),
        ("Ａ１００顯卡", 1),
        ("雲嶺", 1),
        ("算平", 0),
        ('"采购A100"', 1),
    ],
)
def test_words_of_any_length_and_script_are_found(
    connection: Connection, writer: Writer, file_id: int, query: str, number: int
) -> None:
    writer.add(make_result(), file_id, 1)
    assert index_new_pages(connection) == 2
    assert found(connection, query) == number


def test_a_word_broken_over_lines_is_found(
    connection: Connection, writer: Writer, file_id: int
) -> None:
    writer.add(make_result(text="租用亚马\n逊云服务"), file_id, 1)
    index_new_pages(connection)
    assert found(connection, "亚马逊云") == 1


def test_a_document_read_again_is_indexed_again(
    connection: Connection, writer: Writer, file_id: int
) -> None:
    writer.add(make_result(), file_id, 1)
    index_new_pages(connection)
    forget_document(connection, "d1")
    assert found(connection, "算力") == 0
    writer.add(make_result(text="另一份文件：智算"), file_id, 1)
    assert index_new_pages(connection) == 2
    assert (found(connection, "算力"), found(connection, "智算")) == (0, 1)


@given(st.text())
def test_any_query_is_valid(text: str) -> None:
    query = fts_query(text)
    if query:
        MEMORY.execute("select * from t where t match ?", (query,)).fetchall()


@given(
    st.text(st.sampled_from("采购算力A100服务器 云"), min_size=1, max_size=30),
    st.data(),
)
def test_any_part_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start:]
    if not fts_query(part) or part[0].isascii():
        return
    MEMORY.execute("delete from t")
    MEMORY.execute("insert into t values (?)", (tokens(text),))
    assert MEMORY.execute(
        "select count(*) from t where t match ?", (fts_query(part),)
    ).fetchone() == (1,)


def _memory() -> Connection:
    connection = Connection(":memory:")
    connection.execute("create virtual table t using fts5(text)")
    return connection


MEMORY = _memory()
