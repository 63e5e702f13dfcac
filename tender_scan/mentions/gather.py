"""Gather, for every candidate of a document, what the page says of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from tender_scan.lexicon.controls import status_on
from tender_scan.lexicon.matcher import Candidate, Matcher
from tender_scan.lexicon.rental import rental_firms_in
from tender_scan.lexicon.terms import Term
from tender_scan.mentions.context import (
    Context,
    Name,
    Names,
    Surroundings,
    build_context,
    mask_names,
)
from tender_scan.mentions.judge import Evidence
from tender_scan.mentions.passage import heading_before, passage_span
from tender_scan.mentions.place import Places
from tender_scan.mentions.row_text import RowText, row_text
from tender_scan.mentions.rows import InTable, Row, headed, rows_of
from tender_scan.mentions.stated import Items, Stated, read_stated
from tender_scan.records import Document, Item, Notice

Found = Mapping[int, Sequence[Candidate]]
"""Candidates by page number."""

_LONGEST_ROW = 320
_WRITTEN_AS_ROWS = frozenset(
    {"doc", "docx", "html", "mail", "odf", "pptx", "row", "rtf", "workbook"}
)
"""Readers that write a table row as one line of cells."""


@dataclass(frozen=True)
class Lexicon:
    """The terms by id, and the matcher made of them."""

    terms: Mapping[str, Term]
    matcher: Matcher

    def names(self, candidates: Sequence[Candidate]) -> list[Name]:
        """Give the candidates as names with the kind of their term."""
        return [self._name(candidate) for candidate in candidates]

    def _name(self, candidate: Candidate) -> Name:
        term = self.terms[candidate.term_id]
        return Name(candidate.start, candidate.end, term.kind, term.sense)

    def masked(self, text: str | None, *, ocr: bool = False) -> str:
        """Fold a title or heading, with the names in it masked; did OCR read it."""
        if not text:
            return ""
        return mask_names(text, self.names(self.matcher.find(text, ocr=ocr)))


@dataclass(frozen=True)
class Gathered:
    """A candidate with all that the judge needs."""

    candidate: Candidate
    term: Term
    context: Context
    evidence: Evidence


def gather(
    document: Document, notice: Notice | None, found: Found, lexicon: Lexicon
) -> Iterator[Gathered]:
    """Gather the candidates of a document, page by page, in the order of the text."""
    title = lexicon.masked((notice and notice.title) or document.title)
    published = notice.published if notice else None
    suppliers = notice.suppliers if notice else ()
    mask = cache(lexicon.masked)  # rows share their heading and header
    items = Items(notice.items if notice else ())
    places = Places(document)
    tables = headed(document.tables)
    pages = {page.number: page for page in document.pages}
    for number, candidates in found.items():
        text, names = pages[number].text, lexicon.names(candidates)
        masked = partial(mask, ocr=pages[number].source == "ocr")
        page_names = Names(names)
        rows = rows_of(tables.get(number, ()), page_names)
        for at, (candidate, name) in enumerate(zip(candidates, names, strict=True)):
            term = lexicon.terms[candidate.term_id]
            place = rows.get(at, InTable())
            around = Surroundings(
                title,
                masked(heading_before(text, candidate.start)),
                masked("|".join(cell.text for cell in place.header)),
            )
            shown = _shown(document, candidate, place)
            context = (
                build_context(text, name, page_names.near(name), around)
                if shown is None
                else _context_in(shown, name, lexicon, around)
            )
            start, end = candidate.start, candidate.end
            passage = _passage(text, candidate, place.row)
            yield Gathered(
                candidate,
                term,
                context,
                Evidence(
                    number,
                    *passage,
                    _stated(text, candidate, place, items.find(number, start, end)),
                    places.find(number, start, end),
                    status_on(term, published, lexicon.terms),
                    rental_firms_in((passage[0], *suppliers)),
                ),
            )


def _shown(document: Document, candidate: Candidate, place: InTable) -> RowText | None:
    """Say where the model is to read of a name, if not in the page's text as it runs.

    That is its row, in documents whose text runs as it is drawn, and for a name that
    was broken there the text as it reads when joined.
    """
    if document.reader in _WRITTEN_AS_ROWS:
        return _joined(candidate)
    shown = row_text(place, candidate.pieces, candidate.surface)
    return shown or _joined(candidate)


def _joined(candidate: Candidate) -> RowText | None:
    joined = candidate.joined
    return RowText(joined.text, joined.start, joined.end) if joined else None


def _context_in(
    shown: RowText, name: Name, lexicon: Lexicon, around: Surroundings
) -> Context:
    text, start, end = shown
    others = lexicon.names(lexicon.matcher.find(text))
    names = [each for each in others if each.end <= start or each.start >= end]
    return build_context(text, replace(name, start=start, end=end), names, around)


def _passage(text: str, candidate: Candidate, row: Row) -> tuple[str, int]:
    """Give the passage and where it starts: the sentence, or the row if it is short."""
    low, high = candidate.pieces[0][0], max(end for _, end in candidate.pieces)
    start, end = passage_span(text, low, high)
    if row:
        cells = [cell for cell in row if cell.text]
        first, last = min(c.start for c in cells), max(c.end for c in cells)
        if first <= low and high <= last <= first + _LONGEST_ROW:
            start, end = first, last
    return text[start:end], start


def _stated(
    text: str, candidate: Candidate, place: InTable, item: tuple[int, Item] | None
) -> Stated:
    if candidate.joined is None:
        return read_stated(text, (candidate.start, candidate.end), place, item)
    joined = candidate.joined
    return read_stated(joined.text, (joined.start, joined.end), InTable(), item)
