"""Read a document whole: its text, and where that is wanted its pictures."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tender_scan.readers.ocr.wanted import not_recognised, wanted_pages
from tender_scan.readers.registry import read
from tender_scan.records.document import Document
from tender_scan.records.source import SourceFile
from tender_scan.settings import Settings

if TYPE_CHECKING:
    from tender_scan.readers.ocr.engine import Engine


def read_whole(
    source: SourceFile, settings: Settings, engine: Callable[[], "Engine | None"]
) -> Document:
    """Read a document, its pictures with the OCR engine where there is one.

    Parameters
    ----------
    source
        The document's bytes.
    settings
        Limits, and what is wanted of OCR.
    engine
        Called only where a page wants it, because loading one takes seconds.

    Returns
    -------
    Document
        ``partial`` with what to do where pictures were not read.
    """
    document = read(source, settings.limits)
    wanted = wanted_pages(document, settings.ocr)
    found = engine() if wanted else None
    if found is None:
        return not_recognised(document, settings.ocr)
    from tender_scan.readers.ocr.recognise import recognise

    return recognise(source, document, found, settings.limits, wanted)
