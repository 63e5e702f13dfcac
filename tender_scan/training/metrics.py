"""Figures on how well mentions are judged, with intervals over families."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, f1_score

from tender_scan.mentions.bundle import Thresholds
from tender_scan.records import ROLES

Array = NDArray[np.float64]
_BINS = 10
_RESAMPLES = 500


@dataclass(frozen=True)
class Judged:
    """Truth and prediction, one entry a mention, all arrays of one length.

    `flag` and `review` are the thresholds; `family` is what resampling keeps whole.
    """

    family: NDArray[np.str_]
    role: NDArray[np.str_]
    label: NDArray[np.str_]
    sought: NDArray[np.bool_]
    p_sought: Array
    thresholds: Thresholds

    def take(self, rows: NDArray[np.intp]) -> "Judged":
        """Give some of the mentions."""
        return Judged(
            self.family[rows],
            self.role[rows],
            self.label[rows],
            self.sought[rows],
            self.p_sought[rows],
            self.thresholds,
        )


def pr_auc(judged: Judged) -> float:
    """Area under the precision-recall curve of *sought*."""
    return float(average_precision_score(judged.sought, judged.p_sought))


def macro_f1(judged: Judged) -> float:
    """Mean F1 of the five labels."""
    return float(
        f1_score(
            judged.role, judged.label, labels=ROLES, average="macro", zero_division=0
        )
    )


def flag_precision(judged: Judged) -> float:
    """Share of the flagged that is sought."""
    return _share(judged.sought[judged.p_sought >= judged.thresholds.flag])


def flag_recall(judged: Judged) -> float:
    """Share of the sought that is flagged."""
    return _share(judged.p_sought[judged.sought] >= judged.thresholds.flag)


def review_recall(judged: Judged) -> float:
    """Share of the sought that is flagged or in review."""
    return _share(judged.p_sought[judged.sought] >= judged.thresholds.review)


def lookalikes_low(judged: Judged) -> float:
    """Share of the look-alikes that is in band low."""
    lookalike = judged.role == "lookalike"
    return _share(judged.p_sought[lookalike] < judged.thresholds.review)


def _share(which: NDArray[np.bool_]) -> float:
    """Share of the true; not a number where there is nothing to share."""
    return float(which.mean()) if which.size else float("nan")


def calibration_error(judged: Judged) -> float:
    """Expected calibration error of p_sought over ten equal bins."""
    bins = np.minimum((judged.p_sought * _BINS).astype(int), _BINS - 1)
    gaps = [
        (bins == b).mean()
        * abs(judged.p_sought[bins == b].mean() - judged.sought[bins == b].mean())
        for b in range(_BINS)
        if (bins == b).any()
    ]
    return float(sum(gaps))


FIGURES: dict[str, Callable[[Judged], float]] = {
    "pr_auc": pr_auc,
    "macro_f1": macro_f1,
    "flag_precision": flag_precision,
    "flag_recall": flag_recall,
    "review_recall": review_recall,
    "lookalikes_low": lookalikes_low,
    "calibration_error": calibration_error,
}


@dataclass(frozen=True)
class Figure:
    """A value with its 95 % interval over resampled families."""

    value: float
    low: float
    high: float


def figures(judged: Judged, seed: int = 0) -> dict[str, Figure]:
    """Compute all figures, each with a bootstrap interval that keeps families whole."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, family in enumerate(judged.family):
        rows[family].append(row)
    families = [np.array(each, dtype=np.intp) for each in rows.values()]
    generator = np.random.default_rng(seed)
    samples = [
        judged.take(np.concatenate([families[i] for i in chosen]))
        for chosen in generator.integers(
            len(families), size=(_RESAMPLES, len(families))
        )
    ]
    return {
        name: Figure(compute(judged), *_interval([compute(s) for s in samples]))
        for name, compute in FIGURES.items()
    }


def _interval(values: Sequence[float]) -> tuple[float, float]:
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)
