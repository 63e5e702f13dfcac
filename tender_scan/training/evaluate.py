"""Judge labelled passages with a bundle and compare with the labels."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from tender_scan.mentions.bundle import Bundle, load_bundle
from tender_scan.mentions.model import Prediction
from tender_scan.records import ROLES
from tender_scan.training.corpus import Corpus
from tender_scan.training.examples import Example, make_examples
from tender_scan.training.metrics import Figure, Judged, figures
from tender_scan.training.train import can_be_sought, workbench


@dataclass(frozen=True)
class LabelScore:
    """How well one label is told: precision, recall, and how many mentions bear it."""

    name: str
    precision: float
    recall: float
    number: int


@dataclass(frozen=True)
class Misjudged:
    """A mention whose label was missed, with its text; the mention in [[ ]]."""

    passage_id: str
    truth: str
    label: str
    p_sought: float
    shown: str


@dataclass(frozen=True)
class Report:
    """Figures with intervals over families, scores by label, errors worst first."""

    corpus_hash: str
    model_id: str
    figures: dict[str, Figure]
    labels: tuple[LabelScore, ...]
    errors: tuple[Misjudged, ...]

    def as_plain(self) -> dict[str, object]:
        """Give the report as plain values for JSON."""
        return asdict(self)


def evaluate(corpus: Corpus, folder: Path) -> Report:
    """Evaluate the bundle in `folder` on a corpus that it was not trained on."""
    lexicon, segmenter = workbench()
    bundle = load_bundle(folder)
    examples = make_examples(corpus.passages, lexicon, segmenter)
    predictions = [bundle.model.predict(example.features) for example in examples]
    judged = _judged(examples, predictions, bundle)
    return Report(
        corpus.hash,
        bundle.id,
        figures(judged),
        tuple(_label_scores(judged)),
        _errors(examples, predictions),
    )


def _judged(
    examples: Sequence[Example], predictions: Sequence[Prediction], bundle: Bundle
) -> Judged:
    can_be = [can_be_sought(example) for example in examples]
    return Judged(
        family=np.array([example.family for example in examples]),
        role=np.array([example.annotation.role for example in examples]),
        label=np.array([prediction.label for prediction in predictions]),
        sought=np.array([example.annotation.sought for example in examples]),
        p_sought=np.where(can_be, [p.p_sought for p in predictions], 0.0),
        thresholds=bundle.thresholds,
    )


def _label_scores(judged: Judged) -> Iterator[LabelScore]:
    for name in ROLES:
        truth, label = judged.role == name, judged.label == name
        both = int((truth & label).sum())
        yield LabelScore(
            name,
            both / max(label.sum(), 1),
            both / max(truth.sum(), 1),
            int(truth.sum()),
        )


def _errors(
    examples: Sequence[Example], predictions: Sequence[Prediction]
) -> tuple[Misjudged, ...]:
    """Errors, those first in which *sought* was missed furthest."""
    missed = [
        (abs(e.annotation.sought - p.p_sought), _misjudged(e, p))
        for e, p in zip(examples, predictions, strict=True)
        if e.annotation.role != p.label
    ]
    return tuple(error for _, error in sorted(missed, key=lambda pair: -pair[0]))


def _misjudged(example: Example, prediction: Prediction) -> Misjudged:
    text, span = example.passage.text, example.annotation
    shown = f"{text[: span.start]}[[{span.surface}]]{text[span.end :]}"
    return Misjudged(
        example.passage.id,
        span.role,
        prediction.label,
        round(prediction.p_sought, 4),
        " ".join(shown.split()),
    )
