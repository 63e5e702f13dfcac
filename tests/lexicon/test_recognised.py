"""Names in text that OCR read: glued, split, letters for digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.matcher import Matcher
from tender_scan.text.confusion import confused
from tender_scan.text.fold import fold


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_terms())


@pytest.mark.parametrize(
    ("text", "surface", "term"),
    [
        ("DGXA100服务器", "DGXA100", "nvidia-dgx-a100"),
        ("HGXH100", "HGXH100", "nvidia-hgx-h100"),
        ("NVIDIAA100显卡", "A100", "nvidia-a100"),
        ("A100PCle80GB", "A100", "nvidia-a100"),
        ("RTX409024GB", "RTX4090", "nvidia-rtx-4090"),
        ("A1OO显卡", "A1OO", "nvidia-a100"),
        ("AIOO显卡", "AIOO", "nvidia-a100"),
        ("H1O0 GPU", "H1O0", "nvidia-h100"),
        ("显卡4O90 24GB", "4O90", "nvidia-rtx-4090"),
        ("H 1 0 0 GPU", "H 1 0 0", "nvidia-h100"),
        ("H2O GPU服务器", "H2O", "nvidia-h20"),
        ("OpenAl接口", "OpenAl", "openai"),
    ],
)
def test_what_ocr_makes_of_names(
    matcher: Matcher, text: str, surface: str, term: str
) -> None:
    (found,) = matcher.find(text, ocr=True)
    assert (found.surface, found.term_id, found.obfuscated) == (surface, term, False)


@pytest.mark.parametrize(
    "text",
    [
        "H2O排水",
        "AIO一体机 GPU",
        "WA100B显卡",
        "GA1001显卡",
        "单价4O90.00元 GPU",
        "盘古A1OO",
    ],
)
def test_what_only_looks_like_a_name(matcher: Matcher, text: str) -> None:
    assert matcher.find(text, ocr=True) == ()


def test_a_nickname_is_a_disguise_in_a_scan_too(matcher: Matcher) -> None:
    (found,) = matcher.find("A百显卡", ocr=True)
    assert found.obfuscated


def test_printed_text_keeps_its_rules(matcher: Matcher) -> None:
    assert matcher.find("AIOO显卡") == ()
    (found,) = matcher.find("A1OO显卡")
    assert found.obfuscated


@given(st.text())
def test_making_equal_keeps_the_length(text: str) -> None:
    once = confused(fold(text))
    assert len(once) == len(fold(text))
    assert confused(once) == once
