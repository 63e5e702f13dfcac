"""Where a span stands on a page whose words bring their places with them."""

from bisect import bisect_right
from collections.abc import Sequence
from unicodedata import east_asian_width

from tender_scan.records.document import Page, Word
from tender_scan.records.mention import Box

Rect = tuple[float, float, float, float]

_SHARED = 0.5
_UPRIGHT = 1.5  # times higher than wide: written downwards


def word_boxes(page: Page, start: int, end: int) -> tuple[Box, ...]:
    """Draw the boxes of a span, one per line it stands on.

    Parameters
    ----------
    page
        With `words` in the order of its text.
    start, end
        Code points of its text. Of a word that is only partly in the span, the share
        of its length is taken, a Chinese character counting twice a Latin one.
    """
    words = page.words
    first = bisect_right(words, start, key=lambda word: word.end)
    boxes: list[Rect] = []
    for word in words[first:]:
        if word.start >= end:
            break
        part = _part(page.text, word, start, end)
        if boxes and _on_one_line(boxes[-1], part):
            boxes[-1] = _union(boxes[-1], part)
        else:
            boxes.append(part)
    return tuple(
        Box(page.number, *(round(value, 2) for value in part)) for part in boxes
    )


def _part(text: str, word: Word, start: int, end: int) -> Rect:
    before = _length(text[word.start : max(start, word.start)])
    inside = _length(text[max(start, word.start) : min(end, word.end)])
    whole = _length(text[word.start : word.end])
    begin, stop = before / whole, (before + inside) / whole
    width, height = word.x1 - word.x0, word.bottom - word.top
    if _is_upright(word, whole):
        return (
            *(word.x0, word.top + height * begin),
            *(word.x1, word.top + height * stop),
        )
    return (
        *(word.x0 + width * begin, word.top),
        *(word.x0 + width * stop, word.bottom),
    )


def _length(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _is_upright(word: Word, length: int) -> bool:
    # One tall letter is no column of letters.
    return length > 2 and word.bottom - word.top > _UPRIGHT * (word.x1 - word.x0)


def _on_one_line(one: Rect, other: Rect) -> bool:
    """Say whether two pieces go on: beside one another, or below in a column."""
    if _shared(one, other, 1) >= _SHARED:
        return True
    is_column = any(b - t > _UPRIGHT * (r - x) for x, t, r, b in (one, other))
    return is_column and _shared(one, other, 0) >= _SHARED


def _shared(one: Sequence[float], other: Sequence[float], low: int) -> float:
    """Give how much of the smaller one both cover, across (0) or down (1)."""
    high = low + 2
    shared = min(one[high], other[high]) - max(one[low], other[low])
    smaller = min(one[high] - one[low], other[high] - other[low])
    return shared / smaller if smaller > 0 else 0.0


def _union(one: Rect, other: Rect) -> Rect:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
