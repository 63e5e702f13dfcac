"""Predictions for every example by a model that never saw its family."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from tender_scan.mentions.model import Model, Platt, Prediction, logit
from tender_scan.records import SOUGHT_ROLES
from tender_scan.training.examples import Example
from tender_scan.training.fit import Choices, fit_model

SEED = 20261122
FOLDS = 5


def predict_out_of_fold(
    examples: Sequence[Example],
    choices: Choices = Choices(),
    groups: Sequence[str] | None = None,
) -> list[Prediction]:
    """Predict every example with a model fitted on the other groups.

    Parameters
    ----------
    groups
        One an example; the family where not given.

    Returns
    -------
    list of Prediction
        Uncalibrated, in the order of `examples`.
    """
    labels = [example.annotation.role for example in examples]
    groups = groups or [example.family for example in examples]
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    predictions: dict[int, Prediction] = {}
    for train, test in splitter.split(labels, labels, groups):
        model = fit_model([examples[i] for i in train], choices)
        for i in test:
            predictions[int(i)] = model.predict(examples[i].features)
    return [predictions[i] for i in range(len(examples))]


def calibrate(
    model: Model, examples: Sequence[Example], predictions: Sequence[Prediction]
) -> Model:
    """Set the calibration of a model from predictions out of fold.

    Whether a mention is sought is calibrated after whether it is a look-alike,
    because the one enters the other.
    """
    is_lookalike = np.array([e.annotation.role == "lookalike" for e in examples])
    lookalike = fit_platt([logit(p.p_lookalike) for p in predictions], is_lookalike)
    is_sought = np.array([e.annotation.role in SOUGHT_ROLES for e in examples])
    raw = [logit_sought(prediction, lookalike) for prediction in predictions]
    return replace(model, lookalike=lookalike, sought=fit_platt(raw, is_sought))


def calibrated(model: Model, predictions: Sequence[Prediction]) -> list[float]:
    """Calibrate the p_sought of predictions out of fold as `model` does its own."""
    return [
        model.sought(logit_sought(prediction, model.lookalike))
        for prediction in predictions
    ]


def logit_sought(prediction: Prediction, lookalike: Platt) -> float:
    """Log-odds of sought after the look-alike probability was calibrated."""
    share = prediction.p_sought / max(1 - prediction.p_lookalike, 1e-9)
    return logit(share * (1 - lookalike(logit(prediction.p_lookalike))))


def fit_platt(logits: Sequence[float], truth: NDArray[np.bool_]) -> Platt:
    """Fit ``sigmoid(a * logit + b)``."""
    column = np.array(logits).reshape(-1, 1)
    estimator = LogisticRegression(C=1e6).fit(column, truth)
    return Platt(float(estimator.coef_[0, 0]), float(estimator.intercept_[0]))
