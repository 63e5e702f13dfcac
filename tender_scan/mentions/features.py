"""Context -> named features, the same for training and for scanning.

A feature is a readable string, so that every weight of the model can be shown to a
person: ``word:采购``, ``left:拟购``, ``cue:at_least:left:touching``. Within a group the
values are the group's weight divided by the square root of the group's size, so that
long passages do not shout.
"""

from collections.abc import Iterator
from math import sqrt

from tender_scan.mentions.clauses import cut_clauses
from tender_scan.mentions.context import Context
from tender_scan.mentions.cue_features import (
    balance,
    far_cues,
    governors,
    kind_cues,
    near_pairs,
    placed_cues,
    sided_cues,
    whole_patterns,
)
from tender_scan.mentions.dialogue import find_turn
from tender_scan.mentions.frame_features import mates, name_shape, structure
from tender_scan.mentions.row import find_row
from tender_scan.mentions.segment import Segmenter
from tender_scan.mentions.shapes import shape_numbers
from tender_scan.mentions.word_features import (
    character_pairs,
    clause_words,
    end_characters,
    place_words,
    row_words,
    side_words,
    window_words,
)

WEIGHTS = {
    "window": 3.0,
    "clause": 3.0,
    "sides": 2.0,
    "ends": 1.0,
    "characters": 2.0,
    "sided": 2.0,
    "governors": 1.0,
    "balance": 1.0,
    "kinds": 1.0,
    "far": 1.0,
    "placed": 2.0,
    "patterns": 1.0,
    "row": 1.0,
    "places": 1.0,
    "shape": 1.0,
    "mates": 1.0,
    "structure": 1.0,
}
"""How loud each group of features may be (docs/classifier.md)."""

_WINDOW = 60


def extract(context: Context, segmenter: Segmenter) -> dict[str, float]:
    """Give the features of one context with their values."""
    features: dict[str, float] = {}
    for group, found in _groups(context, segmenter):
        names = set(found)
        for name in names:
            features[name] = WEIGHTS[group] / sqrt(len(names))
    return features


def _groups(context: Context, segmenter: Segmenter) -> Iterator[tuple[str, list[str]]]:
    """Yield the groups of features."""
    left, right = shape_numbers(context.left), shape_numbers(context.right)
    clauses = cut_clauses(context.left, context.right)
    turn = find_turn(context.left, context.right)
    row = find_row(context.left, context.right, context.header)
    near_left, near_right = left[-_WINDOW:], right[:_WINDOW]
    yield "window", window_words(near_left, near_right, segmenter)
    yield "clause", list(clause_words(clauses, segmenter))
    yield "sides", list(side_words(left, right, segmenter))
    yield "ends", list(end_characters(left, right))
    yield "characters", list(character_pairs(left, right))
    yield "sided", [*sided_cues(clauses), *near_pairs(clauses)]
    yield "governors", list(governors(clauses))
    yield "balance", list(balance(context))
    yield "kinds", list(kind_cues(context, clauses))
    yield "far", list(far_cues(clauses))
    yield "placed", list(placed_cues(context, clauses, turn, row))
    yield "patterns", list(whole_patterns(context))
    yield "row", list(row_words(row, segmenter))
    yield "places", list(place_words(context, segmenter))
    yield "shape", list(name_shape(context))
    yield "mates", list(mates(context, clauses))
    yield "structure", list(structure(context, clauses, turn, row))
