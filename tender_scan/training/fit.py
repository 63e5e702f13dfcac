"""Fit the heads with scikit-learn; scoring later needs none of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tender_scan.errors import AnnotationError
from tender_scan.mentions.model import Head, Model, Platt
from tender_scan.records import ROLES, ROUTES, SOUGHT_ROLES
from tender_scan.training.examples import Example

REAL_ROLES = tuple(role for role in ROLES if role != "lookalike")


@dataclass(frozen=True)
class Choices:
    """What was chosen by measuring (docs/classifier.md has the table of attempts).

    Parameters
    ----------
    sense_c, role_c, route_c
        Inverse strength of regularisation, scikit-learn's `C`.
    least_families
        A feature is kept if it occurs in this many families: what only one hand
        writes does not carry over to another.
    """

    sense_c: float = 4.0
    role_c: float = 0.5
    route_c: float = 1.0
    least_families: int = 2


def make_index(examples: Sequence[Example], least_families: int) -> dict[str, int]:
    """Number the features that occur in enough families, in order of their names."""
    families: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for feature in example.features:
            families[feature].add(example.family)
    kept = sorted(name for name, met in families.items() if len(met) >= least_families)
    return {name: number for number, name in enumerate(kept)}


def to_matrix(examples: Sequence[Example], index: Mapping[str, int]) -> csr_matrix:
    """Put features into a sparse matrix, shape (n_examples, n_features)."""
    indptr, columns, values = [0], [], []
    for example in examples:
        for name, value in example.features.items():
            if name in index:
                columns.append(index[name])
                values.append(value)
        indptr.append(len(columns))
    return csr_matrix((values, columns, indptr), shape=(len(examples), len(index)))


def fit_model(examples: Sequence[Example], choices: Choices = Choices()) -> Model:
    """Fit sense, role and route; calibration is left at identity.

    Roles are learnt from real mentions only, routes from sought ones only.
    """
    index = make_index(examples, choices.least_families)
    if not index:
        raise AnnotationError(
            f"too few passages: nothing occurs in {choices.least_families} families"
        )
    matrix = to_matrix(examples, index)
    roles = np.array([example.annotation.role for example in examples])
    routes = np.array([example.annotation.route or "" for example in examples])
    real = roles != "lookalike"
    sought = np.isin(roles, SOUGHT_ROLES) & np.isin(routes, ROUTES)
    return Model(
        index,
        sense=_fit_head(
            matrix,
            np.where(real, "real", "the look-alike"),
            ("real", "the look-alike"),
            choices.sense_c,
        ),
        role=_fit_head(matrix[real], roles[real], REAL_ROLES, choices.role_c),
        route=_fit_head(matrix[sought], routes[sought], ROUTES, choices.route_c),
        lookalike=Platt(1.0, 0.0),
        sought=Platt(1.0, 0.0),
    )


ABSENT = -20.0
"""Intercept of an answer that the labels never give: it is never the most probable."""


def _fit_head(
    matrix: csr_matrix, labels: NDArray[np.str_], classes: tuple[str, ...], c: float
) -> Head:
    """Fit one question; the rows of the weights follow `classes`."""
    present = [name for name in classes if (labels == name).any()]
    if len(present) < 2:
        raise AnnotationError(
            f"too few labels: of {', '.join(classes)} only "
            f"{present or 'none'} occurs; label mentions of at least two"
        )
    estimator = LogisticRegression(C=c, class_weight="balanced", max_iter=2_000)
    estimator.fit(matrix, labels)
    weights, intercepts = estimator.coef_, estimator.intercept_
    if len(present) == 2:  # one row of weights, for the second in scikit-learn's order
        weights = np.vstack([-weights / 2, weights / 2])
        intercepts = np.concatenate([-intercepts / 2, intercepts / 2])
    rows = np.zeros((len(classes), matrix.shape[1]), dtype=np.float32)
    offsets = np.full(len(classes), ABSENT)
    for name, row, offset in zip(estimator.classes_, weights, intercepts, strict=True):
        rows[classes.index(name)], offsets[classes.index(name)] = row, offset
    return (
        _yes_or_no(rows, offsets, classes)
        if len(classes) == 2
        else Head(classes, rows, offsets)
    )


def _yes_or_no(
    rows: NDArray[np.float32], offsets: NDArray[np.float64], classes: tuple[str, ...]
) -> Head:
    """A question with two answers needs one row: the log-odds of the second."""
    return Head(classes, rows[1:] - rows[:1], offsets[1:] - offsets[:1])
