"""Open made-up files as a scan does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.failure import Failure
from tender_scan.sources.open import open_source
from tender_scan.sources.tree import list_files

Opened = list[SourceFile | Failure]


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Opened]:
    """Write bytes under a name, and open that file."""

    def open_bytes(name: str, data: bytes, limits: Limits | None = None) -> Opened:
        file = tmp_path / name
        file.write_bytes(data)
        (found,) = list_files([file])
        return list(open_source(found, limits or Limits()))

    return open_bytes
