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


def test_a_line_separator_inside_a_string_ends_no_line(tmp_path: Path) -> None:
    text = {**GOOD, "text": "拟购A100两台\u2028另行通知"}
    path = write(tmp_path / "a.jsonl", json.dumps(text, ensure_ascii=False))
    assert load_corpus([path]).passages[0].text == text["text"]


def test_what_is_not_utf8_is_named_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good, other = (json.dumps({**GOOD, "id": x}, ensure_ascii=False) for x in "ab")
    path.write_bytes(good.encode() + b"\n" + other.encode("gb18030") + b"\n")
    with pytest.raises(AnnotationError, match=r"a\.jsonl:2: .* not UTF-8"):
        load_corpus([path])


def spans(*pairs: tuple[int, int], name: str) -> dict[str, object]:
    text, mention = str(GOOD["text"]), GOOD["mentions"][0]  # type: ignore[index]
    made = [
        {**mention, "start": a, "end": b, "surface": text[a:b]}  # type: ignore[dict-item]
        for a, b in pairs
    ]
    return {**GOOD, "id": name, "mentions": made}


def test_wrong_spans_and_ids_are_all_listed(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl",
        GOOD,
        spans((-6, -2), (2, 2), name="b"),
        spans((2, 6), (2, 6), name="c"),
        spans((2, 6), (4, 8), name="d"),
        GOOD,
    )
    with pytest.raises(AnnotationError) as caught:
        load_corpus([path])
    faults = str(caught.value).splitlines()
    assert [fault.split(":")[1] for fault in faults] == ["2", "2", "3", "4", "5"]
    for fault, words in zip(
        faults,
        ("-6--2 is negative", "2-2 is neg", "twice", "overlap", "already in"),
        strict=True,
    ):
        assert words in fault


def test_a_file_of_something_else_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "some.txt", "one", "two", "three")
    with pytest.raises(AnnotationError) as caught:
        load_corpus([path])
    said = str(caught.value)
    assert "\n" not in said
    assert f"{path}:1: not JSON" in said
    assert said.endswith("(further faults: 2)")
