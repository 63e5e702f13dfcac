"""Which passages must not be split: those of one family, buyer or document.

Passages that repeat one another are never split either, whoever wrote them: a model
that has seen one knows the other. They are found by MinHash and confirmed by the share
of their pieces in common, with the annotated names blanked, so that a form filled with
another chip is the same passage.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tender_scan.errors import AnnotationError
from tender_scan.notices.cases.unite import Union
from tender_scan.notices.duplicates.shingles import Body
from tender_scan.notices.duplicates.sketch import bands, sketch
from tender_scan.training.passage import LabelledPassage

GROUPS = ("family", "buyer", "document")
LEAST_ALIKE = 0.7
"""Jaccard likeness from which two passages are one for a split."""
_LEAST_PIECES = 8
_MOST_OF_A_BAND = 200


@dataclass(frozen=True)
class Grouped:
    """Passages whose `family` names their group.

    Parameters
    ----------
    by
        What was kept whole: family, buyer or document; empty where nothing is known.
    joined
        How many groups were joined to others because they repeat them.
    warning
        What a person should know, in words; None where all is well.
    """

    passages: tuple[LabelledPassage, ...]
    by: str
    joined: int
    warning: str | None


def group(passages: Sequence[LabelledPassage], by: str | None = None) -> Grouped:
    """Put every passage to a group.

    Parameters
    ----------
    by
        One of `GROUPS`; if not given, the first of family, document and buyer that
        every passage names, else the one that most do.

    Raises
    ------
    AnnotationError
        No passage names what was asked for.
    """
    chosen = by or _best(passages)
    named = sum(bool(getattr(each, chosen)) for each in passages) if chosen else 0
    if by and not named:
        raise AnnotationError(
            f"no passage names its {by}: add the field {by}, or choose another --group"
        )
    groups = [
        getattr(each, chosen) if chosen and getattr(each, chosen) else f"only {each.id}"
        for each in passages
    ]
    union: Union[str] = Union()
    for name in groups:
        union.find(name)
    before = len(set(groups))
    for one, other in near_duplicates(passages):
        union.join(min(groups[one], groups[other]), max(groups[one], groups[other]))
    grouped = tuple(
        replace(passage, family=union.find(name))
        for passage, name in zip(passages, groups, strict=True)
    )
    joined = before - len({each.family for each in grouped})
    return Grouped(grouped, chosen, joined, _warning(chosen, len(passages) - named))


def near_duplicates(passages: Sequence[LabelledPassage]) -> list[tuple[int, int]]:
    """Find the pairs of passages that repeat one another, as numbers of passages."""
    pieces = [_pieces(passage) for passage in passages]
    banded: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, each in enumerate(pieces):
        for band in bands(sketch(each)) if len(each) >= _LEAST_PIECES else ():
            banded[band].append(number)
    proposed = {
        pair
        for numbers in banded.values()
        for pair in combinations(numbers[:_MOST_OF_A_BAND], 2)
    }
    return sorted(
        (one, other)
        for one, other in proposed
        if _likeness(pieces[one], pieces[other]) >= LEAST_ALIKE
    )


def _pieces(passage: LabelledPassage) -> frozenset[str]:
    """The pieces of a passage with its annotated names blanked."""
    text = list(passage.text)
    for mention in passage.mentions:
        text[mention.start : mention.end] = "*" + "\n" * (
            mention.end - mention.start - 1
        )
    return Body.of("".join(text)).pieces


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _best(passages: Sequence[LabelledPassage]) -> str:
    """What most passages name; the first in order where several are named as often."""
    named = {
        name: sum(bool(getattr(each, name)) for each in passages)
        for name in ("family", "document", "buyer")
    }
    best = max(named, key=lambda name: named[name])
    return best if named[best] else ""


def _warning(by: str, without: int) -> str | None:
    if not by:
        return (
            "no passage names a family, buyer or document: every passage is a group of "
            "its own, and what is alike may stand on both sides of a split; the figures "
            "flatter"
        )
    if without:
        return (
            f"{without} passages name no {by}: each is a group of its own; the figures "
            "may flatter"
        )
    return None
