"""Whether two pieces of a page stand one below the other, as lines of one column do.

Works on the places of characters alone, so it does not matter whether the column is
ruled, or in which order the page's text runs.
"""

from collections.abc import Iterator, Sequence

from tender_scan.readers.pdf_frame import Rect
from tender_scan.records.document import Page

Rects = Sequence[Rect | None]
"""Where the characters of a page stand, one per code point; None for blanks."""

_BLANK = 0.9
"""A gap wider than this share of the line's height parts columns."""
_NEXT_LINE = 1.4
"""The next line of a cell begins within this many heights below."""
_ALIGNED = 0.7
"""How far, in heights, edges or middles of two lines of a cell may lie apart."""


def goes_on_below(rects: Rects, first: tuple[int, int], rest: tuple[int, int]) -> bool:
    """Say whether the line that ends with `first` goes on below with `rest`.

    Both lines are what stands together there: `first` must be the last of its line,
    `rest` the first of its own, and the two must be aligned at the left, in the
    middle or at the right.

    Parameters
    ----------
    rects
        The page's characters.
    first, rest
        Spans in code points.
    """
    end, begin = rects[first[1] - 1], rects[rest[0]]
    if end is None or begin is None:
        return False
    height = max(end[3] - end[1], begin[3] - begin[1])
    if not -0.3 * height <= begin[1] - end[3] <= _NEXT_LINE * height:
        return False
    upper, lower = _line(rects, end), _line(rects, begin)
    if upper[1] > end[2] or lower[0] < begin[0]:
        return False
    distances = (
        upper[0] - lower[0],
        upper[1] - lower[1],
        (sum(upper) - sum(lower)) / 2,
    )
    return min(map(abs, distances)) <= _ALIGNED * height


def _line(rects: Rects, rect: Rect) -> tuple[float, float]:
    """Find how far left and right the line goes in which a character stands."""
    gap = _BLANK * (rect[3] - rect[1])
    left, right = rect[0], rect[2]
    beside = sorted(_beside(rects, rect))
    for x0, x1 in beside:
        if x0 <= right + gap and x1 > right and x0 >= left:
            right = x1
    for x0, x1 in reversed(beside):
        if x1 >= left - gap and x0 < left and x1 <= right:
            left = x0
    return left, right


def _beside(rects: Rects, rect: Rect) -> Iterator[tuple[float, float]]:
    middle = (rect[1] + rect[3]) / 2
    for other in rects:
        if other is not None and other[1] < middle < other[3]:
            yield other[0], other[2]


def word_rects(page: Page) -> list[Rect | None]:
    """Place the characters of a page by its words, each an equal share of its word."""
    rects: list[Rect | None] = [None] * len(page.text)
    for word in page.words:
        width = (word.x1 - word.x0) / max(word.end - word.start, 1)
        for index in range(max(word.start, 0), min(word.end, len(rects))):
            if not page.text[index].isspace():
                x0 = word.x0 + width * (index - word.start)
                rects[index] = (x0, word.top, x0 + width, word.bottom)
    return rects
