"""Names that a narrow column or a ruling broke, so that the page's text hides them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tender_scan.lexicon.joining import join
from tender_scan.lexicon.matcher import Candidate
from tender_scan.records import Document, Page, SourceFile, Table
from tender_scan.scan.tools import Tools

if TYPE_CHECKING:
    from tender_scan.readers.columns import Rects
    from tender_scan.readers.neighbours import Neighbours

Found = Mapping[int, tuple[Candidate, ...]]
_PDF = "application/pdf"


def with_broken_names(
    source: SourceFile, document: Document, found: Found, tools: Tools
) -> Found:
    """Add the names whose pieces stand apart in the text and together on the page.

    What makes a name by the text alone is rare (`BrokenNames.find`, `join`); only for
    such a page are the places of its characters and its tables asked for.
    """
    names = {
        page: joined for page in document.pages if (joined := _joined(page.text, tools))
    }
    if not names:
        return found
    from tender_scan.readers.neighbours import Neighbours

    tables = _tables(source, document, names)
    more: dict[int, tuple[Candidate, ...]] = {}
    for page, rects in _places(source, document, names).items():
        cells = Neighbours([each for each in tables if each.page == page.number])
        kept = [name for name in names[page] if _stands(name, cells, rects)]
        if kept:
            more[page.number] = _merged(found.get(page.number, ()), kept)
    return dict(sorted({**found, **more}.items()))


def _joined(text: str, tools: Tools) -> list[Candidate]:
    pairs = tools.broken_names.find(text)
    made = (join(text, pair, tools.matcher) for pair in pairs)
    return [name for name in made if name is not None]


def _tables(
    source: SourceFile, document: Document, pages: Iterable[Page]
) -> Sequence[Table]:
    if document.media_type != _PDF:
        return document.tables
    from tender_scan.readers.pdf_layout import layout

    laid_out = layout(source.data, {page.number: () for page in pages})
    return [table for each in laid_out.values() for table in each.tables]


def _places(
    source: SourceFile, document: Document, pages: Iterable[Page]
) -> dict[Page, "Rects"]:
    """Place the characters of pages, by their words or as the PDF has them."""
    from tender_scan.readers.columns import word_rects

    drawn: dict[int, Rects] = {}
    if document.media_type == _PDF:
        from tender_scan.readers.pdf_chars import chars_of_pages

        numbers = [page.number for page in pages if page.source == "text"]
        drawn = {n: c.rects for n, c in chars_of_pages(source.data, numbers).items()}
    return {page: drawn.get(page.number) or word_rects(page) for page in pages}


def _stands(name: Candidate, cells: "Neighbours", rects: "Rects") -> bool:
    """Say whether both pieces stand in one cell, or in cells that belong together."""
    from tender_scan.readers.columns import goes_on_below

    first, rest = name.pieces
    if cells.belong(first, rest):
        return True
    if cells.share_a_cell(first, rest) is False:
        return False
    return goes_on_below(rects, first, rest)


def _merged(
    found: Sequence[Candidate], names: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Put broken names among the others, in place of what their pieces were taken for.

    A piece belongs to one name only: of two that claim it, the first is kept.
    """
    kept: list[Candidate] = []
    for name in (*names, *found):
        if not any(_overlap(name, other) for other in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda each: each.start))


def _overlap(one: Candidate, other: Candidate) -> bool:
    return any(
        low < end and start < high
        for low, high in one.pieces
        for start, end in other.pieces
    )
