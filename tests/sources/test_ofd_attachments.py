"""What is attached to an OFD is read beside it, like a member of an archive."""

from pathlib import Path

import pytest

from tender_scan.readers.registry import read
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.failure import Failure
from tender_scan.sources.open import open_source
from tender_scan.sources.tree import FoundFile
from tests.readers.ofds import Parts, document, packed, page, parts_of, text


def opened(
    folder: Path, parts: Parts, limits: Limits | None = None
) -> list[SourceFile | Failure]:
    file = folder / "公告.ofd"
    file.write_bytes(packed(parts))
    info = file.stat()
    found = FoundFile(file, "公告.ofd", None, info.st_size, info.st_mtime_ns)
    return list(open_source(found, limits or Limits()))


@pytest.fixture
def parts() -> Parts:
    found = parts_of(document([page(text("采购公告", 10, 10))]))
    found["Doc_0/Attachs/报价表.txt"] = "8张A100"
    found["Doc_0/Attachs/Attachments.xml"] = "<Attachments/>"
    found["Doc_0/Attachs/more/报价表.txt"] = "8张H800"
    return found


def test_attachments_follow_their_document(tmp_path: Path, parts: Parts) -> None:
    items = opened(tmp_path, parts)
    assert [item.path for item in items] == [
        "公告.ofd",
        "公告.ofd!/报价表.txt",
        "公告.ofd!/报价表.txt (2)",
    ]
    texts = [
        read(item, Limits()).pages[0].text
        for item in items
        if isinstance(item, SourceFile)
    ]
    assert texts == ["采购公告", "8张A100", "8张H800"]


def test_a_limit_that_attachments_pass_is_named(tmp_path: Path, parts: Parts) -> None:
    *good, last = opened(tmp_path, parts, Limits(members=1))
    assert [item.path for item in good] == ["公告.ofd", "公告.ofd!/报价表.txt"]
    assert isinstance(last, Failure)
    assert (last.path, last.status) == ("公告.ofd!/", "bomb")
    assert "limit members" in last.detail


def test_an_attachment_in_another_place_is_said(tmp_path: Path, parts: Parts) -> None:
    parts["Doc_0/Document.xml"] = str(parts["Doc_0/Document.xml"]).replace(
        "</ofd:Document>",
        "<ofd:Attachments>Files.xml</ofd:Attachments></ofd:Document>",
    )
    parts["Doc_0/Files.xml"] = (
        '<Attachments><Attachment Name="图纸"><FileLoc>Files/a.dwg</FileLoc></Attachment>'
        '<Attachment Name="报价"><FileLoc>Attachs/报价表.txt</FileLoc></Attachment>'
        "</Attachments>"
    )
    parts["Doc_0/Files/a.dwg"] = "AC1032"
    first, *_ = opened(tmp_path, parts)
    assert isinstance(first, SourceFile)
    found = read(first, Limits())
    assert found.status == "partial"
    assert found.status_detail == "attachment 图纸: not read"
