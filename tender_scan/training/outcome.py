"""What a scan would show of each example, beside the truth."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tender_scan.mentions.bundle import Thresholds
from tender_scan.mentions.model import Prediction
from tender_scan.training.examples import Example
from tender_scan.training.metrics import Judged

MISSED = Prediction(label="lookalike", route="", p_sought=0.0, p_lookalike=1.0)
"""What a scan says of a span that the matcher does not find: nothing is there."""


def as_scanned(example: Example, prediction: Prediction) -> Prediction:
    """Give what a scan would say: nothing of what is not found, low for home chips."""
    if not example.found:
        return MISSED
    return prediction if example.can_be_sought else replace(prediction, p_sought=0.0)


def as_judged(
    examples: Sequence[Example],
    predictions: Sequence[Prediction],
    thresholds: Sequence[Thresholds],
) -> Judged:
    """Put truth and outcome side by side.

    Parameters
    ----------
    predictions
        Calibrated, one an example; from `as_scanned`.
    thresholds
        One pair an example: out of fold they differ from fold to fold.
    """
    return Judged(
        family=np.array([example.family for example in examples]),
        role=np.array([example.annotation.role for example in examples]),
        label=np.array([prediction.label for prediction in predictions]),
        sought=np.array([example.annotation.sought for example in examples]),
        found=np.array([example.found for example in examples]),
        p_sought=np.array([prediction.p_sought for prediction in predictions]),
        band=np.array(
            [
                _band(prediction.p_sought, limits) if example.can_be_sought else "low"
                for example, prediction, limits in zip(
                    examples, predictions, thresholds, strict=True
                )
            ]
        ),
    )


def _band(p_sought: float, thresholds: Thresholds) -> str:
    if p_sought >= thresholds.flag:
        return "flag"
    return "review" if p_sought >= thresholds.review else "low"
