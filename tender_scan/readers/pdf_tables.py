"""Ruled tables of single PDF pages, by pdfplumber's lines and pdfium's text."""

import io
import logging
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pdfplumber
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.table import Table as PlumberTable
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from tender_scan.readers.pdf_chars import PageChars
from tender_scan.readers.pdf_frame import Rect
from tender_scan.records.document import Cell, Table

logging.getLogger("pdfminer").setLevel(logging.ERROR)

_MAX_CELLS = 5_000
# pdfminer lets the errors of its own arithmetic and look-ups out where a file is
# damaged; each of these was seen on a fuzzed file or follows from such a one.
PDFMINER_ERRORS = (
    PdfminerException,
    MalformedPDFException,
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True)
class Ruled:
    """A table with its rulings, in points of the page as shown.

    Parameters
    ----------
    table
        Its rows.
    boxes, cells
        Every cell once, with its box.
    """

    table: Table
    boxes: tuple[Rect, ...]
    cells: tuple[Cell, ...]

    @property
    def lefts(self) -> tuple[float, ...]:
        """Where its columns begin, from left to right."""
        return _edges(box[0] for box in self.boxes)

    @property
    def frame(self) -> Rect:
        """Its outer edges."""
        lefts, tops, rights, bottoms = zip(*self.boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


def find_tables(
    pdf: bytes, chars: Mapping[int, PageChars], shifts: Sequence[tuple[float, float]]
) -> dict[int, tuple[Ruled, ...]]:
    """Find the ruled tables of a few pages.

    Parameters
    ----------
    pdf
        A PDF of these pages only, in the order of `chars`.
    chars
        By page number, as the document counts.
    shifts
        How far right and down the visible box begins in the page's media box, one per
        page.

    Returns
    -------
    dict
        Tables by page number. A page that pdfplumber cannot read has none: its text
        is not touched by that.
    """
    tables: dict[int, tuple[Ruled, ...]] = dict.fromkeys(chars, ())
    try:
        with pdfplumber.open(io.BytesIO(pdf)) as document:
            pages = zip(document.pages, chars.items(), shifts, strict=False)
            for page, (number, page_chars), shift in pages:
                tables[number] = tuple(_page_tables(page, number, page_chars, shift))
    except PDFMINER_ERRORS:
        pass
    return tables


def _page_tables(
    page: PlumberPage, number: int, chars: PageChars, shift: tuple[float, float]
) -> Iterator[Ruled]:
    try:
        found = page.find_tables()
        left, top = page.mediabox[0] + shift[0], page.mediabox[1] + shift[1]
        for table in sorted(found, key=lambda each: each.bbox[1]):
            # One column is a frame round the page, not a table.
            columns = len({cell[0] for cell in table.cells})
            if columns > 1 and len(table.cells) <= _MAX_CELLS:
                yield _table(table, number, chars, (left, top))
    except PDFMINER_ERRORS:
        return
    finally:
        page.close()  # else its objects stay until the document is closed, and longer


def _table(
    table: PlumberTable, number: int, chars: PageChars, origin: tuple[float, float]
) -> Ruled:
    boxes = tuple(_moved(cell, origin) for cell in table.cells)
    tops, lefts = _edges(box[1] for box in boxes), _edges(box[0] for box in boxes)
    inside = _inside(boxes, _places(boxes, tops, lefts), (tops, lefts), chars)
    cells = tuple(_cell(indexes, chars.text) for indexes in inside)
    return Ruled(grid(number, boxes, cells, lefts), boxes, cells)


def grid(
    number: int, boxes: Sequence[Rect], cells: Sequence[Cell], lefts: Sequence[float]
) -> Table:
    """Lay cells out in rows; a cell over several columns or rows is repeated.

    Parameters
    ----------
    number
        The page.
    boxes, cells
        The cells with their boxes.
    lefts
        Where columns begin.
    """
    tops = _edges(box[1] for box in boxes)
    places = _places(boxes, tops, lefts)
    rows = (
        tuple(
            cells[places[row, column]]
            for column in range(len(lefts))
            if (row, column) in places
        )
        for row in range(len(tops))
    )
    return Table(number, tuple(row for row in rows if row))


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(sorted(set(values)))


def _places(
    boxes: Sequence[Rect], tops: Sequence[float], lefts: Sequence[float]
) -> dict[tuple[int, int], int]:
    """Say which box covers which row and column."""
    places: dict[tuple[int, int], int] = {}
    for index, box in enumerate(boxes):
        first_row, first_column = _before(tops, box[1] + 1), _before(lefts, box[0] + 1)
        for row in range(first_row - 1, _before(tops, box[3])):
            for column in range(first_column - 1, _before(lefts, box[2])):
                places.setdefault((row, column), index)
    return places


def _moved(cell: Sequence[float], origin: tuple[float, float]) -> Rect:
    left, top = origin
    x0, y0, x1, y1 = cell
    return x0 - left, y0 - top, x1 - left, y1 - top


def _before(edges: Sequence[float], end: float) -> int:
    """Count the edges that lie before `end`, by more than the thickness of a line."""
    return bisect_right(edges, end - 0.5)


def _inside(
    boxes: Sequence[Rect],
    places: Mapping[tuple[int, int], int],
    edges: tuple[Sequence[float], Sequence[float]],
    chars: PageChars,
) -> list[list[int]]:
    """Give each box the characters whose centre lies in it."""
    tops, lefts = edges
    inside: list[list[int]] = [[] for _ in boxes]
    for index, rect in enumerate(chars.rects):
        if rect is None:
            continue
        x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
        place = bisect_right(tops, y) - 1, bisect_right(lefts, x) - 1
        box = places.get(place)
        if box is not None and x < boxes[box][2] and y < boxes[box][3]:
            inside[box].append(index)
    return inside


def _cell(indexes: Sequence[int], text: str) -> Cell:
    """Make a cell of the places of its characters in the text, in rising order."""
    if not indexes:
        return Cell("", 0, 0)
    runs: list[list[int]] = []
    for index in indexes:
        if runs and not text[runs[-1][1] : index].strip():
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    # Where lines of two cells take turns in the text, the span is the longest piece.
    start, end = max(runs, key=lambda run: run[1] - run[0])
    pieces = tuple((first, last) for first, last in runs) if len(runs) > 1 else ()
    whole = "\n".join(text[first:last] for first, last in runs)
    return Cell(whole, start, end, pieces)
