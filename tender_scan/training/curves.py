"""The curves of a report: precision against recall, and promise against outcome."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.stats import binomtest
from sklearn.metrics import precision_recall_curve

from tender_scan.training.metrics import Judged

_POINTS = 200
_BINS = 10


@dataclass(frozen=True)
class CurvePoint:
    """Precision and recall of *sought* from one probability on."""

    threshold: float
    precision: float
    recall: float


@dataclass(frozen=True)
class ReliabilityBin:
    """Mentions of about one probability, and how many of them are sought.

    Parameters
    ----------
    promised
        Mean p_sought.
    share, low, high
        Share sought, with its 95 % interval (Clopper and Pearson, 1934; mentions taken
        as independent).
    """

    promised: float
    share: float
    low: float
    high: float
    number: int


def precision_recall(judged: Judged) -> tuple[CurvePoint, ...]:
    """Give the curve from the lowest threshold to the highest, at most 200 points."""
    if not judged.sought.any():
        return ()
    precision, recall, thresholds = precision_recall_curve(
        judged.sought, judged.p_sought
    )
    at = np.unique(np.linspace(0, len(thresholds) - 1, _POINTS).astype(int))
    return tuple(
        CurvePoint(float(thresholds[i]), float(precision[i]), float(recall[i]))
        for i in at
    )


def reliability(judged: Judged) -> tuple[ReliabilityBin, ...]:
    """Give the filled ones of ten equal bins of p_sought, of the mentions found."""
    return tuple(_bins(judged.take(np.flatnonzero(judged.found))))


def _bins(judged: Judged) -> Iterator[ReliabilityBin]:
    number_of = np.minimum((judged.p_sought * _BINS).astype(int), _BINS - 1)
    for each in range(_BINS):
        of_bin = number_of == each
        number, sought = int(of_bin.sum()), int(judged.sought[of_bin].sum())
        if number:
            interval = binomtest(sought, number).proportion_ci(method="exact")
            yield ReliabilityBin(
                float(judged.p_sought[of_bin].mean()),
                sought / number,
                float(interval.low),
                float(interval.high),
                number,
            )
