"""The shadow of a page: its text as matching sees it, with a map back.

On top of folding (`tender_scan.text.fold`) the shadow drops what stands inside names
without belonging to them: blanks, line breaks, hyphens, middle dots, and the pinyin
that repost sites insert after characters, ``項(xiàng)目``. Names are looked up in the
shadow; spans always go back to the text as read, where the boundary rules look at
what stood between.

The map is made only when asked for: pages without a candidate never pay for it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from tender_scan.text.fold import FoldTable

SEPARATORS = " \t\r\n\x0b\x0c\u2028\u2029-‐‑‒–—―_·•‧∙・"
"""What may stand inside a name, after folding. Every Unicode blank folds to ``" "``."""

_TABLE = FoldTable(drop=SEPARATORS)
_PINYIN = re.compile(
    r"(?<=[\u3400-\u9fff])[(（]"
    r"(?=[a-zü]{0,6}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])"
    r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}[)）]"
)
"""``項(xiàng)``; one letter must carry a tone mark, so ``云(aws)`` is left alone."""


class Shadow:
    """The shadow of one text.

    Parameters
    ----------
    text
        The text as read.

    Attributes
    ----------
    text : str
        The shadow: folded, lower case, without separators.
    """

    def __init__(self, text: str) -> None:
        self._original = text
        gaps = _PINYIN.finditer(text) if "(" in text or "（" in text else ()
        self._gaps = [match.span() for match in gaps]
        self.text = self._without_gaps(text).translate(_TABLE)

    def _without_gaps(self, text: str) -> str:
        """Cut the inserted pinyin out."""
        pieces, position = [], 0
        for start, end in self._gaps:
            pieces.append(text[position:start])
            position = end
        return "".join([*pieces, text[position:]])

    @cached_property
    def _breaks(self) -> tuple[list[int], list[int]]:
        """Where the two texts stop running in step.

        After each character that folds to more or less than one: how far the shadow
        has come, and the index of the next original character. Between two breaks both
        advance one by one.
        """
        shadow, original = [0], [0]
        for start, end, length in self._uneven():
            shadow.append(shadow[-1] + (start - original[-1]) + length)
            original.append(end)
        return shadow, original

    def _uneven(self) -> Iterator[tuple[int, int, int]]:
        """Characters and gaps that fold to another length: start, end, length.

        In the order of the text; a character within a gap is part of the gap.
        """
        text = self._original
        lengths = {c: len(_TABLE[ord(c)]) for c in set(text)}
        odd = "".join(c for c, length in lengths.items() if length != 1)
        pattern = re.compile(f"[{re.escape(odd)}]" if odd else "(?!)")
        position = 0
        for start, end in self._gaps:
            for match in pattern.finditer(text, position, start):
                yield *match.span(), lengths[match.group()]
            yield start, end, 0
            position = end
        for match in pattern.finditer(text, position):
            yield *match.span(), lengths[match.group()]

    def _index(self, position: int) -> int:
        """Index of the original character that gave the shadow's `position`."""
        shadow, original = self._breaks
        last = bisect_right(shadow, position) - 1
        index = original[last] + position - shadow[last]
        following = last + 1
        if following < len(original) and index >= original[following]:
            return original[following] - 1  # within what one character folded to
        return index

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the shadow back to the text as read.

        Parameters
        ----------
        start, end
            ``0 <= start < end <= len(shadow.text)``.

        Returns
        -------
        tuple of int
            The shortest ``[start, end)`` of the text as read that covers it.
        """
        return self._index(start), self._index(end - 1) + 1
