"""Read made-up bytes as a scan does."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tender_scan.readers.registry import read
from tender_scan.records.document import Document
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.sniff import sniff


def check_spans(document: Document) -> None:
    """Every cell and column is the piece of text that its span names."""
    text = {page.number: page.text for page in document.pages}
    for table in document.tables:
        for row in table.rows:
            for cell in row:
                assert text[table.page][cell.start : cell.end] == cell.text
    for column in document.columns:
        assert 0 <= column.start < column.end <= len(text[1])


@pytest.fixture
def read_bytes() -> Callable[..., Document]:
    """Sniff and read bytes under a name; spans are checked on the way."""

    def read_them(
        data: bytes, name: str = "a", limits: Limits | None = None
    ) -> Document:
        source = SourceFile(
            hashlib.sha256(data).hexdigest(), name, None, data, sniff(data, name)
        )
        document = read(source, limits or Limits())
        check_spans(document)
        return document

    return read_them


@pytest.fixture
def without_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Read as on a computer that has no LibreOffice."""
    monkeypatch.setenv("PATH", str(tmp_path))
