"""The weights that spoke, in words for people."""

from collections.abc import Mapping

from tender_scan.mentions.context import OTHER_HARDWARE, OTHER_SERVICE, TARGET
from tender_scan.mentions.cues import say
from tender_scan.records import Reason

_MASKS = {TARGET: "[it]", OTHER_HARDWARE: "[chip]", OTHER_SERVICE: "[service]"}
_DISTANCE = {
    "touching": "directly",
    "near": "shortly",
    "far": "further",
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
        return _word_cue(rest)
    if not rest or group in ("char", "kind", "between", "left1", "right1"):
        return None
    for mask, shown in _MASKS.items():
        rest = rest.replace(mask, shown)
    places = {
        "word": f"“{rest}” nearby",
        "pair": f"“{rest.replace('_', '')}” nearby",
        "left": f"“{rest}” close before it",
        "right": f"“{rest}” close after it",
        "title": f"“{rest}” in the title",
        "section": f"“{rest}” in the heading",
        "header": f"“{rest}” in the table header",
        "shape": "the form of the name",
    }
    return places[group]


def _word_cue(rest: str) -> str:
    group, *place = rest.split(":")
    if len(place) == 2:
        return f"{say(group)} {_DISTANCE[place[1]]} {_SIDE[place[0]]}"
    return f"{say(group)} in the {place[0]}" if place else f"{say(group)} around it"
