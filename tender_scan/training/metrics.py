"""Figures on how well mentions are judged, with intervals over families."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from math import isnan

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, f1_score

from tender_scan.records import ROLES

Array = NDArray[np.float64]
_BINS = 10
_RESAMPLES = 500


@dataclass(frozen=True)
class Judged:
    """Truth and outcome, one entry a mention, all arrays of one length.

    `family` is what resampling keeps whole; `found` is whether the matcher finds the
    mention. What it does not find has p_sought 0, band low and label lookalike: the
    outcome of a scan, which shows nothing there.
    """

    family: NDArray[np.str_]
    role: NDArray[np.str_]
    label: NDArray[np.str_]
    sought: NDArray[np.bool_]
    found: NDArray[np.bool_]
    p_sought: Array
    band: NDArray[np.str_]

    def take(self, rows: NDArray[np.intp]) -> "Judged":
        """Give some of the mentions."""
        return Judged(**{f.name: getattr(self, f.name)[rows] for f in fields(self)})


def pr_auc(judged: Judged) -> float:
    """Area under the precision-recall curve of *sought*."""
    if not judged.sought.any():
        return float("nan")
    return float(average_precision_score(judged.sought, judged.p_sought))


def macro_f1(judged: Judged) -> float:
    """Mean F1 of the five labels."""
    return float(
        f1_score(
            judged.role, judged.label, labels=ROLES, average="macro", zero_division=0
        )
    )


def matcher_recall(judged: Judged) -> float:
    """Share of the real mentions, sought or not, that the matcher finds."""
    return _share(judged.found[judged.role != "lookalike"])


def flag_precision(judged: Judged) -> float:
    """Share of the flagged that is sought."""
    return _share(judged.sought[judged.band == "flag"])


def flag_recall(judged: Judged) -> float:
    """Share of the sought that is flagged."""
    return _share(judged.band[judged.sought] == "flag")


def review_recall(judged: Judged) -> float:
    """Share of the sought that is flagged or in review."""
    return _share(judged.band[judged.sought] != "low")


def lookalikes_low(judged: Judged) -> float:
    """Share of the look-alikes that is in band low."""
    return _share(judged.band[judged.role == "lookalike"] == "low")


def _share(which: NDArray[np.bool_]) -> float:
    """Share of the true; not a number where there is nothing to share."""
    return float(which.mean()) if which.size else float("nan")


def calibration_error(judged: Judged) -> float:
    """Expected calibration error of p_sought over ten equal bins.

    Of the mentions found: of others no probability is given.
    """
    p_sought, sought = judged.p_sought[judged.found], judged.sought[judged.found]
    if not p_sought.size:
        return float("nan")
    bins = np.minimum((p_sought * _BINS).astype(int), _BINS - 1)
    gaps = [
        (bins == b).mean() * abs(p_sought[bins == b].mean() - sought[bins == b].mean())
        for b in range(_BINS)
        if (bins == b).any()
    ]
    return float(sum(gaps))


@dataclass(frozen=True)
class Measure:
    """A figure in words, and how it is computed."""

    words: str
    compute: Callable[[Judged], float]


FIGURES = {
    "pr_auc": Measure("area under the precision-recall curve of *sought*", pr_auc),
    "matcher_recall": Measure(
        "real mentions, sought or not, that the matcher finds", matcher_recall
    ),
    "flag_precision": Measure("precision of the flag band", flag_precision),
    "flag_recall": Measure("recall of the flag band alone", flag_recall),
    "review_recall": Measure("recall of flag and review together", review_recall),
    "lookalikes_low": Measure("look-alikes that end in `low`", lookalikes_low),
    "macro_f1": Measure("macro F1 of the five labels", macro_f1),
    "calibration_error": Measure("expected calibration error", calibration_error),
}
"""Every figure by name, in the order in which they are shown."""

LEAST_SOUGHT = 60
"""Below this many sought mentions no claim on recall is made (classifier study)."""

_OF_SOUGHT = ("flag_recall", "review_recall")


@dataclass(frozen=True)
class Figure:
    """A value with its 95 % interval over resampled families."""

    value: float
    low: float
    high: float


def why_no_recall(sought: int) -> str | None:
    """Say why `figures` makes no claim on recall; None where it does."""
    if sought >= LEAST_SOUGHT:
        return None
    return f"too few sought mentions ({sought}) for a claim on recall"


def figures(judged: Judged, seed: int = 0) -> dict[str, Figure]:
    """Compute the figures, each with a bootstrap interval that keeps families whole.

    A figure of which there is nothing to measure is left out, as are the recalls where
    too few mentions are sought (`why_no_recall`).
    """
    samples = list(_resampled(judged, seed))
    claimed = why_no_recall(int(judged.sought.sum())) is None
    values = {
        name: measure.compute(judged)
        for name, measure in FIGURES.items()
        if claimed or name not in _OF_SOUGHT
    }
    return {
        name: Figure(value, *_interval([FIGURES[name].compute(s) for s in samples]))
        for name, value in values.items()
        if not isnan(value)
    }


def _resampled(judged: Judged, seed: int) -> Iterator[Judged]:
    """Draw whole families, as many as there are, with replacement."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, family in enumerate(judged.family):
        rows[family].append(row)
    families = [np.array(each, dtype=np.intp) for each in rows.values()]
    generator = np.random.default_rng(seed)
    for chosen in generator.integers(len(families), size=(_RESAMPLES, len(families))):
        yield judged.take(np.concatenate([families[i] for i in chosen]))


def _interval(values: Sequence[float]) -> tuple[float, float]:
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)
