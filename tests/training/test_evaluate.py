"""What the matcher does not find counts as a scan treats it: as not there."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, f1_score

from tender_scan.errors import AnnotationError
from tender_scan.mentions.bundle import Thresholds
from tender_scan.mentions.model import Prediction
from tender_scan.records import ROLES
from tender_scan.training.claims import LEAST_FOR_RECALL, refusals
from tender_scan.training.corpus import load_corpus
from tender_scan.training.evaluate import evaluate
from tender_scan.training.examples import Example, make_examples
from tender_scan.training.intervals import figures
from tender_scan.training.metrics import Judged, macro_f1, pr_auc
from tender_scan.training.outcome import as_judged, as_scanned
from tender_scan.training.train import workbench

ROOT = Path(__file__).parents[2]
SURE = Prediction(label="procured", route="hardware", p_sought=0.99, p_lookalike=0.01)


def line(number: int, name: str, sense: str, role: str = "procured") -> str:
    text = f"本项目拟采购{name}服务器两台"
    start = text.index(name)
    mention = {
        "start": start,
        "end": start + len(name),
        "surface": name,
        "sense": sense,
        "role": role,
    }
    family = f"f{number}"
    return json.dumps(
        {"id": family, "family": family, "text": text, "mentions": [mention]}
    )


def examples(tmp_path: Path, *lines: str) -> list[Example]:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return make_examples(load_corpus([path]).passages, *workbench())


def judge(made: list[Example]) -> Judged:
    said = [as_scanned(example, SURE) for example in made]
    return as_judged(made, said, [Thresholds(0.9, 0.0)] * len(made))


def test_what_is_not_found_is_missed(tmp_path: Path) -> None:
    made = examples(
        tmp_path,
        line(1, "A100", "restricted"),
        line(2, "无名卡", "restricted"),
        line(3, "无名物", "lookalike", "lookalike"),
    )
    judged = judge(made)
    assert judged.found.tolist() == [True, False, False]
    assert judged.band.tolist() == ["flag", "low", "low"]
    assert judged.p_sought.tolist() == [0.99, 0.0, 0.0]
    assert judged.label.tolist() == ["procured", "lookalike", "lookalike"]


def test_the_band_rests_on_the_term_and_not_on_the_label(tmp_path: Path) -> None:
    made = examples(
        tmp_path,
        line(1, "昇腾910B", "restricted"),
        line(2, "A100", "domestic"),
    )
    assert judge(made).band.tolist() == ["low", "flag"]


def of(sought: int, missed: int) -> Judged:
    """So many sought mentions, of which some are not found, and as many others."""
    number = 2 * sought
    is_sought = np.arange(number) < sought
    found = np.arange(number) >= missed
    return Judged(
        family=np.array([str(row) for row in range(number)]),
        role=np.where(is_sought, "procured", "reference"),
        label=np.where(is_sought & found, "procured", "reference"),
        sought=is_sought,
        found=found,
        p_sought=np.where(is_sought & found, 1.0, 0.0),
        band=np.where(is_sought & found, "flag", "low"),
    )


def test_the_recalls_count_what_the_matcher_misses() -> None:
    measured = figures(of(100, 20))
    assert measured["matcher_recall"].value == pytest.approx(0.9)
    assert measured["review_recall"].value == pytest.approx(0.8)
    assert measured["flag_recall"].value == pytest.approx(0.8)
    assert measured["flag_precision"].value == 1.0
    assert measured["review_recall"].low < 0.8 < measured["review_recall"].high


def test_few_labels_give_figures_and_refuse_claims() -> None:
    assert refusals(of(LEAST_FOR_RECALL, 1)) == ()
    few = of(LEAST_FOR_RECALL - 1, 1)
    assert figures(few)["review_recall"].low < figures(few)["review_recall"].value
    (refused,) = refusals(few)
    assert "too few sought mentions (59) for a claim on recall" in refused


def test_very_few_labels_carry_no_threshold_and_no_interval() -> None:
    said = " ".join(refusals(of(8, 1)))
    assert "(8) for a claim on the thresholds" in said
    assert "(8) for a claim on recall" in said
    assert "too few families (16)" in said


def test_the_interval_of_all_or_nothing_is_not_a_point() -> None:
    figure = figures(of(10, 0))["review_recall"]
    assert (figure.value, figure.high) == (1.0, 1.0)
    assert figure.low == pytest.approx(0.6915, abs=1e-4)  # of Clopper and Pearson
    assert figures(of(10, 10))["review_recall"].high == pytest.approx(0.3085, abs=1e-4)


def test_what_cannot_be_measured_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line(1, "无名物", "lookalike", "lookalike"), "utf-8")
    report = evaluate(load_corpus([path]), ROOT / "models" / "default")
    assert set(report.figures) == {"lookalikes_low", "macro_f1"}
    assert report.errors == ()


def test_passages_without_mentions_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "family": "a", "text": "无", "mentions": []}', "utf-8")
    with pytest.raises(AnnotationError, match="has a mention"):
        evaluate(load_corpus([path]), ROOT / "models" / "default")


@given(st.lists(st.tuples(*[st.sampled_from(ROLES)] * 2), min_size=1, max_size=30))
def test_macro_f1_is_that_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    role, label = (np.array(column) for column in zip(*pairs, strict=True))
    judged = replace(of(1, 0), role=role, label=label)
    expected = f1_score(role, label, labels=ROLES, average="macro", zero_division=0)
    assert macro_f1(judged) == pytest.approx(expected)


@given(
    st.lists(
        st.tuples(st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0]), st.booleans()), min_size=1
    ).filter(lambda pairs: any(sought for _, sought in pairs))
)
def test_pr_auc_is_that_of_scikit_learn(pairs: list[tuple[float, bool]]) -> None:
    p_sought, sought = (np.array(column) for column in zip(*pairs, strict=True))
    judged = replace(of(1, 0), p_sought=p_sought, sought=sought)
    expected = average_precision_score(sought, p_sought)
    assert pr_auc(judged) == pytest.approx(expected)
