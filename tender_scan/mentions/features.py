"""Context -> named features, the same for training and for scanning.

A feature is a readable string, so that every weight of the model can be shown to a
person: ``word:采购``, ``left:拟购``, ``cue:require:left:near``. Values are 1 within a
group, divided by the square root of the group's size, so that long passages do not
shout.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import sqrt

from tender_scan.mentions.context import TARGET, Context
from tender_scan.mentions.cues import find_cues
from tender_scan.mentions.segment import Segmenter

FEATURES_VERSION = 1
"""Changes whenever the same context would give other features."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NEAR = 20
_CHARACTERS = 30


def extract(context: Context, segmenter: Segmenter) -> dict[str, float]:
    """Give the features of one context with their values."""
    features: dict[str, float] = {}
    for weight, group in _groups(context, segmenter):
        names = set(group)
        for name in names:
            features[name] = weight / sqrt(len(names))
    return features


def _groups(
    context: Context, segmenter: Segmenter
) -> Iterator[tuple[float, list[str]]]:
    """Yield the groups of features, each with its weight."""
    left, right = _shape_numbers(context.left), _shape_numbers(context.right)
    before, after = segmenter.cut(left), segmenter.cut(right)
    yield 2.0, _word_features((*before, TARGET, *after))
    yield 1.5, list(_side_features(left, right, segmenter))
    yield 1.5, list(_character_features(left, right))
    yield 2.0, list(_cue_features(context))
    yield 1.0, [f"title:{word}" for word in segmenter.cut(context.title)]
    yield 1.0, [f"section:{word}" for word in segmenter.cut(context.section)]
    yield 1.0, [f"header:{word}" for word in segmenter.cut(context.header)]
    yield 1.0, [f"kind:{context.kind}", f"shape:{_shape(context.surface)}"]


def _shape_numbers(text: str) -> str:
    """Keep how long a number is, not which: 200000 and 345678 read the same."""
    return _NUMBER.sub(lambda m: "0" * min(len(m.group().split(".")[0]), 4), text)


def _word_features(words: tuple[str, ...]) -> list[str]:
    """Words, and pairs of neighbouring words."""
    return [f"word:{word}" for word in words if word != TARGET] + [
        f"pair:{first}_{second}" for first, second in pairwise(words)
    ]


def _side_features(left: str, right: str, segmenter: Segmenter) -> Iterator[str]:
    """Words close to the mention, with their side; the nearest ones by position."""
    before = segmenter.cut(left[-_NEAR:])
    after = segmenter.cut(right[:_NEAR])
    yield from (f"left:{word}" for word in before)
    yield from (f"right:{word}" for word in after)
    yield f"left1:{before[-1] if before else ''}"
    yield f"right1:{after[0] if after else ''}"
    yield f"between:{before[-1] if before else ''}_{after[0] if after else ''}"


def _character_features(left: str, right: str) -> Iterator[str]:
    """Pairs and triples of characters round the mention."""
    text = left[-_CHARACTERS:] + TARGET + right[:_CHARACTERS]
    for size in (2, 3):
        for start in range(len(text) - size + 1):
            piece = text[start : start + size]
            if "\n" not in piece:
                yield f"char:{piece}"


def _cue_features(context: Context) -> Iterator[str]:
    """Cue words by group, side and distance; and which groups are there at all."""
    for cue in find_cues(context.left, context.right):
        near = (
            "touching" if cue.distance <= 3 else "near" if cue.distance <= 15 else "far"
        )
        yield f"cue:{cue.group}:{cue.side}:{near}"
        yield f"cue:{cue.group}"
    for place, text in (("title", context.title), ("header", context.header)):
        for cue in find_cues("", text):
            yield f"cue:{cue.group}:{place}"


def _shape(surface: str) -> str:
    """The shape of a name: how likely its letters mean something else."""
    if any("\u3400" <= character <= "\u9fff" for character in surface):
        return "han"
    if len(surface) >= 8:
        return "long"
    letters = sum(character.isalpha() for character in surface)
    digits = sum(character.isdigit() for character in surface)
    return f"{min(letters, 4)}a{min(digits, 4)}d"
