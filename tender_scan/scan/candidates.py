"""All that could be a term on the pages of a document: by name, starred, by figures."""

from collections.abc import Iterable, Mapping, Sequence

from tender_scan.lexicon.implied.quick import worth_reading
from tender_scan.lexicon.matcher import Candidate
from tender_scan.records import Document, Page
from tender_scan.scan.tools import Tools

Found = Mapping[int, tuple[Candidate, ...]]
"""Candidates by page number."""


def find_candidates(document: Document, tools: Tools) -> Found:
    """Find the pages with a candidate, by name or by figures."""
    return {
        page.number: candidates
        for page in document.pages
        if (candidates := _candidates(page, tools))
    }


def _candidates(page: Page, tools: Tools) -> tuple[Candidate, ...]:
    """Candidates of a page, in the order of the text.

    A starred name goes before a name, which it may seem to hold (``H20**``), and a
    name before figures.
    """
    text = page.text
    starred = [
        Candidate(s.start, s.end, s.surface, s.term_ids[0], True, fits=s.term_ids)
        for s in tools.starred.find(text)
    ]
    named = _clear_of(starred, tools.matcher.find(text, ocr=page.source == "ocr"))
    if not starred and not worth_reading(text):
        return tuple(named)
    unnamed = [
        Candidate(each.start, each.end, each.surface, each.term_ids[0], False, each)
        for each in tools.implied.find(text)
    ]
    taken = [*starred, *named]
    found = [*taken, *_clear_of(taken, unnamed)]
    return tuple(sorted(found, key=lambda each: each.start))


def _clear_of(
    taken: Sequence[Candidate], found: Iterable[Candidate]
) -> list[Candidate]:
    """Give what overlaps nothing that is taken."""
    return [
        each
        for each in found
        if not any(t.start < each.end and each.start < t.end for t in taken)
    ]
