import pytest

from tender_scan.lexicon.regions import china_region


@pytest.mark.parametrize(
    "passage",
    ["由光环新网运营的AWS（北京）区域", "世纪互联运营的Azure", "AWS 中国区 账户"],
)
def test_china_operated_regions_are_told(passage: str) -> None:
    assert china_region("azure" if "Azure" in passage else "aws", passage)


@pytest.mark.parametrize(
    "passage",
    ["AWS海外账号", "AWS us-east-1 区域", "AWS账户", "中国区与海外区域的AWS账号"],
)
def test_foreign_or_unknown_regions_are_not(passage: str) -> None:
    assert china_region("azure" if "Azure" in passage else "aws", passage) is None
