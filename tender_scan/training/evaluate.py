"""Judge labelled passages with a bundle and compare with the labels."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tender_scan.errors import AnnotationError
from tender_scan.mentions.bundle import load_bundle
from tender_scan.mentions.model import Prediction
from tender_scan.records import ROLES
from tender_scan.training.corpus import Corpus
from tender_scan.training.examples import Example, make_examples
from tender_scan.training.metrics import Figure, Judged, figures
from tender_scan.training.outcome import as_judged, as_scanned
from tender_scan.training.train import workbench


@dataclass(frozen=True)
class LabelScore:
    """How well one label is told: precision, recall, and how many mentions bear it."""

    name: str
    precision: float
    recall: float
    number: int


@dataclass(frozen=True)
class Misjudged:
    """A mention whose label was missed, with its text; the mention in [[ ]].

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
    shown: str


@dataclass(frozen=True)
class Report:
    """Figures with intervals over families, scores by label, errors worst first.

    Parameters
    ----------
    sought
        Number of sought mentions in the corpus.
    """

    corpus_hash: str
    model_id: str
    figures: dict[str, Figure]
    sought: int
    labels: tuple[LabelScore, ...]
    errors: tuple[Misjudged, ...]

    def as_plain(self) -> dict[str, object]:
        """Give the report as plain values for JSON."""
        return asdict(self)


def evaluate(corpus: Corpus, folder: Path) -> Report:
    """Evaluate the bundle in `folder` on a corpus that it was not trained on.

    Mentions that the matcher does not find are missed, whatever the model would say.

    Raises
    ------
    AnnotationError
        No passage has a mention.
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
        figures(judged),
        int(judged.sought.sum()),
        tuple(_label_scores(judged)),
        _errors(examples, predictions),
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
        example.found,
        " ".join(shown.split()),
    )
