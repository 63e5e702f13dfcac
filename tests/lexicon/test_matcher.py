import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.matcher import Candidate, Matcher


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_terms())


def surfaces(found: tuple[Candidate, ...]) -> list[tuple[str, str]]:
    return [(candidate.surface, candidate.term_id) for candidate in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("英伟达A100显卡", [("A100", "nvidia-a100")]),
        ("8×A100", [("A100", "nvidia-a100")]),
        ("A100/H100", [("A100", "nvidia-a100"), ("H100", "nvidia-h100")]),
        ("A100-80G", [("A100", "nvidia-a100")]),
        ("配置A100*8", [("A100", "nvidia-a100")]),
        ("NVA100服务器", [("A100", "nvidia-a100")]),
        ("H100SXM5模组", [("H100", "nvidia-h100")]),
        ("A10080G显存", [("A100", "nvidia-a100")]),
        ("DGX A100两台", [("DGX A100", "nvidia-dgx-a100")]),
        ("开通AWS账号", [("AWS", "aws")]),
        ("亚马逊云科技服务", [("亚马逊云科技", "aws")]),
        ("RTX4090显卡", [("RTX4090", "nvidia-rtx-4090")]),
        ("Azure OpenAI服务", [("Azure OpenAI", "openai")]),
        ("1.A100显卡8张", [("A100", "nvidia-a100")]),
        ("1．A100显卡", [("A100", "nvidia-a100")]),
        ("2.AWS云服务账户", [("AWS", "aws")]),
        ("3.OpenAI接口服务", [("OpenAI", "openai")]),
        ("2.2.H800 GPU服务器", [("H800", "nvidia-h800")]),
        ("包1.A800服务器", [("A800", "nvidia-a800")]),
        ("配置…A100显卡", [("A100", "nvidia-a100")]),
        ("A100显卡.H100显卡", [("A100", "nvidia-a100"), ("H100", "nvidia-h100")]),
        ("英伟达4090 24G显卡", [("4090", "nvidia-rtx-4090")]),
        ("4090 24GB显卡", [("4090", "nvidia-rtx-4090")]),
        ("5090 32G显卡", [("5090", "nvidia-rtx-5090")]),
    ],
)
def test_names_are_found_in_chinese_text(
    matcher: Matcher, text: str, expected: list[tuple[str, str]]
) -> None:
    assert surfaces(matcher.find(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "GA1001",
        "WA100B",
        "A1001显卡",
        "LAWS",
        "显卡驱动x.a100",
        "显卡见www.openai",
        "单价4090.00元",
        "GPU服务器单价4090元",
        "GPU服务器单价4090 元",
        "显卡编号40901",
        "显卡单价12.4090",
        "显卡数量4090 24台",
    ],
)
def test_names_inside_longer_ones_are_not_found(matcher: Matcher, text: str) -> None:
    assert matcher.find(text) == ()


@pytest.mark.parametrize("text", ["H型钢H100×100×6×8", "AWS D1.1焊接", "H20排水板"])
def test_look_alikes_are_candidates_for_the_model_to_judge(
    matcher: Matcher, text: str
) -> None:
    assert len(matcher.find(text)) == 1


def test_a_weak_name_needs_a_word_of_its_field(matcher: Matcher) -> None:
    assert matcher.find("本次共计4090项") == ()
    assert surfaces(matcher.find("显卡选用4090两块"))[0][1] == "nvidia-rtx-4090"


@pytest.mark.parametrize(
    "written", ["Ａ１００", "A 100", "A-100", "A·100", "A1OO", "A 1 0 0", "A\u200b100"]
)
def test_disguises_are_found_and_marked(matcher: Matcher, written: str) -> None:
    text = f"采购GPU服务器，配{written}显卡八张"
    (found,) = matcher.find(text)
    assert (found.term_id, found.surface) == ("nvidia-a100", written)
    assert found.obfuscated


@pytest.mark.parametrize("written", ["A100", "a100", "A1\n00", "RTX 4090", "RTX-4090"])
def test_case_layout_and_own_blanks_are_no_disguise(
    matcher: Matcher, written: str
) -> None:
    (found,) = matcher.find(f"采购GPU服务器，配{written}显卡八张")
    assert not found.obfuscated


@given(st.text(st.sampled_from("A100H8Ｈ００ -\n×亚马逊云AWS显卡采购,。"), max_size=80))
def test_candidates_are_in_order_apart_and_hold_their_surface(text: str) -> None:
    found = SHARED.find(text)
    for candidate in found:
        assert text[candidate.start : candidate.end] == candidate.surface
    for first, second in itertools.pairwise(found):
        assert first.end <= second.start


SHARED = Matcher(load_terms())
