from pathlib import Path

import pytest

from tender_scan.bundled import bundled
from tender_scan.mentions.bundle import Bundle, load_bundle
from tender_scan.mentions.gather import Lexicon
from tender_scan.mentions.segment import Segmenter
from tender_scan.training.corpus import Corpus, load_corpus
from tender_scan.training.train import workbench

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def bench() -> tuple[Lexicon, Segmenter]:
    return workbench()


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    return load_bundle(bundled("models/default"))


@pytest.fixture(scope="session")
def small_corpus() -> Corpus:
    whole = load_corpus([ROOT / "corpora" / "passages" / "w1.jsonl"])
    return Corpus(whole.passages[:150], whole.hash)
