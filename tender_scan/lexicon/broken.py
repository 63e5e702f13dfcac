"""Names that a narrow column may have broken, while the text ran on beside it.

The shadow of a page (`tender_scan.text.shadow`) joins ``A10`` and ``0`` where only a
line break parts them. In a table that is read line by line, the next cells stand
between: ``GPU A10 8台`` and below it ``服务器 0``. This file finds such pairs of pieces
by the text alone, cheaply and with little certainty; whether they stand one below the
other is for those to say who know the places.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from tender_scan.lexicon.cues import cue_pattern
from tender_scan.lexicon.names import all_names
from tender_scan.lexicon.terms import Term
from tender_scan.text.shadow import Shadow

_MODEL = re.compile(r"[a-z]{1,8}\d{2,4}[a-z]{0,2}")
_FIRST = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{1,8}(?:-?\d{1,4})?)(?= (\d{1,4})(?=\s|\|)|\s|\|)"
)
"""A piece, and the number behind a blank that may belong to it: ``RTX 40``, ``H 8``."""
_BLANKS = re.compile("[ -]")
_REACH, _LINES = 400, 5
"""How far behind the first piece the rest is looked for, in characters and lines."""
_MOST_PAIRS = 40


class Pair(NamedTuple):
    """Two pieces that would make a name: ``[start, end)`` of each."""

    first: tuple[int, int]
    rest: tuple[int, int]


class BrokenNames:
    """The model numbers of a lexicon by their beginnings.

    Parameters
    ----------
    terms
        Of these, names of letters and digits are looked for (``A100``, ``RTX 4090``).
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        rests: defaultdict[str, set[str]] = defaultdict(set)
        for name in all_names(terms):
            key = Shadow(name.written).text
            if not name.disguised and _MODEL.fullmatch(key):
                for cut in range(1, len(key)):
                    rests[key[:cut]].add(key[cut:])
        self._rests = {
            first: re.compile(
                rf"(?:^|(?<=[\s|]))(?:{'|'.join(sorted(those, key=len)[::-1])})"
                r"(?![A-Za-z0-9]|\.\d)",
                re.IGNORECASE,
            )
            for first, those in rests.items()
        }

    def find(self, text: str) -> tuple[Pair, ...]:
        """Find the pairs of a page that has a word of computing, in order."""
        pairs = tuple(islice(self._pairs(text), _MOST_PAIRS))
        if pairs and cue_pattern("computing").search(Shadow(text).text):
            return pairs
        return ()

    def _pairs(self, text: str) -> Iterator[Pair]:
        for found in _FIRST.finditer(text):
            yield from self._rest_of(text, found.start(1), found.end(1))
            if found[2]:
                yield from self._rest_of(text, found.start(1), found.end(2))

    def _rest_of(self, text: str, start: int, end: int) -> Iterator[Pair]:
        rest = self._rests.get(_BLANKS.sub("", text[start:end]).lower())
        if rest is None:
            return
        for other in rest.finditer(text, end, _reach(text, end)):
            if text[end : other.start()].strip():
                yield Pair((start, end), other.span())


def _reach(text: str, start: int) -> int:
    """Find the end of the lines in which the rest may stand."""
    end = start
    for _ in range(_LINES):
        end = text.find("\n", end + 1)
        if not 0 <= end < start + _REACH:
            return min(len(text), start + _REACH)
    return end
