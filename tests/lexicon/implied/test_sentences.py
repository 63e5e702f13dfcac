"""Invented requirements: those that mean a restricted chip are found, others are not."""

import json
from pathlib import Path

import pytest

from tender_scan.lexicon.implied.find import ImpliedFinder
from tender_scan.lexicon.load import load_terms

FINDER = ImpliedFinder(load_terms())
SENTENCES = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "data").glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
IMPLIED = [each for each in SENTENCES if each["implied"]]
OTHERS = [each for each in SENTENCES if not each["implied"]]


@pytest.mark.parametrize("sentence", IMPLIED, ids=lambda each: each["text"][:40])
def test_the_nearest_chip_comes_first(sentence):
    found = FINDER.find(sentence["text"])
    assert len(found) == sentence["items"]
    assert found[0].term_ids[0] in sentence["accept"]


@pytest.mark.parametrize("sentence", OTHERS, ids=lambda each: each["text"][:40])
def test_nothing_is_read_into_other_figures(sentence):
    assert FINDER.find(sentence["text"]) == ()


@pytest.mark.parametrize("sentence", IMPLIED, ids=lambda each: each["text"][:40])
def test_spans_go_back_to_the_text_as_read(sentence):
    before = "第一章 采购需求一览\n" * 60
    text = before + sentence["text"]
    for found in FINDER.find(text):
        assert text[found.start : found.end] == found.surface
        assert found.start == found.figures[0].start >= len(before)
        assert found.end == found.figures[-1].end
        assert 0 <= found.certainty <= 1
        for figure in found.figures:
            assert found.start <= figure.start < figure.end <= found.end
