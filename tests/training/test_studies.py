"""Random splits flatter what is alike; a curve grows with what it learns from."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tender_scan.training.corpus import load_corpus
from tender_scan.training.examples import Example, make_examples
from tender_scan.training.studies import learning_curve, split_gap
from tender_scan.training.train import workbench

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def examples() -> Sequence[Example]:
    passages = load_corpus([ROOT / "corpora" / "passages" / "w3.jsonl"]).passages[:70]
    return make_examples(passages, *workbench())


def test_a_random_split_flatters_copies(examples: Sequence[Example]) -> None:
    """Every mention three times: a random split has seen what it judges."""
    gap = split_gap([*examples, *examples, *examples])
    assert gap.at_random["pr_auc"].value > gap.grouped["pr_auc"].value + 0.02
    assert gap.at_random["macro_f1"].value > gap.grouped["macro_f1"].value + 0.02


def test_the_curve_goes_to_all_groups(examples: Sequence[Example]) -> None:
    curve = learning_curve(examples)
    groups = [point.groups for point in curve]
    assert groups == sorted(groups)
    families = len({example.family for example in examples})
    assert groups[-1] == pytest.approx(families * 4 / 5)
    assert {"pr_auc", "macro_f1"} <= curve[-1].figures.keys()


def test_shares_with_too_few_labels_are_left_out(examples: Sequence[Example]) -> None:
    """A tenth of few families gives nothing to fit; what is left is still told."""
    look, real = (
        sorted(
            {
                e.family
                for e in examples
                if (e.annotation.role == "lookalike") == is_look
            }
        )
        for is_look in (True, False)
    )
    kept = {*look[:6], *real[:6]}
    some = [example for example in examples if example.family in kept]
    assert 0 < len(learning_curve(some)) < 5
