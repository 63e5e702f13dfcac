"""Judge labelled passages with a bundle and compare with the labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tender_scan.errors import AnnotationError
from tender_scan.mentions.bundle import Thresholds, load_bundle
from tender_scan.mentions.model import Prediction
from tender_scan.records import ROLES
from tender_scan.training.claims import refusals
from tender_scan.training.corpus import Corpus
from tender_scan.training.curves import (
    CurvePoint,
    ReliabilityBin,
    precision_recall,
    reliability,
)
from tender_scan.training.examples import Example, make_examples
from tender_scan.training.intervals import Figure, figures
from tender_scan.training.metrics import Judged
from tender_scan.training.outcome import as_judged, as_scanned
from tender_scan.training.slices import Slice, by_term, slices
from tender_scan.training.studies import (
    LearningPoint,
    SplitGap,
    learning_curve,
    split_gap,
)
from tender_scan.training.train import workbench

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class LabelScore:
    """How well one label is told: precision, recall, and how many mentions bear it."""

    name: str
    precision: float
    recall: float
    number: int


@dataclass(frozen=True)
class Misjudged:
    """A mention whose label was missed, with the text round it on one line.

    Parameters
    ----------
    found
        False where the matcher does not find it; the model was then not asked.
    """

    passage_id: str
    truth: str
    label: str
    p_sought: float
    found: bool
    before: str
    surface: str
    after: str

    @property
    def shown(self) -> str:
        """The text, with the mention in [[ ]]."""
        return f"{self.before}[[{self.surface}]]{self.after}"


@dataclass(frozen=True)
class Report:
    """Figures with intervals over families, scores by label, errors worst first.

    Parameters
    ----------
    grouped_by
        What a family stands for here: family, buyer, document; empty where nothing is
        known.
    mentions, families, sought
        How many the corpus has.
    refusals
        The claims that the labels do not carry, in words.
    splits, learning
        Of models trained on this corpus; None and empty where not asked for.
    """

    corpus_hash: str
    model_id: str
    thresholds: Thresholds
    grouped_by: str
    mentions: int
    families: int
    sought: int
    figures: dict[str, Figure]
    refusals: tuple[str, ...]
    labels: tuple[LabelScore, ...]
    curve: tuple[CurvePoint, ...]
    reliability: tuple[ReliabilityBin, ...]
    slices: tuple[Slice, ...]
    terms: tuple[Slice, ...]
    errors: tuple[Misjudged, ...]
    splits: SplitGap | None = None
    learning: tuple[LearningPoint, ...] = ()

    def as_plain(self) -> dict[str, object]:
        """Give the report as plain values for JSON."""
        return asdict(self)


def evaluate(
    corpus: Corpus, folder: Path, splits: bool = False, learning: bool = False
) -> Report:
    """Evaluate the bundle in `folder` on a corpus that it was not trained on.

    Mentions that the matcher does not find are missed, whatever the model would say.

    Parameters
    ----------
    splits, learning
        Also train on the corpus, to show what random splits flatter and what more
        labels bring. Takes minutes.

    Raises
    ------
    AnnotationError
        No passage has a mention, or there are too few labels to train on.
    """
    lexicon, segmenter = workbench()
    bundle = load_bundle(folder)
    examples = make_examples(corpus.passages, lexicon, segmenter)
    if not examples:
        raise AnnotationError("none of the labelled passages has a mention")
    predictions = [as_scanned(e, bundle.model.predict(e.features)) for e in examples]
    judged = as_judged(examples, predictions, [bundle.thresholds] * len(examples))
    return Report(
        corpus.hash,
        bundle.id,
        bundle.thresholds,
        corpus.grouped_by,
        len(examples),
        len(set(judged.family)),
        int(judged.sought.sum()),
        figures(judged),
        refusals(judged),
        tuple(_label_scores(judged)),
        precision_recall(judged),
        reliability(judged),
        slices(examples, judged),
        by_term(examples, judged),
        _errors(examples, predictions),
        split_gap(examples) if splits else None,
        learning_curve(examples) if learning else (),
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
    return Misjudged(
        example.passage.id,
        span.role,
        prediction.label,
        round(prediction.p_sought, 4),
        example.found,
        _one_line(text[: span.start]),
        span.surface,
        _one_line(text[span.end :]),
    )


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text)
