"""From a draft to a sound passage, or everything that is wrong with it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import PurePath
from typing import cast

from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.matcher import Matcher
from tender_scan.training.formats.draft import Draft, Span
from tender_scan.training.labels import LOOKALIKE, Label, LabelNames, label_faults
from tender_scan.training.passage import (
    TEXTS,
    Annotation,
    LabelledPassage,
    overlaps,
    span_faults,
)

SenseOf = Callable[[str, int, int], str | None]
"""What a span of a text would be, by the lexicon; None where it knows nothing."""


def sense_by_lexicon(text: str, start: int, end: int) -> str | None:
    """Say what the shipped lexicon knows of a span of a text; None for nothing."""
    senses, matcher = _lexicon()
    for candidate in matcher.find(text):
        if candidate.start < end and start < candidate.end:
            return senses[candidate.term_id]
    return None


@cache
def _lexicon() -> tuple[dict[str, str], Matcher]:
    terms = load_terms()
    return {term.id: term.sense for term in terms}, Matcher(terms)


def check(
    draft: Draft, names: LabelNames, sense_of: SenseOf = sense_by_lexicon
) -> tuple[LabelledPassage | None, list[str]]:
    """Check one passage.

    Parameters
    ----------
    names
        What the names of labels mean.
    sense_of
        Asked where a label says no sense.

    Returns
    -------
    tuple
        The passage, None where it is not sound, and every fault in words. A passage
        without an id is named after its file and line.
    """
    faults = list(draft.faults)
    mentions: list[Annotation] = []
    for spans in () if faults else _by_place(draft.spans):
        mention, wrong = _annotation(draft.text, spans, names, sense_of)
        faults += [f"{spans[0].where}: {fault}" for fault in wrong]
        mentions += [mention] if mention else []
    if faults := faults or list(overlaps(mentions)):
        return None, faults
    texts = {name: draft.texts.get(name, "") for name in TEXTS}
    texts["id"] = texts["id"] or PurePath(draft.place).name
    return LabelledPassage(**texts, text=draft.text, mentions=tuple(mentions)), []


def _by_place(spans: Sequence[Span]) -> list[list[Span]]:
    """Put together what other tools say of one span in several labels.

    A label that came in parts says all in one: a second one is a fault.
    """
    places: dict[str, list[Span]] = {}
    for number, span in enumerate(spans):
        alone = isinstance(span.label, Label)
        place = f"{span.start!r}-{span.end!r}" + (f" {number}" if alone else "")
        places.setdefault(place, []).append(span)
    return list(places.values())


def _annotation(
    text: str, spans: Sequence[Span], names: LabelNames, sense_of: SenseOf
) -> tuple[Annotation | None, list[str]]:
    """One annotation, and its faults; neither where its labels say nothing here."""
    span = spans[0]
    label, faults = _label(spans, names)
    faults += span_faults(text, span.start, span.end, span.surface)
    if faults or label is None:
        return None, faults
    start, end = cast("int", span.start), cast("int", span.end)
    label = _with_sense(label, lambda: sense_of(text, start, end))
    surface = text[start:end]
    if label.sense is None:
        return None, [
            f"label {label} of {surface!r} says no sense and the lexicon knows no such "
            f"name; write restricted/{label} or the like, or map it with --labels FILE"
        ]
    return Annotation(start, end, surface, label.sense, label.role, label.route), []


def _label(spans: Sequence[Span], names: LabelNames) -> tuple[Label | None, list[str]]:
    """What the labels of one span say, and what is wrong with them."""
    label = spans[0].label
    if isinstance(label, Label):
        return label, list(label_faults(label))
    said = [name for each in spans for name in cast("tuple[str, ...]", each.label)]
    try:
        return names.read(said), []
    except ValueError as error:
        return None, [str(error)]


def _with_sense(label: Label, ask: Callable[[], str | None]) -> Label:
    """Add the sense that a label leaves out; a look-alike is one in both questions."""
    if label.sense is not None:
        return label
    return replace(label, sense=LOOKALIKE if label.role == LOOKALIKE else ask())
