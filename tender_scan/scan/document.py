"""One document in, everything found in it out: the whole pipeline as one function."""

from collections.abc import Mapping
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from tender_scan.lexicon.implied.quick import worth_reading
from tender_scan.lexicon.matcher import Candidate
from tender_scan.notices.read import read_notice
from tender_scan.readers.registry import read
from tender_scan.records import Box, Document, Mention, Notice, ScanResult, SourceFile
from tender_scan.records.status import READ_STATUSES
from tender_scan.scan.broken import with_broken_names
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
    document = read(source, tools.settings.limits)
    found = find_candidates(document, tools)
    found = with_broken_names(source, document, found, tools)
    boxes: tuple[tuple[Box, ...], ...] = ()
    if found and document.media_type == "application/pdf":
        document, boxes = _laid_out(source, document, found)
    notice = read_notice(document) if document.status in READ_STATUSES else None
    mentions = judge_document(document, notice, found, tools)
    if boxes:
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
        if (candidates := _candidates(page.text, tools))
    }


def _candidates(text: str, tools: Tools) -> tuple[Candidate, ...]:
    """Candidates of a page, in the order of the text; a name goes before figures."""
    named = tools.matcher.find(text)
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
) -> tuple[Document, tuple[tuple[Box, ...], ...]]:
    """Add the tables of the pages with candidates; give the boxes of each candidate."""
    from tender_scan.readers.pdf_layout import layout

    spans = {page: [p for c in each for p in c.pieces] for page, each in found.items()}
    layouts = layout(source.data, spans)
    tables = tuple(table for each in layouts.values() for table in each.tables)
    boxes = {page: iter(layouts[page].boxes) for page in found}
    return replace(document, tables=tables), tuple(
        tuple(box for _ in candidate.pieces for box in next(boxes[page]))
        for page, each in found.items()
        for candidate in each
    )
