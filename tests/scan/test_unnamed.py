"""Chips that are asked for by their figures alone."""

from tender_scan.scan.inspect import explain_text
from tender_scan.settings import Settings

NEED = (
    "澜江大学智能计算平台采购需求\n一、技术参数\n"
    "★2. 加速卡：单卡FP16算力≥312TFLOPS，显存≥80GB HBM2e，显存带宽≥1.9TB/s，"
    "卡间互联带宽≥600GB/s，数量8张。\n"
)


def test_figures_become_a_mention_for_review() -> None:
    (found,) = explain_text(NEED.encode(), Settings()).mentions
    assert found.implied
    assert found.term_id == "nvidia-a100"
    assert found.sense == "restricted"
    assert found.role in ("required", "procured")
    assert found.band == "review"
    assert NEED[found.start : found.end] == found.surface
    assert "312" in found.surface
    assert "no name is written" in found.reasons[0].text


def test_a_name_beside_the_figures_goes_before_them() -> None:
    text = NEED.replace("加速卡：", "加速卡（NVIDIA A100）：")
    found = explain_text(text.encode(), Settings()).mentions
    assert [mention.implied for mention in found] == [False]


def test_a_home_product_with_such_figures_is_no_mention_of_them() -> None:
    text = NEED.replace("加速卡：", "国产加速卡（昇腾或同等）：")
    found = explain_text(text.encode(), Settings()).mentions
    assert not any(mention.implied for mention in found)
