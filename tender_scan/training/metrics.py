"""Figures on how well mentions are judged."""

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from tender_scan.records import ROLES

Array = NDArray[np.float64]
_BINS = 10


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
    """Area under the precision-recall curve of *sought*, by steps.

    The same number as scikit-learn's `average_precision_score`, without its checks,
    which take too long for resampling.
    """
    if not judged.sought.any():
        return float("nan")
    order = np.argsort(-judged.p_sought, kind="stable")
    p_sought, found = judged.p_sought[order], np.cumsum(judged.sought[order])
    # Mentions of one probability are one step.
    last = np.append(np.flatnonzero(np.diff(p_sought)), p_sought.size - 1)
    gained = np.diff(found[last], prepend=0)
    return float((gained * found[last] / (last + 1)).sum() / found[-1])


def macro_f1(judged: Judged) -> float:
    """Mean F1 of the five labels; 0 for a label that is neither true nor given.

    The same number as scikit-learn's `f1_score`, which takes forty times as long: too
    long for resampling.
    """
    scores = []
    for name in ROLES:
        is_true, is_given = judged.role == name, judged.label == name
        named = int(is_true.sum() + is_given.sum())
        scores.append(2 * int((is_true & is_given).sum()) / named if named else 0.0)
    return float(np.mean(scores))


Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Share:
    """A figure that is a share: of some mentions, how many are good.

    Parameters
    ----------
    of
        Which mentions are counted.
    good
        Which mentions are good.
    """

    of: Callable[[Judged], Mask]
    good: Callable[[Judged], Mask]

    def __call__(self, judged: Judged) -> float:
        """Compute it; not a number where there is nothing to share."""
        counted = self.good(judged)[self.of(judged)]
        return float(counted.mean()) if counted.size else float("nan")

    def families(self, judged: Judged) -> int:
        """Of how many families mentions are counted."""
        return len(set(judged.family[self.of(judged)]))


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
        "real mentions, sought or not, that the matcher finds",
        Share(lambda j: j.role != "lookalike", lambda j: j.found),
    ),
    "flag_precision": Measure(
        "precision of the flag band",
        Share(lambda j: j.band == "flag", lambda j: j.sought),
    ),
    "flag_recall": Measure(
        "recall of the flag band alone",
        Share(lambda j: j.sought, lambda j: j.band == "flag"),
    ),
    "review_recall": Measure(
        "recall of flag and review together",
        Share(lambda j: j.sought, lambda j: j.band != "low"),
    ),
    "lookalikes_low": Measure(
        "look-alikes that end in `low`",
        Share(lambda j: j.role == "lookalike", lambda j: j.band == "low"),
    ),
    "macro_f1": Measure("macro F1 of the five labels", macro_f1),
    "calibration_error": Measure("expected calibration error", calibration_error),
}
"""Every figure by name, in the order in which they are shown."""

OF_PARTS = FIGURES | {
    "label_accuracy": Measure(
        "mentions whose label is right",
        Share(lambda j: np.ones(j.role.size, bool), lambda j: j.role == j.label),
    )
}
"""Every figure that parts of the labels may have."""
