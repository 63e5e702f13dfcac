"""The weights that spoke, in words for people."""

from collections.abc import Mapping

from tender_scan.mentions.cues import say
from tender_scan.mentions.marks import (
    DOMESTIC,
    OTHER_HARDWARE,
    OTHER_SERVICE,
    SAME,
    TARGET,
)
from tender_scan.records import Reason

_MASKS = {
    TARGET: "[it]",
    OTHER_HARDWARE: "[chip]",
    OTHER_SERVICE: "[service]",
    SAME: "[the same]",
    DOMESTIC: "[home product]",
}
_DISTANCE = {
    "touching": "directly",
    "clause": "shortly",
    "sentence": "further",
}
_SIDE = {"left": "before it", "right": "after it"}
_MOST = 5
_LEAST = 0.05


def reasons_from(weights: Mapping[str, float]) -> tuple[Reason, ...]:
    """Choose and word the features that spoke loudest.

    Parameters
    ----------
    weights
        Feature and what it adds to the log-odds of the chosen label.

    Returns
    -------
    tuple of Reason
        At most five, heaviest first; features that say the same are joined.
    """
    worded: dict[str, float] = {}
    for feature, weight in weights.items():
        if text := _word(feature):
            worded[text] = worded.get(text, 0.0) + weight
    loudest = sorted(worded.items(), key=lambda item: -abs(item[1]))[:_MOST]
    return tuple(
        Reason(text, round(weight, 3))
        for text, weight in loudest
        if abs(weight) >= _LEAST
    )


def _word(feature: str) -> str | None:
    """Put one feature into words; None for those that say little to a person."""
    group, _, rest = feature.partition(":")
    if group == "cue":
        return _word_cue(*rest.split(":"))
    if group == "governor":
        return _word_governor(*rest.split(":"))
    if group in _FIXED:
        return _FIXED[group]
    if not rest or group not in _PLACES:
        return None
    for mask, shown in _MASKS.items():
        rest = rest.replace(mask, shown)
    return _PLACES[group].format(rest.replace("_", ""))


_FIXED = {
    "shape": "the form of the name",
    "name": "what else the name may mean",
    "balance": "the world of the words around it",
    "correction": "its side of a correction",
}
_PLACES = {
    "word": "“{}” nearby",
    "pair": "“{}” nearby",
    "left": "“{}” close before it",
    "right": "“{}” close after it",
    "before": "“{}” close before it",
    "after": "“{}” close after it",
    "label": "“{}” as its label",
    "bracket": "“{}” before its bracket",
    "column": "“{}” over its column",
    "cell": "“{}” in its row",
    "title": "“{}” in the title",
    "section": "“{}” in the heading",
    "header": "“{}” in the table header",
    "place": "its place: {}",
    "mate": "other names around: {}",
}
_SPOTS = {
    "sentence": "in its sentence",
    "earlier": "in the sentences before",
    "later": "in the sentences after",
    "pattern": "as a pattern around it",
    "section": "in the heading",
    "bracket": "before its bracket",
    "own question": "in the question",
    "own answer": "in the answer",
    "other question": "in the answer to it",
    "other answer": "in the question before it",
}


def _word_cue(group: str, place: str = "", distance: str = "") -> str:
    if distance:
        return f"{say(group)} {_DISTANCE[distance]} {_SIDE[place]}"
    return f"{say(group)} {_SPOTS.get(place, f'in the {place}')}"


def _word_governor(side: str, kind: str, *rest: str) -> str | None:
    """The nearest cue word; its group where the word is not what counts."""
    if kind == "word":
        return f"“{rest[0]}” nearest {_SIDE[side]}"
    if kind == "1":
        return f"{say(rest[0])} nearest {_SIDE[side]}"
    return None
