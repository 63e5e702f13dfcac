"""Gather, for every candidate of a document, what the page says of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from tender_scan.mentions.quantity import quantity_beside, quantity_in_row
from tender_scan.records import Cell, Document, Notice, Table

Found = Mapping[int, Sequence[Candidate]]
"""Candidates by page number."""

Row = tuple[Cell, ...]
_LONGEST_ROW = 320


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
    tables: defaultdict[int, list[Table]] = defaultdict(list)
    for table in document.tables:
        tables[table.page].append(table)
    pages = {page.number: page for page in document.pages}
    for number, candidates in found.items():
        text, names = pages[number].text, lexicon.names(candidates)
        masked = partial(mask, ocr=pages[number].source == "ocr")
        page_names = Names(names)
        rows = _rows_of(tables[number], page_names)
        for at, (candidate, name) in enumerate(zip(candidates, names, strict=True)):
            term = lexicon.terms[candidate.term_id]
            header, row = rows.get(at, ((), ()))
            around = Surroundings(
                title,
                masked(heading_before(text, candidate.start)),
                masked("|".join(cell.text for cell in header)),
            )
            evidence = _evidence(number, text, candidate, header, row)
            yield Gathered(
                candidate,
                term,
                build_context(text, name, page_names.near(name), around),
                Evidence(
                    *evidence,
                    status_on(term, published, lexicon.terms),
                    rental_firms_in((evidence[1], *suppliers)),
                ),
            )


def _evidence(
    page: int, text: str, candidate: Candidate, header: Row, row: Row
) -> tuple[int, str, int, float | None]:
    """Page, passage, its start, and the quantity."""
    start, end = passage_span(text, candidate.start, candidate.end)
    if row:
        first, last = min(c.start for c in row), max(c.end for c in row)
        if first <= candidate.start and candidate.end <= last <= first + _LONGEST_ROW:
            start, end = first, last
    quantity = quantity_beside(text, candidate.start, candidate.end)
    if quantity is None and row:
        quantity = quantity_in_row([c.text for c in header], [c.text for c in row])
    return page, text[start:end], start, quantity


def _rows_of(tables: Sequence[Table], names: Names) -> dict[int, tuple[Row, Row]]:
    """The header row and the row of the table cell that holds each name.

    By the number of the name on the page; a name that stands in no table is left
    out. Of tables within one another, the innermost (the one listed last) is taken,
    of rows that share a merged cell the first.
    """
    rows: dict[int, tuple[Row, Row]] = {}
    for (start, end), place in _cells(tables).items():
        for number in names.within(start, end):
            rows.setdefault(number, place)
    return rows


def _cells(tables: Sequence[Table]) -> dict[tuple[int, int], tuple[Row, Row]]:
    """The header row and the row of every cell by its span, the innermost first."""
    cells: dict[tuple[int, int], tuple[Row, Row]] = {}
    for table in reversed(tables):
        for row in table.rows:
            for cell in row:
                cells.setdefault((cell.start, cell.end), (table.rows[0], row))
    return cells
