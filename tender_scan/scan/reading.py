"""Read a document in the way that a step asks for, and bound what is made of it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tender_scan.errors import ReadError
from tender_scan.lexicon.matcher import Candidate
from tender_scan.readers.ocr.wanted import noted, wanted_pages
from tender_scan.readers.registry import read, read_with
from tender_scan.readers.whole import read_whole
from tender_scan.records import Document, Page, SourceFile
from tender_scan.scan.candidates import Found
from tender_scan.scan.steps import Step

if TYPE_CHECKING:
    from tender_scan.scan.tools import Tools


def read_by(step: Step, source: SourceFile, tools: "Tools") -> Document:
    """Read a document; see `tender_scan.scan.steps.Step`."""
    settings = tools.settings
    if step == "slow":
        from tender_scan.readers.pdf_plumber import read_pdf_slowly

        return read_with(read_pdf_slowly, "pdf-plumber", source, settings.limits)
    if step == "convert":
        return read(source, settings.limits)
    if step == "ocr":
        return read_whole(source, settings, lambda: tools.engine)
    if step == "draw":
        return _recognise_all(source, tools)
    document = read(source, settings.limits, programs=False)
    wanted = wanted_pages(document, settings.ocr)
    return replace(document, pictured=wanted) if wanted else document


def _recognise_all(source: SourceFile, tools: "Tools") -> Document:
    """Recognise every page of a PDF whose text ends the process that asks for it."""
    from tender_scan.readers.ocr.recognise import recognise
    from tender_scan.readers.pdf_open import open_pdf

    pdf = open_pdf(source.data, source.path)
    numbers = tuple(range(1, len(pdf) + 1))
    pdf.close()
    pages = tuple(Page(number, "") for number in numbers)
    bare = Document(source.id, source.media_type, "pdf", pages, pictured=numbers)
    if tools.engine is None:
        raise ReadError(f"{source.path}: no OCR engine can be loaded", "crash")
    limits = tools.settings.limits
    return recognise(source, noted(bare), tools.engine, limits)


def bounded(document: Document, found: Found, tools: "Tools") -> tuple[Document, Found]:
    """Leave out the candidates past the limit, and say so in the status."""
    limit = tools.settings.limits.mentions
    if sum(map(len, found.values())) <= limit:
        return document, found
    kept: dict[int, tuple[Candidate, ...]] = {}
    left = limit
    for number, candidates in found.items():
        if left <= 0:
            break
        kept[number] = candidates[:left]
        left -= len(candidates)
    words = f"limit mentions: {limit}; the rest is not judged"
    detail = "; ".join(filter(None, (document.status_detail, words)))
    return replace(document, status="partial", status_detail=detail), kept
