"""Training is repeatable, and families never stand on both sides of a split."""

from pathlib import Path

import numpy as np

from tender_scan.mentions.bundle import load_bundle
from tender_scan.training import folds
from tender_scan.training.corpus import Corpus, load_corpus
from tender_scan.training.examples import Example, make_examples
from tender_scan.training.fit import fit_model
from tender_scan.training.train import train, workbench, write_bundle

ROOT = Path(__file__).parents[2]


def small() -> Corpus:
    whole = load_corpus([ROOT / "corpora" / "passages" / "w3.jsonl"])
    return Corpus(whole.passages[:120], whole.hash)


def test_training_twice_gives_the_same_bundle(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_bundle(tmp_path / name, train(small()))
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    bundle = load_bundle(tmp_path / "one")
    assert bundle.id.startswith("one-")


def test_no_family_is_judged_by_a_model_that_saw_it(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    examples = make_examples(small().passages, *workbench())
    judged: list[tuple[set[str], str]] = []

    class Watched:
        def __init__(self, seen: list[Example]) -> None:
            self.seen = {example.family for example in seen}
            self.model = fit_model(seen)

        def predict(self, features: dict[str, float]) -> object:
            (family,) = {e.family for e in examples if e.features is features}
            judged.append((self.seen, family))
            return self.model.predict(features)

    monkeypatch.setattr(folds, "fit_model", lambda seen, _: Watched(seen))
    predictions = folds.predict_out_of_fold(examples)
    assert len(predictions) == len(judged) == len(examples)
    assert all(family not in seen for seen, family in judged)


def test_calibration_keeps_the_order() -> None:
    platt = folds.fit_platt([-2.0, -1.0, 0.5, 1.0, 3.0], np.array([0, 0, 1, 0, 1]) == 1)
    shown = [platt(logit) for logit in (-3.0, 0.0, 3.0)]
    assert shown == sorted(shown)
    assert all(0 < p < 1 for p in shown)
