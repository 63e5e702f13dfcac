"""Labelled passages -> a model bundle: seeded, calibrated out of family, repeatable."""

import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import sklearn

from tender_scan import __version__
from tender_scan.lexicon.load import lexicon_id, load_terms
from tender_scan.lexicon.matcher import Matcher
from tender_scan.mentions.bundle import Thresholds, save_bundle
from tender_scan.mentions.cues import cue_words
from tender_scan.mentions.gather import Lexicon
from tender_scan.mentions.model import Model
from tender_scan.mentions.segment import Segmenter
from tender_scan.training.corpus import Corpus
from tender_scan.training.examples import Example, make_examples
from tender_scan.training.fit import Choices, fit_model
from tender_scan.training.folds import (
    SEED,
    calibrate,
    calibrated,
    predict_out_of_fold,
)
from tender_scan.training.metrics import Figure, Judged, figures
from tender_scan.training.thresholds import choose_thresholds

LEAST_SOUGHT = 60
"""Below this many sought mentions no claim on recall is printed (classifier study)."""


@dataclass(frozen=True)
class Trained:
    """A fitted model with what is known of it."""

    model: Model
    thresholds: Thresholds
    figures: dict[str, Figure]
    manifest: dict[str, Any]


def workbench(lexicon_files: Sequence[Path] = ()) -> tuple[Lexicon, Segmenter]:
    """Load the lexicon and the segmenter that training and scanning share."""
    terms = load_terms(lexicon_files)
    lexicon = Lexicon({term.id: term for term in terms}, Matcher(terms))
    return lexicon, Segmenter(cue_words())


def train(corpus: Corpus, choices: Choices = Choices()) -> Trained:
    """Fit, calibrate and choose thresholds; figures are out of fold by family."""
    lexicon, segmenter = workbench()
    examples = make_examples(corpus.passages, lexicon, segmenter)
    predictions = predict_out_of_fold(examples, choices)
    model = calibrate(fit_model(examples, choices), examples, predictions)
    p_sought = calibrated(model, predictions)
    sought = [example.annotation.sought for example in examples]
    can_be = [can_be_sought(example) for example in examples]
    thresholds = choose_thresholds(
        [p for p, can in zip(p_sought, can_be, strict=True) if can],
        [s for s, can in zip(sought, can_be, strict=True) if can],
    )
    judged = Judged(
        family=np.array([example.family for example in examples]),
        role=np.array([example.annotation.role for example in examples]),
        label=np.array([p.label for p in predictions]),
        sought=np.array(sought),
        p_sought=np.where(can_be, p_sought, 0.0),
        thresholds=thresholds,
    )
    measured = figures(judged)
    return Trained(
        model,
        thresholds,
        measured,
        _manifest(corpus, choices, thresholds, measured, lexicon),
    )


def write_bundle(folder: Path, trained: Trained) -> None:
    """Write a trained model to a folder."""
    save_bundle(folder, trained.model, trained.manifest)


def can_be_sought(example: Example) -> bool:
    """Whether the band could be other than low: home products are told by their name."""
    return example.annotation.sense not in ("unrestricted", "domestic")


def _manifest(
    corpus: Corpus,
    choices: Choices,
    thresholds: Thresholds,
    measured: dict[str, Figure],
    lexicon: Lexicon,
) -> dict[str, Any]:
    return {
        "corpus": {
            "hash": corpus.hash,
            "families": len(corpus.families),
            "mentions": corpus.mentions,
        },
        "choices": asdict(choices),
        "thresholds": asdict(thresholds),
        "scores_out_of_family": {name: asdict(f) for name, f in measured.items()},
        "lexicon_id": lexicon_id(tuple(lexicon.terms.values())),
        "seed": SEED,
        "versions": {
            "tender-scan": __version__,
            "python": platform.python_version(),
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
        },
    }
