"""Read or judge one file in this process, without a database: for `read`, `explain`.

The person names the file, so it is read here and not in a contained worker.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from tender_scan.errors import SourceError, UsageError
from tender_scan.readers.ocr.choice import find_engine
from tender_scan.readers.whole import read_whole
from tender_scan.records import Document, ScanResult, SourceFile
from tender_scan.scan.document import scan_document
from tender_scan.scan.tools import Tools
from tender_scan.scan.worker import failure_result
from tender_scan.settings import Limits, Settings
from tender_scan.sources.failure import Failure
from tender_scan.sources.open import open_source
from tender_scan.sources.tree import list_files


def read_file(file: Path, settings: Settings) -> Iterator[tuple[str, Document]]:
    """Read the documents of one file; yields path and document."""
    engine = cache(lambda: find_engine(settings.ocr))
    for item in _open(file, settings.limits):
        if isinstance(item, Failure):
            yield item.path, failure_result(item).document
        else:
            yield item.path, read_whole(item, settings, engine)


def explain_file(file: Path, settings: Settings) -> Iterator[ScanResult]:
    """Scan the documents of one file."""
    for _, result in scan_file(file, settings):
        yield result


def scan_file(
    file: Path, settings: Settings
) -> Iterator[tuple[SourceFile | None, ScanResult]]:
    """Scan the documents of one file; None for one that could not be opened."""
    tools = Tools(settings)
    for item in _open(file, settings.limits):
        if isinstance(item, Failure):
            yield None, failure_result(item)
        else:
            # In one process there is no further step: pictures are recognised at once.
            yield item, scan_document(item, tools, "ocr")


def explain_text(data: bytes, settings: Settings) -> ScanResult:
    """Scan a text as if it were a file."""
    source = SourceFile(sha256(data).hexdigest(), "-", None, data, "text/plain")
    return scan_document(source, Tools(settings))


def _open(file: Path, limits: Limits) -> Iterator[SourceFile | Failure]:
    if file.is_dir():
        raise UsageError(f"{file}: a folder; `tender-scan scan` takes folders")
    (found,) = list_files([file])
    try:
        yield from open_source(found, limits)
    except SourceError as error:
        raise UsageError(str(error)) from error
