"""Alpha against published values, and what two people say of one thing."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from tender_scan.cli.app import app
from tender_scan.errors import AnnotationError
from tender_scan.training.agreement import agreements, judged_in
from tender_scan.training.alpha import Unit, alpha

from .database import Found, decide, make

# Krippendorff (2011), example C: four observers, twelve units, five categories, with
# values missing; the paper gives .743 for nominal data.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def units(*rows: str) -> list[Unit]:
    columns = zip(*(row.split() for row in rows), strict=True)
    return [
        Unit(number, tuple(value for value in column if value != "."))
        for number, column in enumerate(columns)
    ]


def test_the_example_of_the_paper() -> None:
    found = alpha(units(*OBSERVERS))
    assert found.value == pytest.approx(0.743, abs=5e-4)
    assert found.units == 11
    assert found.low < found.value < found.high


def test_the_example_of_two_observers() -> None:
    """Krippendorff (2011), example B: nominal, two observers, no missing data: .692."""
    found = alpha(units("a a b b d c c c e d d a", "b a b b b c c c e d d d"))
    assert found.value == pytest.approx(0.692, abs=5e-4)


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=30))
def test_full_agreement_is_one(values: list[str]) -> None:
    found = alpha([Unit(n, (value, value)) for n, value in enumerate(values)])
    assert found.value == 1 if len(set(values)) > 1 else math.isnan(found.value)


def test_reviewers_of_a_database(tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    ids = make(db, *[Found()] * 4)
    for finding, said in zip(
        ids, ("accept", "accept", "reject", "reject"), strict=True
    ):
        decide(db, finding, said, "a", role=None if said == "accept" else "reference")
    for finding, said in zip(
        ids, ("accept", "reject", "reject", "unsure"), strict=True
    ):
        decide(db, finding, "accept", "b")  # taken back by the next
        decide(db, finding, said, "b", role="excluded" if said == "reject" else None)
    by_question = {each.question: each for each in agreements(judged_in(db))}
    decision = by_question["decision"]
    assert decision.alpha.units == 4
    assert decision.confusions[("accept", "reject")] == 1
    assert decision.confusions[("reject", "unsure")] == 1
    assert by_question["role"].confusions[("reference", "excluded")] == 1


def test_one_reviewer_alone_agrees_with_nobody(tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    decide(db, make(db, Found())[0], "accept")
    with pytest.raises(AnnotationError, match="nothing was labelled by two"):
        agreements(judged_in(db))


def test_two_files_in_two_formats(tmp_path: Path) -> None:
    text = "现有A100六台，拟购H800两台"
    doccano = {"text": text, "label": [[2, 6, "reference"], [11, 15, "procured"]]}
    (tmp_path / "a.jsonl").write_text(json.dumps(doccano), "utf-8")
    (tmp_path / "b.csv").write_text(
        f"text,surface,label\n{text},A100,procured\n{text},两台,lookalike\n", "utf-8"
    )
    done = CliRunner().invoke(
        app,
        [
            "labels",
            "agreement",
            str(tmp_path / "a.jsonl"),
            str(tmp_path / "b.csv"),
            "--json",
        ],
    )
    assert done.exit_code == 0, done.output
    assert "2 spans are annotated in one file only" in done.stderr
    by_question = {each["question"]: each for each in json.loads(done.stdout)}
    assert by_question["role"]["confusions"] == [["reference", "procured", 1]]
    assert by_question["sense"]["confusions"] == [["restricted", "restricted", 1]]
