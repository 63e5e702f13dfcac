"""Figures of parts of the labels: by kind of notice, of term, of writing, of place."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tender_scan.training.examples import Example
from tender_scan.training.intervals import Figure, figures
from tender_scan.training.metrics import Judged

_FIGURES = ("label_accuracy", "flag_precision", "review_recall", "lookalikes_low")
"""Those that a few mentions can give, and that are quick to resample."""


@dataclass(frozen=True)
class Slice:
    """One part of the labels.

    Parameters
    ----------
    dimension, value
        By what it was cut, and which part this is.
    number, sought
        Mentions in it, and how many are sought.
    figures
        With intervals over families; of what there is nothing, nothing.
    """

    dimension: str
    value: str
    number: int
    sought: int
    figures: dict[str, Figure]


def slices(examples: Sequence[Example], judged: Judged) -> tuple[Slice, ...]:
    """Cut the labels by every dimension; parts by name, largest dimension last."""
    return tuple(
        part
        for dimension, value_of in _DIMENSIONS.items()
        for part in _cut(dimension, value_of, examples, judged)
    )


def by_term(examples: Sequence[Example], judged: Judged) -> tuple[Slice, ...]:
    """Cut the labels by the term found, most mentions first."""
    parts = _cut("term", lambda e: e.term_id or "not found", examples, judged)
    return tuple(sorted(parts, key=lambda part: (-part.number, part.value)))


def _cut(
    dimension: str,
    value_of: Callable[[Example], str],
    examples: Sequence[Example],
    judged: Judged,
) -> Iterator[Slice]:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, example in enumerate(examples):
        rows[value_of(example) or "not stated"].append(row)
    for value in sorted(rows):
        part = judged.take(np.array(rows[value], dtype=np.intp))
        sought = int(part.sought.sum())
        yield Slice(dimension, value, len(rows[value]), sought, figures(part, _FIGURES))


def _writing(example: Example) -> str:
    if not example.found:
        return "not found"
    return "disguised" if example.obfuscated else "plain"


def _place(example: Example) -> str:
    """Whether the mention stands in a row of a table, by what its passage says."""
    text, span = example.passage.text, example.annotation
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    line += text[span.end :].split("\n", 1)[0]
    in_row = bool(example.passage.header) or "|" in line or "\t" in line
    return "table row" if in_row else "prose"


_DIMENSIONS: dict[str, Callable[[Example], str]] = {
    "kind of notice": lambda example: example.passage.kind,
    "kind of term": lambda example: example.term_kind,
    "writing": _writing,
    "place": _place,
    "writer": lambda example: example.passage.writer,
}
