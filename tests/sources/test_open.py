"""One file at a time: documents, and what keeps a file from being one."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tender_scan.errors import SourceError
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.open import open_source
from tender_scan.sources.tree import FoundFile, list_files

from .conftest import Opened

Open = Callable[..., Opened]


def test_a_plain_file_is_one_document(opened: Open) -> None:
    data = "采购公告".encode("gb18030")
    (source,) = opened("公告.txt", data)
    assert source == SourceFile(
        hashlib.sha256(data).hexdigest(), "公告.txt", None, data, "text/plain"
    )


def test_an_empty_file_is_a_document_too(opened: Open) -> None:
    (source,) = opened("公告.pdf", b"")
    assert isinstance(source, SourceFile)
    assert source.media_type == "application/x-empty"


def test_too_large_names_the_limit(opened: Open) -> None:
    with pytest.raises(SourceError, match="file_bytes") as raised:
        opened("公告.txt", b"x" * 101, Limits(file_bytes=100))
    assert raised.value.status == "too_large"


def test_tables_that_are_read_by_steps_may_be_large(opened: Open) -> None:
    table = "标题,采购人\n" + "公告,某单位\n" * 50
    assert len(opened("crawl.csv", table.encode(), Limits(file_bytes=100))) == 50


def test_what_became_a_link_since_it_was_listed_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "公告.txt"
    file.write_text("x")
    (found,) = list_files([file])
    file.unlink()
    file.symlink_to("/etc/hostname")
    with pytest.raises(SourceError) as raised:
        list(open_source(found, Limits()))
    assert raised.value.status == "unreadable"


def test_what_became_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    found = FoundFile(tmp_path / "pipe", "pipe", None, 0, 0)
    with pytest.raises(SourceError) as raised:
        list(open_source(found, Limits()))
    assert raised.value.status == "unsupported"


def test_a_name_that_is_not_utf8_is_opened_and_kept(tmp_path: Path) -> None:
    name = "公告.csv".encode("gb18030")
    (tmp_path / os.fsdecode(name)).write_bytes("标题,采购人\n公告,甲\n".encode())
    (found,) = list_files([tmp_path])
    (row,) = open_source(found, Limits())
    assert (row.path, row.raw_path) == ("公告.csv#1", name + b"#1")
