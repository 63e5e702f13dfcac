"""Models that never saw the families they judge, and calibration from what they say."""

import warnings
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedGroupKFold

from tender_scan.errors import AnnotationError
from tender_scan.mentions.model import Model, Prediction
from tender_scan.training.calibration import choose_for, fit_calibration
from tender_scan.training.examples import Example
from tender_scan.training.fit import Choices, fit_model
from tender_scan.training.metrics import Judged
from tender_scan.training.outcome import as_judged, as_scanned

SEED = 20261122
FOLDS = 5

Rows = NDArray[np.intp]


def split(
    examples: Sequence[Example], groups: Sequence[str] | None = None
) -> Iterator[tuple[Rows, Rows]]:
    """Split into folds: rows to fit on, rows to judge; the same at every call.

    Parameters
    ----------
    groups
        One an example, never split; the family where not given.

    Raises
    ------
    AnnotationError
        There are too few groups or labels for `FOLDS` folds.
    """
    labels = [example.annotation.role for example in examples]
    groups = groups or [example.family for example in examples]
    number, most = len(set(groups)), max(Counter(labels).values(), default=0)
    if number < FOLDS:
        raise AnnotationError(
            f"too few families: {number} with mentions; training is checked in "
            f"{FOLDS} folds and needs at least {FOLDS}"
        )
    if most < FOLDS:
        raise AnnotationError(
            f"too few mentions: no role occurs {FOLDS} times; label more passages"
        )
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    with warnings.catch_warnings():  # a rare role may be missing in a fold
        warnings.filterwarnings("ignore", "The least populated class", UserWarning)
        yield from list(splitter.split(labels, labels, groups))


def models_out_of_fold(
    examples: Sequence[Example],
    choices: Choices = Choices(),
    groups: Sequence[str] | None = None,
) -> list[Model]:
    """Fit, for every example, a model on the other groups (one a fold).

    Returns
    -------
    list of Model
        Uncalibrated, in the order of `examples`.
    """
    models: dict[int, Model] = {}
    for fit, test in split(examples, groups):
        model = fit_model([examples[i] for i in fit], choices)
        models |= {int(i): model for i in test}
    return [models[i] for i in range(len(examples))]


def judge_out_of_fold(examples: Sequence[Example], models: Sequence[Model]) -> Judged:
    """Judge every example with model, calibration and thresholds of other families.

    Parameters
    ----------
    models
        From `models_out_of_fold`, uncalibrated.
    """
    raw = [m.predict(e.features) for m, e in zip(models, examples, strict=True)]
    outcome: dict[int, Prediction] = {}
    limits = {}
    for fit, test in split(examples):
        known, said = [examples[i] for i in fit], [raw[i] for i in fit]
        calibration = fit_calibration(known, said)
        thresholds = choose_for(known, said, calibration)
        for i in map(int, test):
            prediction = calibration.of(models[i]).predict(examples[i].features)
            outcome[i] = as_scanned(examples[i], prediction)
            limits[i] = thresholds
    order = range(len(examples))
    return as_judged(examples, [outcome[i] for i in order], [limits[i] for i in order])
