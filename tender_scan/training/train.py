"""Labelled passages -> a model bundle: seeded, calibrated out of family, repeatable."""

import platform
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
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
from tender_scan.mentions.manifest import read_manifest
from tender_scan.mentions.model import Model
from tender_scan.mentions.segment import Segmenter
from tender_scan.training.calibration import choose_for, fit_calibration
from tender_scan.training.card import CARD, model_card
from tender_scan.training.claims import refusals
from tender_scan.training.corpus import Corpus
from tender_scan.training.examples import Example, make_examples
from tender_scan.training.fit import Choices, fit_model
from tender_scan.training.folds import (
    FOLDS,
    SEED,
    judge_out_of_fold,
    models_out_of_fold,
)
from tender_scan.training.intervals import Figure, figures


@dataclass(frozen=True)
class Trained:
    """A fitted model with what is known of it.

    Parameters
    ----------
    refusals
        The claims that the labels do not carry, in words.
    """

    model: Model
    thresholds: Thresholds
    figures: dict[str, Figure]
    refusals: tuple[str, ...]
    manifest: dict[str, Any]


@cache
def workbench(lexicon_files: tuple[Path, ...] = ()) -> tuple[Lexicon, Segmenter]:
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
    judged = judge_out_of_fold(examples, models)
    measured, refused = figures(judged), refusals(judged)
    results = {
        "thresholds": asdict(thresholds),
        "scores_out_of_family": {name: asdict(f) for name, f in measured.items()},
        "refusals": refused,
    }
    return Trained(
        calibration.of(fit_model(examples, choices)),
        thresholds,
        measured,
        refused,
        results | _origin(corpus, examples, choices, lexicon),
    )


def write_bundle(folder: Path, trained: Trained) -> None:
    """Write a trained model to a folder, with its card."""
    save_bundle(folder, trained.model, trained.manifest)
    (folder / CARD).write_text(model_card(read_manifest(folder)), "utf-8")


def _origin(
    corpus: Corpus, examples: Sequence[Example], choices: Choices, lexicon: Lexicon
) -> dict[str, Any]:
    """Say what the model was made of, and with what."""
    roles = Counter(example.annotation.role for example in examples)
    return {
        "corpus": {
            "hash": corpus.hash,
            "passages": len(corpus.passages),
            "families": len(corpus.families),
            "mentions": corpus.mentions,
            "sought": sum(example.annotation.sought for example in examples),
            "roles": dict(sorted(roles.items())),
        },
        "split": {
            "by": corpus.grouped_by,
            "folds": FOLDS,
            "groups_joined_as_near_duplicates": corpus.joined,
        },
        "choices": asdict(choices),
        "lexicon_id": lexicon_id(tuple(lexicon.terms.values())),
        "seed": SEED,
        "versions": {
            "tender-scan": __version__,
            "python": platform.python_version(),
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
        },
    }
