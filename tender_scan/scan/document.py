"""One document in, everything found in it out: the whole pipeline as one function."""

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from tender_scan.notices.read import read_notice
from tender_scan.records import (
    Document,
    Mention,
    Notice,
    ScanResult,
    SourceFile,
    StoredDocument,
)
from tender_scan.records.status import READ_STATUSES
from tender_scan.scan.broken import with_broken_names
from tender_scan.scan.candidates import Found, find_candidates
from tender_scan.scan.kept import restore
from tender_scan.scan.places import Boxes, lay_out, word_places
from tender_scan.scan.reading import bounded, read_by
from tender_scan.scan.steps import Step
from tender_scan.scan.tools import Tools
from tender_scan.sources.sniff import extension_mismatch

if TYPE_CHECKING:
    from tender_scan.mentions.gather import Gathered


def scan_document(source: SourceFile, tools: Tools, step: Step = "read") -> ScanResult:
    """Read and judge one document.

    Nothing is decided by the first pass over the text except that there is nothing
    to decide: only pages with a candidate are laid out, cut into words and judged.

    Parameters
    ----------
    source
        The document's bytes and place.
    tools
        Lexicon and model.
    step
        In which way to read it.

    Returns
    -------
    ScanResult
        Also for a document that could not be read: its status says so.
    """
    begun = perf_counter()
    document = read_by(step, source, tools)
    found = find_candidates(document, tools)
    found = with_broken_names(source, document, found, tools)
    document, found = bounded(document, found, tools)
    if found:
        tools.require()
    document, boxes = lay_out(source, document, found)
    notice = read_notice(document) if document.status in READ_STATUSES else None
    mentions = _placed(judge_document(document, notice, found, tools), boxes)
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


def judge_stored(stored: StoredDocument, tools: Tools) -> ScanResult:
    """Judge a document again, from its stored text alone.

    Returns
    -------
    ScanResult
        With mentions, and no pages. A mention has no boxes where these would have to
        be looked up in the file.
    """
    document = restore(stored.document, stored.kept)
    document, found = bounded(document, find_candidates(document, tools), tools)
    if found:
        tools.require()
    judged = judge_document(document, stored.notice, found, tools)
    mentions = _placed(judged, word_places(document, found))
    bare = replace(document, pages=(), tables=(), columns=())
    return ScanResult(document.id, None, 0, bare, mentions, stored.notice)


def _placed(
    mentions: tuple[Mention, ...], boxes: tuple[Boxes, ...]
) -> tuple[Mention, ...]:
    return tuple(
        replace(mention, boxes=each)
        for mention, each in zip(mentions, boxes, strict=True)
    )


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
    if each.candidate.fits:
        from tender_scan.mentions.starred import as_starred

        return as_starred(mention, each.candidate.fits, tools.lexicon.terms)
    if each.candidate.implied is None:
        return mention
    from tender_scan.mentions.unnamed import as_unnamed

    thresholds = tools.judge.bundle.thresholds
    return as_unnamed(mention, each.candidate.implied, tools.lexicon.terms, thresholds)
