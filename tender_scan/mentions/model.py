"""The linear model, without scikit-learn: named features in, probabilities out.

Two questions, then a third: is the span something else (sense); if not, what does the
text do with it (role); and by which route. The weights are those that scikit-learn
fitted; the numbers are the same (tests/mentions/test_parity.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray

Features = Mapping[str, float]


@dataclass(frozen=True)
class Platt:
    """``sigmoid(a * logit + b)``, fitted on folds that the model had not seen."""

    a: float
    b: float

    def __call__(self, logit: float) -> float:
        """Turn log-odds into a calibrated probability."""
        return _sigmoid(self.a * logit + self.b)


@dataclass(frozen=True)
class Head:
    """One question of the model.

    Parameters
    ----------
    classes
        The answers; two for the yes/no question, whose weights are one row for the
        second class.
    weights
        float32, shape (rows, n_features).
    intercepts
        float64, shape (rows,).
    """

    classes: tuple[str, ...]
    weights: NDArray[np.float32]
    intercepts: NDArray[np.float64]

    def decide(
        self, columns: NDArray[np.intp], values: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Log-odds, one a row."""
        picked = self.weights[:, columns].astype(np.float64)
        result: NDArray[np.float64] = picked @ values + self.intercepts
        return result


@dataclass(frozen=True)
class Prediction:
    """What the model says of one context.

    Parameters
    ----------
    label
        The most probable of the five: ``lookalike`` or a role.
    route
        The most probable route, should the thing be sought.
    p_sought, p_lookalike
        Calibrated out of family.
    """

    label: str
    route: str
    p_sought: float
    p_lookalike: float


@dataclass(frozen=True)
class Model:
    """Heads, feature numbers and calibration of one bundle."""

    index: Mapping[str, int]
    sense: Head
    role: Head
    route: Head
    lookalike: Platt
    sought: Platt

    def predict(self, features: Features) -> Prediction:
        """Judge one context by its features."""
        columns, values = self._columns(features)
        p_lookalike = self.lookalike(float(self.sense.decide(columns, values)[0]))
        roles = dict(
            zip(
                self.role.classes,
                _softmax(self.role.decide(columns, values)),
                strict=True,
            )
        )
        raw = (1 - p_lookalike) * (roles["procured"] + roles["required"])
        shares = {name: (1 - p_lookalike) * p for name, p in roles.items()}
        shares["lookalike"] = p_lookalike
        routes = self.route.decide(columns, values)
        return Prediction(
            label=max(shares, key=lambda name: shares[name]),
            route=self.route.classes[int(routes.argmax())],
            p_sought=self.sought(logit(raw)),
            p_lookalike=p_lookalike,
        )

    def weights_for(self, features: Features, label: str) -> dict[str, float]:
        """What each feature adds to the log-odds of a label against the others."""
        columns, values = self._columns(features)
        if label == "lookalike":
            row = self.sense.weights[0, columns].astype(np.float64)
        else:
            rows = self.role.weights[:, columns].astype(np.float64)
            own = self.role.classes.index(label)
            row = rows[own] - np.delete(rows, own, axis=0).mean(axis=0)
        known = [name for name in features if name in self.index]
        return dict(zip(known, (row * values).tolist(), strict=True))

    def _columns(
        self, features: Features
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Numbers and values of the features that the model knows."""
        known = [(self.index[n], v) for n, v in features.items() if n in self.index]
        return (
            np.array([number for number, _ in known], dtype=np.intp),
            np.array([value for _, value in known], dtype=np.float64),
        )


def logit(probability: float) -> float:
    """Log-odds, kept finite at both ends."""
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return log(bounded / (1 - bounded))


def _sigmoid(x: float) -> float:
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))


def _softmax(scores: NDArray[np.float64]) -> list[float]:
    powers = np.exp(scores - scores.max())
    shares: list[float] = (powers / powers.sum()).tolist()
    return shares
