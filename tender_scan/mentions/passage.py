"""The passage round a mention: the sentence or table row a person needs to judge it."""

import re

_ENDS = re.compile(
    r"[。！？；!?;]|\n\s*\n"
    r"|\n(?=\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.、)]))"
    r"|\n(?=[^\n：]{1,24}：)"  # the next label of a crawl row or a list of fields
)
_REACH = 160
_LEAST = 12
_HEADING = re.compile(
    r"^[ \t　]*(?:第[一二三四五六七八九十百\d]+[章节部分条]|[一二三四五六七八九十]+[、.．]"
    r"|[（(][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+){0,3}[、.．\s])"
    r"[^\n。；|]{2,40}$",
    re.MULTILINE,
)
_HEADING_REACH = 1_500


def passage_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Find the passage round ``text[start:end]``.

    It runs from the end of the sentence before to the end of its own, at most 160
    characters to each side, and is widened by a neighbour where it would be shorter
    than 12 characters.

    Returns
    -------
    tuple of int
        Span in `text`, without blanks at its ends.
    """
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    breaks = [low, *(m.end() for m in _ENDS.finditer(text, low, start))]
    stop = next((m.end() for m in _ENDS.finditer(text, end, high)), high)
    begin = breaks.pop()
    while stop - begin < _LEAST and breaks:
        begin = breaks.pop()
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop


def heading_before(text: str, position: int) -> str | None:
    """Find the nearest numbered heading above a position on the same page.

    Returns
    -------
    str or None
        The heading without blanks at its ends; None where there is none in the
        1,500 characters before.
    """
    low = max(0, position - _HEADING_REACH)
    headings = _HEADING.findall(text[low:position])
    return headings[-1].strip() if headings else None
