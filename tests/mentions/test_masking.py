"""The model must not know which name it judges, only what is done with it."""

import pytest

from tender_scan.mentions.bundle import Bundle
from tender_scan.mentions.context import Surroundings, build_context
from tender_scan.mentions.features import extract
from tender_scan.mentions.gather import Lexicon
from tender_scan.mentions.segment import Segmenter

TEXT = "现有{one}显卡16张，本次拟购置{two}整机32台，用于模型训练。"


def features(
    text: str, number: int, bench: tuple[Lexicon, Segmenter]
) -> dict[str, float]:
    lexicon, segmenter = bench
    names = lexicon.names(lexicon.matcher.find(text))
    return extract(build_context(text, names[number], names, Surroundings()), segmenter)


@pytest.mark.parametrize("number", [0, 1])
def test_another_chip_of_the_same_sense_gives_the_same_features(
    number: int, bench: tuple[Lexicon, Segmenter]
) -> None:
    one = features(TEXT.format(one="A100", two="H800"), number, bench)
    other = features(TEXT.format(one="H100", two="A800"), number, bench)
    assert one == other


def test_no_feature_spells_a_name(bench: tuple[Lexicon, Segmenter]) -> None:
    for number in (0, 1):
        spelt = " ".join(features(TEXT.format(one="A100", two="H800"), number, bench))
        assert "a100" not in spelt
        assert "h800" not in spelt


def test_two_roles_in_one_sentence_are_told_apart(
    bench: tuple[Lexicon, Segmenter], bundle: Bundle
) -> None:
    text = TEXT.format(one="A100", two="H800")
    have, want = (
        bundle.model.predict(features(text, number, bench)).p_sought
        for number in (0, 1)
    )
    assert have < want
