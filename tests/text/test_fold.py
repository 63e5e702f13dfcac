import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tender_scan.text.fold import fold


def test_width_case_and_script() -> None:
    assert fold("Ａ１００　ＧＰＵ") == "a100 gpu"
    assert fold("英偉達顯卡") == "英伟达显卡"
    assert fold("㎡") == "m2"


def test_both_radical_blocks_are_folded() -> None:
    # NFKC folds U+2F00-2FDF only: ⻢ is U+2EE2.
    assert fold("亚⻢逊⼈⺠") == "亚马逊人民"


def test_invisible_characters_vanish() -> None:
    assert fold("A\u200b1\u2060 0\ufeff0") == "a1 00"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F)))
def test_latin_text_folds_as_nfkc_and_lower_case(text: str) -> None:
    expected = "".join(
        unicodedata.normalize("NFKC", c).lower() for c in text if c != "\u00ad"
    )
    assert fold(text) == expected
