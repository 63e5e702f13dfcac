"""Whether two texts are one notice.

Notices of one agency are written from one form and are alike to nine tenths without
being one notice. So likeness alone says little: what a repost keeps (numbers, buyer,
project, amounts) must be the same, and what differs must be furniture.
"""

from tender_scan.notices.duplicates.shingles import Body
from tender_scan.records.case import NoticeFacts

_LEAST_PIECES = 40
"""A text of fewer is too short to tell a repost from a form."""
_LEAST_CONTAINED = 0.7
"""Share of the shorter text that the longer must hold: furniture of its own site is a
good part of a short notice."""
_LEAST_NUMBERS = 0.75
"""Share of the shorter text's numbers that the longer must hold: sites add their own
dates and counters."""


def is_same(one: Body, other: Body) -> bool:
    """Whether one of two texts holds the other, but for furniture."""
    short, long = sorted((one, other), key=lambda body: len(body.pieces))
    if len(short.pieces) < _LEAST_PIECES:
        return False
    if len(short.pieces & long.pieces) < _LEAST_CONTAINED * len(short.pieces):
        return False
    return len(short.numbers & long.numbers) >= _LEAST_NUMBERS * len(short.numbers)


def contradict(one: NoticeFacts, other: NoticeFacts) -> bool:
    """Whether two notices state different facts; what one does not state agrees."""
    pairs = (
        (one.type, other.type),
        (one.project_key, other.project_key),
        (one.amount_cny, other.amount_cny),
        (one.budget_cny, other.budget_cny),
    )
    if any(a is not None and b is not None and a != b for a, b in pairs):
        return True
    if not _alike(one.buyer, other.buyer) or not _alike(one.title_key, other.title_key):
        return True
    few, many = sorted((set(one.suppliers), set(other.suppliers)), key=len)
    return not few <= many


def _alike(one: str | None, other: str | None) -> bool:
    """Whether one of two names holds the other: a repost may cut a name."""
    return not one or not other or one in other or other in one
