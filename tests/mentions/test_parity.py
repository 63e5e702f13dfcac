"""Scoring without scikit-learn gives scikit-learn's numbers."""

import numpy as np
from sklearn.linear_model import LogisticRegression

from tender_scan.mentions.gather import Lexicon
from tender_scan.mentions.segment import Segmenter
from tender_scan.training.corpus import Corpus
from tender_scan.training.examples import make_examples
from tender_scan.training.fit import REAL_ROLES, Choices, fit_model, to_matrix


def test_roles_and_look_alikes_are_scored_as_scikit_learn_would(
    small_corpus: Corpus, bench: tuple[Lexicon, Segmenter]
) -> None:
    examples = make_examples(small_corpus.passages, *bench)
    model = fit_model(examples, Choices())
    matrix = to_matrix(examples, model.index)
    estimator = LogisticRegression()
    estimator.classes_ = np.array(REAL_ROLES)
    estimator.coef_ = model.role.weights.astype(np.float64)
    estimator.intercept_ = model.role.intercepts
    expected = estimator.predict_proba(matrix)
    sense = matrix @ model.sense.weights[0].astype(np.float64)
    for row, example in enumerate(examples[:60]):
        prediction = model.predict(example.features)
        p_lookalike = 1 / (1 + np.exp(-(sense[row] + model.sense.intercepts[0])))
        p_sought = (1 - p_lookalike) * expected[row, :2].sum()
        assert abs(prediction.p_lookalike - p_lookalike) < 1e-9
        assert abs(prediction.p_sought - p_sought) < 1e-9
