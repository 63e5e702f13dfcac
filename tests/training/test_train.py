"""Training is repeatable, and families never stand on both sides of a split."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tender_scan.errors import AnnotationError
from tender_scan.mentions.bundle import load_bundle
from tender_scan.training import folds
from tender_scan.training.calibration import fit_platt
from tender_scan.training.corpus import Corpus, load_corpus
from tender_scan.training.examples import make_examples
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


def test_no_family_is_judged_by_a_model_that_saw_it() -> None:
    examples = make_examples(small().passages, *workbench())
    judged = [0] * len(examples)
    for fit, test in folds.split(examples):
        assert not {examples[i].family for i in fit} & {
            examples[i].family for i in test
        }
        for i in test:
            judged[i] += 1
    assert judged == [1] * len(examples)


def test_calibration_keeps_the_order() -> None:
    platt = fit_platt([-2.0, -1.0, 0.5, 1.0, 3.0], np.array([0, 0, 1, 0, 1]) == 1)
    shown = [platt(logit) for logit in (-3.0, 0.0, 3.0)]
    assert shown == sorted(shown)
    assert all(0 < p < 1 for p in shown)


def test_figures_do_not_rest_on_labels_of_the_family_judged() -> None:
    """Turning the labels of one fold round leaves what is said of it as it was."""
    examples = make_examples(small().passages, *workbench())
    models = folds.models_out_of_fold(examples)
    before = folds.judge_out_of_fold(examples, models)
    _, test = next(folds.split(examples))
    turned = list(examples)
    for i in test:  # role stays, so that the folds do; only *sought* is turned
        sense = "unrestricted" if examples[i].annotation.sought else "restricted"
        annotation = replace(examples[i].annotation, sense=sense)
        turned[i] = replace(examples[i], annotation=annotation)
    after = folds.judge_out_of_fold(turned, models)
    assert (before.sought[test] != after.sought[test]).any()
    assert (before.p_sought[test] == after.p_sought[test]).all()
    assert (before.band[test] == after.band[test]).all()


@pytest.mark.parametrize("families", [1, 4])
def test_too_few_families_are_refused_in_words(families: int) -> None:
    whole = small()
    kept = sorted({p.family for p in whole.passages if p.mentions})[:families]
    passages = tuple(p for p in whole.passages if p.family in kept)
    with pytest.raises(AnnotationError, match=f"too few families: {families} "):
        train(Corpus(passages, whole.hash))


def test_too_few_labels_are_refused_in_words() -> None:
    whole = small()
    passages = tuple(
        replace(p, mentions=tuple(a for a in p.mentions if a.role == "reference"))
        for p in whole.passages
    )
    with pytest.raises(AnnotationError, match="too few labels"):
        train(Corpus(passages, whole.hash))
