"""How wide a character is likely to be, where the font is not at hand."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, east_asian_width

_NARROW = frozenset("ijl|!.,:;'`I ")
_SLIM = frozenset('ftr()[]{}/\\-"')
_BROAD = frozenset("mMW@%&")
_USUAL_SHARE = 0.6


@lru_cache(maxsize=20_000)
def width(char: str) -> float:
    """Guess a character's width in ems: between Times and Helvetica for Latin.

    Examples
    --------
    >>> width("算"), width("A"), width("a"), width("i")
    (1.0, 0.69, 0.5, 0.28)
    """
    if is_wide(char):
        return 1.0
    if char in _NARROW:
        return 0.28
    if char in _SLIM:
        return 0.36
    if char in _BROAD:
        return 0.85
    if combining(char):
        return 0.0
    return 0.69 if char.isupper() else 0.5


@lru_cache(maxsize=20_000)
def is_wide(char: str) -> bool:
    """Say whether a character takes a full em, as Chinese ones do."""
    return east_asian_width(char) in "WF"


def usual(advances: Sequence[tuple[str, float]]) -> dict[bool, float]:
    """Find the step that most characters of a text make, wide ones and others apart.

    Typewriter and Chinese fonts give every letter the same room, and spaced-out
    headings stand wide apart: neither is a gap between words.

    Parameters
    ----------
    advances
        Characters with the distance to the next one, in ems.

    Returns
    -------
    dict
        By `is_wide`; left out where the steps differ.
    """
    found: dict[bool, float] = {}
    for wide in (True, False):
        steps = [round(step, 2) for char, step in advances if is_wide(char) is wide]
        if len(steps) < 2:
            continue
        step, times = Counter(steps).most_common(1)[0]
        if times >= _USUAL_SHARE * len(steps):
            found[wide] = step
    return found
