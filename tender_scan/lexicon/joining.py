"""Read a broken name as if it stood in one piece, and ask whether it is one."""

from tender_scan.lexicon.broken import Pair
from tender_scan.lexicon.matcher import Candidate, Joined, Matcher

_AROUND = 480
"""Characters kept to each side: as far as the model looks."""


def join(text: str, pair: Pair, matcher: Matcher) -> Candidate | None:
    """Put a pair together; None where that is no name.

    A line break is left between the pieces, so the matcher wants a word of the
    name's field nearby, as it does of every name that was pulled apart.
    """
    (first, first_end), (rest, rest_end) = pair
    left = text[max(0, first - _AROUND) : first]
    right = text[first_end:rest] + text[rest_end : rest_end + _AROUND]
    broken = f"{text[first:first_end]}\n{text[rest:rest_end]}"
    for found in matcher.find(left + broken + right):
        inside = found.start <= len(left) and len(left + broken) <= found.end
        if inside and found.implied is None:
            return _candidate(found, left + broken + right, len(left), pair)
    return None


def _candidate(found: Candidate, text: str, at: int, pair: Pair) -> Candidate:
    """Make a candidate whose pieces are the pair; a maker's name before it counts in."""
    first = (pair.first[0] - (at - found.start), pair.first[1])
    start, end = max(first, pair.rest, key=lambda piece: piece[1] - piece[0])
    surface = found.surface.replace("\n", "")
    whole = text[: found.start] + surface + text[found.end :]
    joined = Joined(whole, found.start, found.start + len(surface), (first, pair.rest))
    return Candidate(start, end, surface, found.term_id, False, joined=joined)
