"""Training is repeatable, and families never stand on both sides of a split."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from tender_scan.cli.app import app
from tender_scan.errors import AnnotationError
from tender_scan.mentions.bundle import load_bundle
from tender_scan.mentions.manifest import read_manifest
from tender_scan.training import folds
from tender_scan.training.calibration import fit_platt
from tender_scan.training.card import model_card
from tender_scan.training.corpus import Corpus, load_corpus
from tender_scan.training.examples import make_examples
from tender_scan.training.formats.registry import FORMATS
from tender_scan.training.train import Trained, train, workbench, write_bundle

ROOT = Path(__file__).parents[2]


def small() -> Corpus:
    whole = load_corpus([ROOT / "corpora" / "passages" / "w3.jsonl"])
    return Corpus(whole.passages[:70], whole.hash)


def test_training_twice_gives_the_same_bundle(tmp_path: Path) -> None:
    for name in ("one", "two"):
        trained = train(small())
        write_bundle(tmp_path / name, trained)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    bundle = load_bundle(tmp_path / "one")
    assert bundle.id.startswith("one-")
    says_what_it_is((tmp_path / "one" / "MODEL_CARD.md").read_text("utf-8"), trained)


def says_what_it_is(card: str, trained: Trained) -> None:
    corpus = small()
    figure = trained.figures["pr_auc"]
    for words in (
        f"`{corpus.hash}`",
        f"| passages | {len(corpus.passages)} |",
        f"| {figure.value:.3f} | {figure.low:.3f} to {figure.high:.3f} |",
        "never split over families",
        "What it must not be used for",
    ):
        assert words in card
    assert "$" not in card


def test_the_card_says_which_claims_are_refused() -> None:
    manifest = read_manifest(ROOT / "models" / "default")
    refused = "too few sought mentions (9) for a claim on recall"
    assert f"- {refused}" in model_card({**manifest, "refusals": [refused]})
    assert "do not carry" not in model_card({**manifest, "refusals": []})


def test_a_researcher_trains_on_doccano(tmp_path: Path) -> None:
    """Labels without families: warned of, trained all the same, and written."""
    labels, out = tmp_path / "labels.jsonl", tmp_path / "model"
    passages = [replace(each, family="") for each in small().passages]
    labels.write_text(FORMATS["doccano"].write(passages), "utf-8")
    done = CliRunner().invoke(app, ["train", str(labels), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "every passage is a group of its own" in done.stderr
    assert "split over single passages" in (out / "MODEL_CARD.md").read_text("utf-8")
    refused = CliRunner().invoke(
        app, ["train", str(labels), "--out", str(out), "--group", "buyer"]
    )
    assert "no passage names its buyer" in str(refused.exception)


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
