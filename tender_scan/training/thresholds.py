"""Choose from which probability on a mention is flagged, and from which reviewed.

Chosen on predictions out of fold only. Precision is asked for at the share of sought
mentions that the corpus has; among real notices, where almost nothing is sought, a
flag is rarer and the same threshold gives another precision (docs/classifier.md).
"""

from collections.abc import Sequence
from math import floor

import numpy as np

from tender_scan.errors import AnnotationError
from tender_scan.mentions.bundle import Thresholds

FLAG_PRECISION = 0.965
REVIEW_RECALL = 0.995


def choose_thresholds(p_sought: Sequence[float], sought: Sequence[bool]) -> Thresholds:
    """Choose both thresholds.

    Parameters
    ----------
    p_sought, sought
        Calibrated probability out of fold, and the truth; one a mention.

    Returns
    -------
    Thresholds
        `flag`: the lowest probability above which 96.5 % of the mentions are sought;
        `review`: the highest above which 99.5 % of the sought mentions lie.

    Raises
    ------
    AnnotationError
        No mention is sought.
    """
    if not any(sought):
        raise AnnotationError(
            "no sought mention whose name the lexicon knows; label some in more "
            "families, or add their names to the lexicon"
        )
    order = np.argsort(p_sought)[::-1]
    ranked = np.array(p_sought)[order]
    truth = np.array(sought)[order]
    precision = np.cumsum(truth) / np.arange(1, len(truth) + 1)
    enough = np.flatnonzero(precision >= FLAG_PRECISION)
    flag = float(ranked[enough[-1]]) if len(enough) else 1.0
    recall = np.cumsum(truth) / max(truth.sum(), 1)
    review = float(ranked[np.flatnonzero(recall >= REVIEW_RECALL)[0]])
    # Rounded downwards: upwards would lose the very mention that the recall needs.
    return Thresholds(round(flag, 4), floor(min(review, flag) * 1e4) / 1e4)
