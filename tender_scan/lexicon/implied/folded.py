"""Fold a stretch of text and keep where each character came from.

Unlike `tender_scan.text.shadow.Shadow` blanks stay where they part Latin letters and
digits: ``FP16 312`` is a precision and a number.
"""

import re

from tender_scan.text.fold import FoldTable

_TABLE = FoldTable()
_PINYIN = re.compile(
    r"(?<=[\u3400-\u9fff])[(（][a-zü]{0,6}"
    r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{0,6}[)）]"
)
"""What repost sites insert after characters: ``显(xiǎn)``."""
_GAP = re.compile(
    r"(?<=[^\x00-\x7f])[ \t\u3000]+|[ \t\u3000]+(?=[^\x00-\x7f])|(?<=[ \t])[ \t]+"
)
"""Blanks beside a character that is not ASCII, and all but one of a run."""

_SPACED = re.compile(r"(?<!\S)\S(?:[ \u3000]\S){5,}(?!\S)")
"""A line whose characters all stand apart: ``F P 1 6 ≥ 9 8 9 T``."""


class Folded:
    """One stretch of a page, folded.

    Parameters
    ----------
    page
        The text as read.
    start, end
        The stretch.

    Attributes
    ----------
    text : str
        The folded stretch.
    """

    def __init__(self, page: str, start: int, end: int) -> None:
        raw = page[start:end]
        dropped = bytearray(len(raw))
        for pattern in (_PINYIN, _GAP):
            for match in pattern.finditer(raw):
                dropped[match.start() : match.end()] = b"\1" * len(match.group())
        for match in _SPACED.finditer(raw):
            for index in range(match.start() + 1, match.end(), 2):
                dropped[index] = 1
        parts: list[str] = []
        origin: list[int] = []
        for index, character in enumerate(raw):
            if not dropped[index]:
                folded = _TABLE[ord(character)]
                parts.append(folded)
                origin.extend([start + index] * len(folded))
        self.page = page
        self.text = "".join(parts)
        self._origin = origin

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a span that is not empty back to the text as read."""
        return self._origin[start], self._origin[end - 1] + 1

    def as_read(self, start: int, end: int) -> str:
        """Give the text as read of a span that is not empty."""
        first, last = self.span(start, end)
        return self.page[first:last]
