"""Where a span stands on a page whose words bring their places with them."""

from bisect import bisect_right

from tender_scan.records.document import Page, Word
from tender_scan.records.mention import Box

_SHARED = 0.5


def word_boxes(page: Page, start: int, end: int) -> tuple[Box, ...]:
    """Draw the boxes of a span, one per line it stands on.

    Parameters
    ----------
    page
        With `words` in the order of its text.
    start, end
        Code points of its text. Of a word that is only partly in the span, that share
        of its width is taken.
    """
    words = page.words
    first = bisect_right(words, start, key=lambda word: word.end)
    boxes: list[Box] = []
    for word in words[first:]:
        if word.start >= end:
            break
        box = _part(page.number, word, start, end)
        if boxes and _same_line(boxes[-1], box):
            boxes[-1] = _union(boxes[-1], box)
        else:
            boxes.append(box)
    return tuple(boxes)


def _part(page: int, word: Word, start: int, end: int) -> Box:
    step = (word.x1 - word.x0) / max(word.end - word.start, 1)
    x0 = word.x0 + step * (max(start, word.start) - word.start)
    x1 = word.x1 - step * (word.end - min(end, word.end))
    return Box(page, round(x0, 2), word.top, round(x1, 2), word.bottom)


def _same_line(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= _SHARED * min(one.bottom - one.top, other.bottom - other.top)


def _union(one: Box, other: Box) -> Box:
    return Box(
        one.page,
        min(one.x0, other.x0),
        min(one.top, other.top),
        max(one.x1, other.x1),
        max(one.bottom, other.bottom),
    )
