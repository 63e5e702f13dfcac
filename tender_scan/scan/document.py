"""One document in, everything found in it out: the whole pipeline as one function."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest
from time import perf_counter
from typing import TYPE_CHECKING

from tender_scan.lexicon.implied.quick import worth_reading
from tender_scan.lexicon.matcher import Candidate
from tender_scan.notices.read import read_notice
from tender_scan.readers.whole import read_whole
from tender_scan.readers.word_boxes import word_boxes
from tender_scan.records import (
    Box,
    Document,
    Mention,
    Notice,
    Page,
    ScanResult,
    SourceFile,
)
from tender_scan.records.status import READ_STATUSES
from tender_scan.scan.tools import Tools
from tender_scan.sources.sniff import extension_mismatch

if TYPE_CHECKING:
    from tender_scan.mentions.gather import Gathered

Found = Mapping[int, tuple[Candidate, ...]]


def scan_document(source: SourceFile, tools: Tools) -> ScanResult:
    """Read and judge one document.

    Nothing is decided by the first pass over the text except that there is nothing
    to decide: only pages with a candidate are laid out, cut into words and judged.

    Parameters
    ----------
    source
        The document's bytes and place.
    tools
        Lexicon and model.

    Returns
    -------
    ScanResult
        Also for a document that could not be read: its status says so.
    """
    begun = perf_counter()
    document = read_whole(source, tools.settings, lambda: tools.engine)
    found = find_candidates(document, tools)
    document, boxes = _laid_out(source, document, found)
    notice = read_notice(document) if document.status in READ_STATUSES else None
    mentions = judge_document(document, notice, found, tools)
    pairs = zip(mentions, boxes, strict=True)
    mentions = tuple(replace(mention, boxes=box) for mention, box in pairs)
    return ScanResult(
        path=source.path,
        raw_path=source.raw_path,
        bytes=len(source.data),
        document=document,
        mentions=mentions,
        notice=notice,
        duration_ms=round((perf_counter() - begun) * 1000),
        name_mismatch=extension_mismatch(source.media_type, source.path),
    )


def find_candidates(document: Document, tools: Tools) -> Found:
    """Find the pages with a candidate, by name or by figures."""
    return {
        page.number: candidates
        for page in document.pages
        if (candidates := _candidates(page, tools))
    }


def _candidates(page: Page, tools: Tools) -> tuple[Candidate, ...]:
    """Candidates of a page, in the order of the text; a name goes before figures."""
    text = page.text
    named = tools.matcher.find(text, ocr=page.source == "ocr")
    if not worth_reading(text):
        return named
    unnamed = [
        Candidate(each.start, each.end, each.surface, each.term_ids[0], False, each)
        for each in tools.implied.find(text)
        if not any(n.start < each.end and each.start < n.end for n in named)
    ]
    return tuple(sorted([*named, *unnamed], key=lambda each: each.start))


def judge_document(
    document: Document, notice: Notice | None, found: Found, tools: Tools
) -> tuple[Mention, ...]:
    """Judge every candidate of a document, in the order of `found`."""
    if not found:
        return ()
    from tender_scan.mentions.gather import gather

    return tuple(
        _judge(each, tools) for each in gather(document, notice, found, tools.lexicon)
    )


def _judge(each: "Gathered", tools: Tools) -> Mention:
    mention = tools.judge.judge(each.candidate, each.term, each.context, each.evidence)
    if each.candidate.implied is None:
        return mention
    from tender_scan.mentions.unnamed import as_unnamed

    thresholds = tools.judge.bundle.thresholds
    return as_unnamed(mention, each.candidate.implied, tools.lexicon.terms, thresholds)


def _laid_out(
    source: SourceFile, document: Document, found: Found
) -> tuple[Document, list[tuple[Box, ...]]]:
    """Add the tables of PDF pages with candidates; give the boxes of each candidate.

    Words bring their places with them where a page was recognised; the places in a
    PDF's own text are looked up here, for the pages that need them.
    """
    pages = {page.number: page for page in document.pages}
    spans = {
        number: [(c.start, c.end) for c in candidates]
        for number, candidates in found.items()
    }
    drawn = {n: each for n, each in spans.items() if pages[n].source == "text"}
    layouts = {}
    if drawn and document.media_type == "application/pdf":
        from tender_scan.readers.pdf_layout import layout

        layouts = layout(source.data, drawn)
        tables = (table for each in layouts.values() for table in each.tables)
        document = replace(document, tables=(*document.tables, *tables))
    boxes = [
        box or word_boxes(pages[number], *span)
        for number, each in spans.items()
        for span, box in zip_longest(
            each, layouts[number].boxes if number in layouts else ()
        )
    ]
    return document, boxes
