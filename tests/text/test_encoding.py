"""Encodings are told by evidence, and what was declared is only a hint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.text.encoding import decode, detect

SIMPLIFIED = (
    "云岭理工大学采购8台GPU服务器（A100），预算金额120万元。"
    "投标人须具有独立承担民事责任的能力，本项目不接受联合体投标。"
)
TRADITIONAL = (
    "雲嶺理工大學採購8台GPU伺服器（A100），預算金額120萬元。"
    "投標人須具有獨立承擔民事責任的能力，本項目不接受聯合體投標。"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("length", [6, 20, len(SIMPLIFIED)])
def test_simplified_text_comes_back_whole(encoding: str, length: int) -> None:
    text = SIMPLIFIED[:length]
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030"])
def test_traditional_text_is_not_swallowed_by_gb18030(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding))[0] == TRADITIONAL


@pytest.mark.parametrize("declared", ["big5", "gb2312", "utf-8", "hex", "nonsense", ""])
def test_a_wrong_declaration_does_not_win_over_the_bytes(declared: str) -> None:
    for encoding in ("utf-8", "gb18030"):
        assert decode(SIMPLIFIED.encode(encoding), declared)[0] == SIMPLIFIED


@pytest.mark.parametrize("end", range(30, 36))
def test_utf8_cut_inside_a_character_stays_utf8(end: int) -> None:
    text, name = decode(SIMPLIFIED.encode()[:end])
    assert name == "utf-8"
    assert text.rstrip("\ufffd") == SIMPLIFIED[: len(text.rstrip("\ufffd"))]


def test_utf8_with_a_few_broken_bytes_stays_utf8() -> None:
    data = SIMPLIFIED.encode()
    text, name = decode(data[:30] + b"\xff" + data[30:])
    assert name == "utf-8"
    assert text.replace("\ufffd", "") == SIMPLIFIED


def test_utf8_broken_only_after_the_sample() -> None:
    data = "公告".encode() * 200_000 + b"\xff"
    text, name = decode(data)
    assert (name, text[-1]) == ("utf-8", "\ufffd")


def test_ascii_in_utf16_without_a_mark_is_not_text_with_zero_bytes() -> None:
    assert decode("GPU A100".encode("utf-16-be")) == ("GPU A100", "utf-16-be")


def test_japanese_is_left_to_the_guess() -> None:
    text = "これは日本語のテキストです。入札公告"
    assert decode(text.encode("shift_jis"))[0] == text


def test_declared_wins_between_equals() -> None:
    assert detect("é".encode("latin-1") * 3, "iso-8859-1") != "utf-8"


@given(st.binary(max_size=300))
def test_any_bytes_give_text_that_can_be_stored(data: bytes) -> None:
    text, name = decode(data)
    text.encode("utf-8")
    "".encode(name)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=100))
def test_utf8_always_comes_back(text: str) -> None:
    data = text.encode()
    if 0 not in data and not text.startswith("\ufeff"):
        assert decode(data) == (text, "utf-8")
