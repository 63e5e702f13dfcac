"""Types are told by content; the extension only tells text formats apart."""

import io
import sqlite3
import zipfile

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.sources.sniff import extension_mismatch, sniff

OOXML = "application/vnd.openxmlformats-officedocument."


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "公告")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"%PDF-1.7\n", "a.doc", "application/pdf"),
        (b"junk from a web server\r\n" * 20 + b"%PDF-1.4\n", "a", "application/pdf"),
        (b"1 0 obj\n<< >>\nendobj\n", "a.pdf", "application/pdf"),
        (b"", "a.pdf", "application/x-empty"),
        (b"SQLite format 3\0....", "a", "application/vnd.sqlite3"),
        (b"Rar!\x1a\x07\x01\0", "a.zip", "application/vnd.rar"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.jpg", "image/png"),
        (b"{\\rtf1\\ansi", "a.doc", "application/rtf"),
        (b"<html><body>x", "a.doc", "text/html"),
        ("<table><tr><td>公告".encode("gb18030"), "a.xls", "text/html"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "a.txt", "text/html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "a.html", "text/html"),
        (b"<?xml version='1.0'?><notice/>", "a.xml", "application/xml"),
        ("公告正文<br>第二行".encode(), "a.htm", "text/html"),
        ("公告 <br> 是换行标签".encode(), "a.txt", "text/plain"),
        (b'{"title": "x"}', "a.txt", "application/json"),
        (b'[{"title": "x"}]', "a", "application/json"),
        (b'{"a": 1}\n{"a": 2}\n', "a.json", "application/x-ndjson"),
        (b'{"a": 1}\n', "a.jsonl", "application/x-ndjson"),
        ("[2024]12号文件".encode(), "a.txt", "text/plain"),
        (b"a,b\n1,2\n", "a.csv", "text/csv"),
        (b"a,b\n1,2\n", "a.txt", "text/plain"),
        ("采购公告".encode("gb18030"), "a.txt", "text/plain"),
        ("采购 GPU".encode("utf-16-le"), "a.txt", "text/plain"),
        (
            b"From: a@example.org\nMIME-Version: 1.0\nSubject: x\n\nhello",
            "a",
            "message/rfc822",
        ),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x",
            "a.doc",
            "multipart/related",
        ),
        ("采购人：某单位\n预算：10\n\n正文".encode(), "a.txt", "text/plain"),
        (bytes(range(256)) * 4, "a.txt", "application/octet-stream"),
    ],
)
def test_type_by_content(data: bytes, name: str, media_type: str) -> None:
    assert sniff(data, name) == media_type


@pytest.mark.parametrize(
    ("names", "media_type"),
    [
        (("公告.pdf",), "application/zip"),
        (("word/notes.txt",), "application/zip"),
        (("OFD.xml", "Doc_0/Document.xml"), "application/ofd"),
        (
            ("[Content_Types].xml", "ppt/presentation.xml"),
            OOXML + "presentationml.presentation",
        ),
    ],
)
def test_zip_files_by_their_members(names: tuple[str, ...], media_type: str) -> None:
    assert sniff(zipped(*names), "a.zip") == media_type


def test_office_files_as_their_libraries_write_them() -> None:
    word, sheet = io.BytesIO(), io.BytesIO()
    Document().save(word)
    openpyxl.Workbook().save(sheet)
    assert sniff(word.getvalue(), "a") == OOXML + "wordprocessingml.document"
    assert sniff(sheet.getvalue(), "a") == OOXML + "spreadsheetml.sheet"


def test_a_cut_archive_is_not_taken_for_its_last_member() -> None:
    word = io.BytesIO()
    Document().save(word)
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("first.txt", "公告")
        archive.writestr("last.docx", word.getvalue())
    cut = outer.getvalue()[: -len("last.docx") - 80]
    assert sniff(cut, "a.zip") != OOXML + "wordprocessingml.document"


def test_an_archive_behind_a_program_is_found() -> None:
    assert sniff(b"MZ\x90\0" + bytes(300) + zipped("a.txt"), "a.exe") == (
        "application/zip"
    )


def test_an_ole_file_that_lies_about_its_sectors_has_a_type() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)  # sectors of one byte
    assert sniff(data, "a.doc") == "application/x-ole-storage"


def test_a_database_in_use_is_a_database() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE notices (title)")
    assert sniff(connection.serialize(), "a") == "application/vnd.sqlite3"


@pytest.mark.parametrize(
    ("media_type", "name", "mismatch"),
    [
        ("text/html", "notice.doc", True),
        ("text/html", "notice.HTML", False),
        ("application/pdf", "notice", False),
        ("application/pdf", "notice.1", False),
        ("text/plain", "notice.pdf", True),
        ("application/msword", "notice.wps", False),
        ("application/rtf", "notice.doc", True),
        ("multipart/related", "notice.doc", True),
        ("multipart/related", "notice.mht", False),
        ("message/rfc822", "a.zip!/notice.eml", False),
        ("application/vnd.oasis.opendocument.text", "notice.doc", True),
        ("application/xml", "list.xls", True),
    ],
)
def test_mismatch(media_type: str, name: str, mismatch: bool) -> None:
    assert extension_mismatch(media_type, name) is mismatch


@given(st.binary(max_size=200), st.sampled_from(["a", "a.csv", "a.json", "a.doc"]))
def test_any_bytes_have_a_type(data: bytes, name: str) -> None:
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{"):
        assert "/" in sniff(start + data, name)
