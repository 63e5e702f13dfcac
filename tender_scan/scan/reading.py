"""Read a document in the way that a step asks for, and bound what is made of it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tender_scan.lexicon.matcher import Candidate
from tender_scan.readers.whole import read_whole
from tender_scan.records import Document, SourceFile
from tender_scan.scan.candidates import Found
from tender_scan.scan.steps import Step

if TYPE_CHECKING:
    from tender_scan.scan.tools import Tools


def read_by(step: Step, source: SourceFile, tools: "Tools") -> Document:
    """Read a document; see `tender_scan.scan.steps.Step`."""
    del step
    return read_whole(source, tools.settings, lambda: tools.engine)


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
