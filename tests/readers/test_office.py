"""What a reader gives up on goes to LibreOffice, where it is installed."""

import shutil
import stat
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tender_scan.errors import ReadError
from tender_scan.readers.office_convert import convert
from tender_scan.records.document import Document

Read = Callable[..., Document]
NOTICE = (Path(__file__).parent / "files/notice.doc").read_bytes()
_FIB = NOTICE.index(b"\xec\xa5")


def with_story_length(length: int) -> bytes:
    """Break what LibreOffice does not need: the length of the macros' story."""
    at = _FIB + 0x58
    return NOTICE[:at] + struct.pack("<i", length) + NOTICE[at + 4 :]


def program(folder: Path, script: str) -> None:
    """Put a program of this name where it is looked for."""
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_a_broken_doc_is_read_all_the_same(read_bytes: Read) -> None:
    document = read_bytes(with_story_length(-5), "notice.doc")
    assert (document.status, document.reader) == ("partial", "doc-libreoffice")
    assert "damaged" in str(document.status_detail)
    assert "LibreOffice" in str(document.status_detail)
    assert "1 | 服务器 A100 80GB | 2" in document.pages[0].text


def test_without_libreoffice_the_detail_says_what_to_do(
    read_bytes: Read, without_libreoffice: None
) -> None:
    document = read_bytes(with_story_length(-5), "notice.doc")
    assert document.status == "corrupt"
    assert "install LibreOffice" in str(document.status_detail)


def test_a_conversion_that_hangs_is_ended(
    without_libreoffice: None, tmp_path: Path
) -> None:
    program(tmp_path, "while :; do :; done")
    with pytest.raises(ReadError, match="more than 0 s") as raised:
        convert(b"x", "doc", "docx", 0.2)
    assert raised.value.status == "timeout"


def test_a_conversion_that_makes_nothing_leaves_nothing(
    without_libreoffice: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    program(tmp_path, "exit 0")
    with pytest.raises(ReadError, match="cannot read it either"):
        convert(b"x", "doc", "docx", 10)
    assert [one.name for one in tmp_path.iterdir()] == ["soffice"]
