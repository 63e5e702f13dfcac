"""What training on the labels themselves shows: random splits flatter, more helps.

Both fit many models: on some thousands of mentions they take minutes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tender_scan.errors import AnnotationError
from tender_scan.mentions.bundle import Thresholds
from tender_scan.mentions.model import Prediction
from tender_scan.training.examples import Example
from tender_scan.training.fit import Choices, fit_model
from tender_scan.training.folds import SEED, models_out_of_fold, split
from tender_scan.training.intervals import Figure, figures
from tender_scan.training.metrics import Judged
from tender_scan.training.outcome import as_judged, as_scanned

_FIGURES = ("pr_auc", "macro_f1")
"""Those that need neither calibration nor thresholds."""
_SHARES = (0.1, 0.2, 0.4, 0.7, 1.0)


@dataclass(frozen=True)
class SplitGap:
    """Figures out of fold, with groups kept whole and with mentions split at random.

    The second is not a result: what is alike stands on both sides.
    """

    grouped: dict[str, Figure]
    at_random: dict[str, Figure]


@dataclass(frozen=True)
class LearningPoint:
    """Figures out of fold of models fitted on some of the groups.

    Parameters
    ----------
    groups, mentions
        Fitted on, on average over the folds.
    """

    groups: float
    mentions: float
    figures: dict[str, Figure]


def split_gap(examples: Sequence[Example], choices: Choices = Choices()) -> SplitGap:
    """Measure what a random split would flatter.

    Raises
    ------
    AnnotationError
        There are too few groups or labels.
    """
    alone = [str(number) for number in range(len(examples))]
    grouped, at_random = (
        [
            model.predict(example.features)
            for model, example in zip(
                models_out_of_fold(examples, choices, groups), examples, strict=True
            )
        ]
        for groups in (None, alone)
    )
    return SplitGap(
        figures(_judged(examples, grouped), _FIGURES),
        figures(_judged(examples, at_random), _FIGURES),
    )


def learning_curve(
    examples: Sequence[Example], choices: Choices = Choices()
) -> tuple[LearningPoint, ...]:
    """Fit on growing shares of the groups, each share within the next.

    A share with too few labels to fit is left out.

    Raises
    ------
    AnnotationError
        There are too few groups or labels for folds.
    """
    points = []
    for share in _SHARES:
        try:
            points.append(_point(examples, share, choices))
        except AnnotationError:
            if share == _SHARES[-1]:
                raise
    return tuple(points)


def _point(
    examples: Sequence[Example], share: float, choices: Choices
) -> LearningPoint:
    said: dict[int, Prediction] = {}
    groups, mentions = [], []
    for fit, test in split(examples):
        chosen = _some([examples[i] for i in fit], share)
        model = fit_model(chosen, choices)
        said |= {int(i): model.predict(examples[i].features) for i in test}
        groups.append(len({example.family for example in chosen}))
        mentions.append(len(chosen))
    judged = _judged(examples, [said[i] for i in range(len(examples))])
    return LearningPoint(
        float(np.mean(groups)), float(np.mean(mentions)), figures(judged, _FIGURES)
    )


def _some(examples: Sequence[Example], share: float) -> list[Example]:
    """The examples of a share of the groups, in a fixed random order of the groups."""
    names = sorted({example.family for example in examples})
    order = np.random.default_rng(SEED).permutation(len(names))
    kept = {names[i] for i in order[: max(1, round(share * len(names)))]}
    return [example for example in examples if example.family in kept]


def _judged(examples: Sequence[Example], raw: Sequence[Prediction]) -> Judged:
    said = [as_scanned(e, each) for e, each in zip(examples, raw, strict=True)]
    return as_judged(examples, said, [Thresholds(1.0, 0.0)] * len(examples))
