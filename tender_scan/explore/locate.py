"""Find in a text what a full-text query found on its page.

The index knows only which page it was. The same function that splits the query for the
index splits it here, so both mean the same by a word.
"""

import re
from bisect import bisect_right

from tender_scan.explore.marking import Span
from tender_scan.store.search import fts_query
from tender_scan.text.fold import fold

_HAN = "\u3400-\u9fff"
_IS_HAN = re.compile(f"[{_HAN}]")
_NOT_AFTER = rf"(?<![^\W_{_HAN}])"
_NOT_BEFORE = rf"(?![^\W_{_HAN}])"


def match_of(query: str) -> str:
    """Give what the index is asked for; nothing matches a query without words.

    >>> match_of("A100 服务器"), match_of("*")
    ('"a100" "服 务 器"', '""')
    """
    return fts_query(query) or '""'


def locate(text: str, query: str, most: int = 200) -> list[list[Span]]:
    """Find the words of a query in a text.

    Parameters
    ----------
    text
        As read; spans refer to it.
    query
        As a person typed it.
    most
        At most so many spans for each word.

    Returns
    -------
    list of list of Span
        For each word of the query, where it stands.

    Examples
    --------
    >>> locate("租用Ａ１００ 服務器", "A100 服务器")
    [[Span(start=2, end=6, style='')], [Span(start=7, end=10, style='')]]
    """
    folded = _Folded(text)
    return [_find(folded, pattern, most) for pattern in _patterns(query)]


def _patterns(query: str) -> list[re.Pattern[str]]:
    phrases = re.findall(r'"([^"]*)"', fts_query(query))
    words = [re.findall(r"[^\W_]+", phrase) for phrase in phrases]
    return [re.compile(_pattern(each)) for each in words if each]


def _pattern(words: list[str]) -> str:
    """Write the words as they may stand in a text: what is no letter is passed over.

    Han characters may touch whatever stands beside them; other words end where their
    letters end.
    """
    parts = []
    for index, word in enumerate(words):
        is_han = _IS_HAN.match(word)
        if index:
            parts.append(r"[\W_]*")
        parts.append(word if is_han else f"{_NOT_AFTER}{re.escape(word)}{_NOT_BEFORE}")
    return "".join(parts)


def _find(folded: "_Folded", pattern: re.Pattern[str], most: int) -> list[Span]:
    spans = []
    for match in pattern.finditer(folded.text):
        spans.append(Span(*folded.back(*match.span())))
        if len(spans) == most:
            break
    return spans


class _Folded:
    """A folded text that knows the way back.

    Most texts keep their length when folded; only for the others is the place of a
    character looked for, by folding shorter and shorter beginnings.
    """

    def __init__(self, text: str) -> None:
        self._original = text
        self.text = fold(text)
        self._same = len(text) == len(self.text)

    def back(self, start: int, end: int) -> tuple[int, int]:
        if self._same:
            return start, end
        return self._index(start), self._index(end - 1) + 1

    def _index(self, position: int) -> int:
        lengths = range(len(self._original) + 1)
        return (
            bisect_right(lengths, position, key=lambda n: len(fold(self._original[:n])))
            - 1
        )
