"""Find chips that are asked for by their figures: ``FP16≥312TFLOPS、显存≥80GB``.

A page without a word of the field is let go at once. Elsewhere the figures are read
stretch by stretch, put together item by item, reduced to one card and compared with
the specification table.
"""

import re
from collections.abc import Iterator, Sequence

from tender_scan.lexicon.implied.decide import Verdict, decide
from tender_scan.lexicon.implied.folded import Folded
from tender_scan.lexicon.implied.items import Group, group, per_card
from tender_scan.lexicon.implied.label import Labeller, Stated
from tender_scan.lexicon.implied.quick import places, worth_reading
from tender_scan.lexicon.implied.records import FigureRead, Implied
from tender_scan.lexicon.implied.table import build_table
from tender_scan.lexicon.implied.words import words
from tender_scan.lexicon.terms import Term
from tender_scan.text.fold import fold

_BEFORE, _AFTER = 300, 400
"""How far round a word of the field the text is read."""
_PARTS = re.compile(r"[^\W\d_]+|\d+|[^\w\s-]+|_")
"""A name may be pulled apart between letters and digits: ``H 200``."""
_TOO_SHORT = ("l2", "a2", "a16", "ascend", "atlas")
"""Names that stand in specifications with another meaning, or among the words."""


class ImpliedFinder:
    """Finds unnamed chips.

    Parameters
    ----------
    terms
        The lexicon; the specification table is computed from its chips.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        self._table = build_table(terms)
        self._named = _names(terms)

    def find(self, text: str) -> tuple[Implied, ...]:
        """Find the items of one page whose figures point to a restricted chip.

        Parameters
        ----------
        text
            The page as read.

        Returns
        -------
        tuple of Implied
            In the order of the text; they do not overlap.
        """
        if not worth_reading(text):
            return ()
        return tuple(
            found
            for start, end in _stretches(text)
            for found in self._in_stretch(Folded(text, start, end))
        )

    def _in_stretch(self, folded: Folded) -> Iterator[Implied]:
        for found in group(folded.text, Labeller(folded).read()):
            verdict = self._judge(found)
            if verdict:
                yield _implied(folded, found.readable, verdict)

    def _judge(self, found: Group) -> Verdict | None:
        around = found.around
        if not found.readable or found.masked >= len(found.readable):
            return None
        if not words().context.search(around) or words().elsewhere.search(around):
            return None
        if _is_domestic(around) or self._is_named(around):
            return None
        item, assumed = per_card(found)
        if not item.figures:
            return None
        makers = frozenset(kind for kind, _ in words().makers.find(around))
        return decide(item, self._table, makers, assumed)

    def _is_named(self, around: str) -> bool:
        """Whether the item names a chip other than as a yardstick."""
        return any(
            not words().yardstick.search(around[: match.start()])
            for match in self._named.finditer(around)
        )


def _names(terms: Sequence[Term]) -> re.Pattern[str]:
    """Names of all chips, not inside longer ones."""
    names = {
        fold(surface)
        for term in terms
        if term.kind == "chip" and (term.variants or term.sense == "domestic")
        for surface in term.aliases + term.weak
    }
    names -= {*_TOO_SHORT}
    ordered = sorted(names, key=len, reverse=True)
    alternatives = "|".join(
        r"[\s-]?".join(map(re.escape, _PARTS.findall(name))) for name in ordered
    )
    return re.compile(f"(?<![a-z0-9.])(?:{alternatives})(?![a-z0-9]|\\.\\d)")


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Give the parts of a page that are near a word of the field, merged."""
    start = end = 0
    for place in places(text):
        if not end or place - _BEFORE > end:
            if end:
                yield start, end
            start = max(0, place - _BEFORE)
        end = min(place + _AFTER, len(text))
    yield start, end


def _is_domestic(around: str) -> bool:
    """Whether a domestic maker or product is meant."""
    return any(
        not _refused(around[: match.start()], around[match.end() :])
        for match in words().domestic.finditer(around)
    )


def _refused(before: str, after: str) -> bool:
    return any(
        (
            words().refused_before.search(before),
            words().refused_after.search(after),
            words().processor_after.search(after),
        )
    )


def _implied(folded: Folded, figures: tuple[Stated, ...], verdict: Verdict) -> Implied:
    read = tuple(_read(folded, figure) for figure in figures)
    start, end = read[0].start, read[-1].end
    return Implied(
        start,
        end,
        folded.page[start:end],
        verdict.term_ids,
        verdict.also,
        verdict.certainty,
        read,
    )


def _read(folded: Folded, figure: Stated) -> FigureRead:
    per = {"total": "machine", "cluster": "unknown"}.get(figure.per, figure.per)
    kind = "bandwidth" if figure.kind == "rate" else figure.kind
    start, end = folded.span(figure.start, figure.end)
    return FigureRead(kind, figure.value, figure.unit, start, end, per, figure.sparse)
