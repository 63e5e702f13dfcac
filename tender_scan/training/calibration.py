"""Calibration by Platt's method, from predictions of models that saw other families."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from tender_scan.errors import AnnotationError
from tender_scan.mentions.bundle import Thresholds
from tender_scan.mentions.model import Model, Platt, Prediction, logit
from tender_scan.records import SOUGHT_ROLES
from tender_scan.training.examples import Example
from tender_scan.training.thresholds import choose_thresholds


@dataclass(frozen=True)
class Calibration:
    """Calibration of the look-alike probability, then of that of being sought.

    In this order, because the one enters the other.
    """

    lookalike: Platt
    sought: Platt

    def of(self, model: Model) -> Model:
        """Give the model with this calibration."""
        return replace(model, lookalike=self.lookalike, sought=self.sought)

    def p_sought(self, prediction: Prediction) -> float:
        """Calibrate the p_sought of an uncalibrated prediction."""
        return self.sought(_logit_sought(prediction, self.lookalike))


def fit_calibration(
    examples: Sequence[Example], predictions: Sequence[Prediction]
) -> Calibration:
    """Fit the calibration on uncalibrated predictions out of fold."""
    is_lookalike = np.array([e.annotation.role == "lookalike" for e in examples])
    lookalike = fit_platt([logit(p.p_lookalike) for p in predictions], is_lookalike)
    is_sought = np.array([e.annotation.role in SOUGHT_ROLES for e in examples])
    raw = [_logit_sought(prediction, lookalike) for prediction in predictions]
    return Calibration(lookalike, fit_platt(raw, is_sought))


def choose_for(
    examples: Sequence[Example],
    predictions: Sequence[Prediction],
    calibration: Calibration,
) -> Thresholds:
    """Choose the thresholds on those examples that a scan could flag."""
    possible = [
        (calibration.p_sought(prediction), example.annotation.sought)
        for example, prediction in zip(examples, predictions, strict=True)
        if example.can_be_sought
    ]
    return choose_thresholds([p for p, _ in possible], [s for _, s in possible])


def fit_platt(logits: Sequence[float], truth: NDArray[np.bool_]) -> Platt:
    """Fit ``sigmoid(a * logit + b)``."""
    if truth.all() or not truth.any():
        raise AnnotationError(
            "too few labels to calibrate: label sought mentions, others and "
            "look-alikes in more families"
        )
    column = np.array(logits).reshape(-1, 1)
    estimator = LogisticRegression(C=1e6).fit(column, truth)
    return Platt(float(estimator.coef_[0, 0]), float(estimator.intercept_[0]))


def _logit_sought(prediction: Prediction, lookalike: Platt) -> float:
    """Log-odds of sought after the look-alike probability was calibrated."""
    share = prediction.p_sought / max(1 - prediction.p_lookalike, 1e-9)
    return logit(share * (1 - lookalike(logit(prediction.p_lookalike))))
