"""Many spans of one text, to ask which of them lie round a place, or overlap one."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

Value = TypeVar("Value")


class SpanIndex(Generic[Value]):
    """Spans with what they stand for.

    Parameters
    ----------
    spans
        Start, end and value; they may lie within one another.
    """

    def __init__(self, spans: Iterable[tuple[int, int, Value]]) -> None:
        self._spans = sorted(spans, key=lambda span: span[:2])
        self._starts = [start for start, _, _ in self._spans]
        # How far the spans up to each one reach, so that a search knows where to end.
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))

    def around(self, start: int, end: int) -> Iterator[tuple[int, Value]]:
        """Give length and value of the spans round ``[start, end)``, the last first."""
        for index in reversed(range(bisect_right(self._starts, start))):
            if self._reach[index] < end:
                return
            low, high, value = self._spans[index]
            if end <= high:
                yield high - low, value


class Covered:
    """The parts of a text that are taken; they are joined where they overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                low, high = self._spans[-1]
                self._spans[-1] = (low, max(high, end))
            else:
                self._spans.append((start, end))

    def take(self, start: int, end: int) -> bool:
        """Take a span that is not empty; False where a part of it is taken already.

        >>> covered = Covered([(0, 4)])
        >>> covered.take(3, 9), covered.take(4, 9), covered.take(8, 10)
        (False, True, False)
        """
        before = bisect_left(self._spans, (end, end)) - 1
        if before >= 0 and self._spans[before][1] > start:
            return False
        insort(self._spans, (start, end))
        return True
