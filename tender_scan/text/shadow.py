"""The shadow of a page: its text as matching sees it, with a map back.

On top of folding (`tender_scan.text.fold`) the shadow drops what stands inside names
without belonging to them: blanks, line breaks, hyphens, middle dots, and the pinyin
that repost sites insert after characters, ``項(xiàng)目``. Names are looked up in the
shadow; spans always go back to the text as read, where the boundary rules look at
what stood between.

The map is made only when asked for: pages without a candidate never pay for it.
"""

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from tender_scan.text.fold import FoldTable

SEPARATORS = " \t\r\n\x0b\x0c\u2028\u2029-‐‑‒–—―_·•‧∙・"
"""What may stand inside a name, after folding. Every Unicode blank folds to ``" "``."""

_TABLE = FoldTable(drop=SEPARATORS)


class _Lengths(dict[str, int]):
    """How many characters of the shadow a character gives; remembered once asked."""

    def __missing__(self, character: str) -> int:
        self[character] = length = len(_TABLE[ord(character)])
        return length


_LENGTHS = _Lengths()
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
    def _ends(self) -> "array[int]":
        """How long the shadow is behind each character of the text as read."""
        lengths = map(_LENGTHS.__getitem__, self._original)
        if self._gaps:
            known = array("I", lengths)
            for start, end in self._gaps:
                known[start:end] = array("I", bytes(known.itemsize * (end - start)))
            return array("I", accumulate(known))
        return array("I", accumulate(lengths))

    def _index(self, position: int) -> int:
        """Index of the original character that gave the shadow's `position`."""
        return bisect_right(self._ends, position)

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
