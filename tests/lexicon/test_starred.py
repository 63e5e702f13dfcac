"""Digits that a repost site starred out are marked, and never read as fewer digits."""

import pytest

from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.starred import StarredFinder

FINDER = StarredFinder(load_terms())


@pytest.mark.parametrize(
    ("text", "surface", "first"),
    [
        ("采购H***显卡8张", "H***", "nvidia-h100"),
        ("两台A1**服务器，含GPU", "A1**", "nvidia-a100"),
        ("英伟达Ａ＊＊＊加速卡", "Ａ＊＊＊", "nvidia-a100"),
        ("显卡：RTX 4**0，24G", "RTX 4**0", "nvidia-rtx-4090"),
        ("GPU型号H*0*", "H*0*", "nvidia-h100"),
        ("MI3**X加速卡", "MI3**X", "amd-mi300x"),
    ],
)
def test_a_starred_name_is_found(text: str, surface: str, first: str) -> None:
    (found,) = FINDER.find(text)
    assert text[found.start : found.end] == found.surface == surface
    assert found.term_ids[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "显卡A100*8",
        "GPU A800* 4张",
        "GPU服务器 H20*8",
        "相当于或优于****个CUDA核心",
        "GPU预算 4*** 元",
        "浪潮********GPU服务器",
        "显卡RTX4090*2",
        "联系人：A***，电话1******8",
        "T4*GPU",
    ],
)
def test_what_is_not_a_starred_name_is_left_alone(text: str) -> None:
    assert list(FINDER.find(text)) == []


def test_all_that_it_fits_is_named() -> None:
    (found,) = FINDER.find("采购H***显卡")
    assert {"nvidia-h100", "nvidia-h200", "nvidia-h800"} <= set(found.term_ids)
    assert "nvidia-h20" not in found.term_ids
