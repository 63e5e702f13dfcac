"""Put each new notice to the group of its near-duplicates, if there is one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from tender_scan.notices.duplicates.same import contradict, is_same
from tender_scan.notices.duplicates.shingles import Body
from tender_scan.notices.duplicates.sketch import bands
from tender_scan.records.case import NoticeFacts

_BODIES_KEPT = 500
_MOST_COMPARED = 50


class Groups:
    """The groups so far, and what it takes to find the one of a new notice.

    A notice belongs to a group if it is a near-duplicate of the group's first, so that
    a chain of small changes does not join what is unlike.

    Parameters
    ----------
    read
        Gives the text of a document by its id.
    partners
        Gives the earlier notices that share project number or title with one.
    """

    def __init__(
        self,
        read: Callable[[str], str],
        partners: Callable[[NoticeFacts], Sequence[NoticeFacts]],
    ) -> None:
        self.body = lru_cache(_BODIES_KEPT)(lambda id_: Body.of(read(id_)))
        self._partners = partners
        self._by_band: defaultdict[tuple[int, ...], list[NoticeFacts]] = defaultdict(
            list
        )

    def remember(self, facts: NoticeFacts, sketch: bytes) -> None:
        """Let a notice be found by its likeness."""
        for band in bands(sketch):
            self._by_band[band].append(facts)

    def first_like(
        self, facts: NoticeFacts, sketch: bytes | None
    ) -> NoticeFacts | None:
        """Find the notice that a new one repeats; None where there is none."""
        for other in self._worth_comparing(facts, sketch):
            if contradict(facts, other):
                continue
            if is_same(self.body(facts.document_id), self.body(other.document_id)):
                return other
        return None

    def _worth_comparing(
        self, facts: NoticeFacts, sketch: bytes | None
    ) -> Iterable[NoticeFacts]:
        found = {each.document_id: each for each in self._partners(facts)}
        for band in bands(sketch) if sketch else ():
            for each in self._by_band.get(band, ()):
                found.setdefault(each.document_id, each)
        found.pop(facts.document_id, None)
        return list(found.values())[:_MOST_COMPARED]
