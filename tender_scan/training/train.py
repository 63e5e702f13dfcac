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
from tender_scan.training.calibration import choose_for, fit_calibration
from tender_scan.training.corpus import Corpus
from tender_scan.training.examples import make_examples
from tender_scan.training.fit import Choices, fit_model
from tender_scan.training.folds import SEED, judge_out_of_fold, models_out_of_fold
from tender_scan.training.metrics import Figure, figures


@dataclass(frozen=True)
class Trained:
    """A fitted model with what is known of it.

    Parameters
    ----------
    sought
        Number of sought mentions in the corpus.
    """

    model: Model
    thresholds: Thresholds
    figures: dict[str, Figure]
    sought: int
    manifest: dict[str, Any]


def workbench(lexicon_files: Sequence[Path] = ()) -> tuple[Lexicon, Segmenter]:
    """Load the lexicon and the segmenter that training and scanning share."""
    terms = load_terms(lexicon_files)
    lexicon = Lexicon({term.id: term for term in terms}, Matcher(terms))
    return lexicon, Segmenter(cue_words())


def train(corpus: Corpus, choices: Choices = Choices()) -> Trained:
    """Fit, calibrate and choose thresholds.

    The figures are out of fold by family in all three: what is fitted to judge a
    family (model, calibration, thresholds) is fitted on others. What is shipped is
    fitted on all, calibration and thresholds on predictions out of fold.

    Raises
    ------
    AnnotationError
        There are too few families or labels.
    """
    lexicon, segmenter = workbench()
    examples = make_examples(corpus.passages, lexicon, segmenter)
    models = models_out_of_fold(examples, choices)
    raw = [m.predict(e.features) for m, e in zip(models, examples, strict=True)]
    calibration = fit_calibration(examples, raw)
    thresholds = choose_for(examples, raw, calibration)
    measured = figures(judge_out_of_fold(examples, models))
    return Trained(
        calibration.of(fit_model(examples, choices)),
        thresholds,
        measured,
        sum(example.annotation.sought for example in examples),
        _manifest(corpus, choices, thresholds, measured, lexicon),
    )


def write_bundle(folder: Path, trained: Trained) -> None:
    """Write a trained model to a folder."""
    save_bundle(folder, trained.model, trained.manifest)


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
