"""Whatever comes in, one document with one status comes out."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tender_scan.readers.registry import read
from tender_scan.records.document import Document
from tender_scan.records.source import SourceFile
from tender_scan.records.status import STATUSES
from tender_scan.settings import Limits

Read = Callable[..., Document]


@pytest.mark.parametrize(
    ("data", "status", "detail"),
    [
        (b"", "empty", "no bytes"),
        (b"  \n\t ", "empty", "no text"),
        (b"Rar!\x1a\x07\x01\0", "unsupported", "application/vnd.rar"),
        (b"%PDF-1.7 nothing else", "corrupt", "Data format error"),
        ("采购公告".encode(), "ok", None),
    ],
)
def test_statuses(
    read_bytes: Read, data: bytes, status: str, detail: str | None
) -> None:
    document = read_bytes(data)
    assert document.status == status
    assert (detail or "") in (document.status_detail or "")


def test_characters_past_the_limit_are_cut_and_named(read_bytes: Read) -> None:
    document = read_bytes("采购公告".encode(), limits=Limits(characters=3))
    assert (document.pages[0].text, document.status) == ("采购公", "partial")
    assert "limit characters: 3" in str(document.status_detail)


def test_tables_in_what_was_cut_are_left_out(read_bytes: Read) -> None:
    html = "<html><p>公告</p><table><tr><td>名称<td>数量</table>"
    assert read_bytes(html.encode()).tables
    assert not read_bytes(html.encode(), limits=Limits(characters=5)).tables


def test_zero_bytes_are_made_visible(read_bytes: Read) -> None:
    assert read_bytes(b"a\0b and more text").pages[0].text == "a\ufffdb and more text"


def test_broken_json_is_read_as_text(read_bytes: Read) -> None:
    document = read_bytes('{"title": A100 采购'.encode(), "a.json")
    assert document.status == "partial"
    assert "A100 采购" in document.pages[0].text


def test_readers_load_their_libraries_only_when_needed() -> None:
    code = (
        "import sys, tender_scan.readers.registry;"
        "names = {'pypdfium2', 'pdfplumber', 'lxml', 'selectolax', 'python_calamine',"
        " 'charset_normalizer'} & set(sys.modules);"
        "assert not names, names"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)


TYPES = [
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.ms-excel",
    "application/x-notice-row",
    "application/json",
    "text/html",
    "text/plain",
    "application/zip",
]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.binary(max_size=300), st.sampled_from(TYPES))
def test_any_bytes_into_any_reader_give_a_document(
    data: bytes, media_type: str
) -> None:
    document = read(SourceFile("0", "a", None, data, media_type), Limits())
    assert document.status in STATUSES
    "".join(page.text for page in document.pages).encode()
