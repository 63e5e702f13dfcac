import json
from pathlib import Path

import pytest

from tender_scan.errors import AnnotationError
from tender_scan.training.corpus import load_corpus

GOOD = {
    "id": "f-1",
    "family": "f",
    "text": "拟购A100两台",
    "mentions": [
        {
            "start": 2,
            "end": 6,
            "surface": "A100",
            "sense": "restricted",
            "role": "procured",
            "route": "hardware",
        }
    ],
}


def write(path: Path, *rows: object) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def changed(**fields: object) -> dict[str, object]:
    return {**GOOD, "mentions": [{**GOOD["mentions"][0], **fields}]}  # type: ignore[index]


def test_a_good_line_is_read(tmp_path: Path) -> None:
    corpus = load_corpus([write(tmp_path / "a.jsonl", GOOD)])
    (passage,) = corpus.passages
    assert passage.mentions[0].sought
    assert corpus.families == {"f"}


def test_every_fault_is_named_with_file_and_line(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl",
        GOOD,
        changed(start=3),
        changed(role="bought"),
        changed(sense="lookalike"),
        {"id": "x"},
        "not json",
    )
    with pytest.raises(AnnotationError) as caught:
        load_corpus([path])
    faults = str(caught.value).splitlines()
    assert [fault.split(":")[1] for fault in faults] == ["2", "3", "4", "5", "6"]
    assert "holds '100', not 'A100'" in faults[0]
    assert "family is missing" in str(caught.value) or "text" in faults[3]


def test_an_empty_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match="no labelled passages"):
        load_corpus([write(tmp_path / "a.jsonl")])
