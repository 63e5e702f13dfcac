import doctest

import pytest

from tender_scan.notices.cases import keys
from tender_scan.notices.cases.keys import buyer_key, project_key, title_key


def test_the_examples_hold() -> None:
    assert doctest.testmod(keys).failed == 0


@pytest.mark.parametrize(
    "written",
    [
        "YLCG-2024-0137",
        "ＹＬＣＧ－２０２４－０１３７",
        "YLCG-2024-0137 （第二次）",
        "YLCG—2024—0137-包1",
        "ylcg20240137 第二包",
    ],
)
def test_one_number_has_one_key(written: str) -> None:
    assert project_key(written) == "ylcg20240137"


@pytest.mark.parametrize(
    "written", ["", None, "无", "/", "1", "2024", "2024年", "详见公告"]
)
def test_what_is_no_number_has_no_key(written: str | None) -> None:
    assert project_key(written) is None


@pytest.mark.parametrize(
    "title",
    [
        "云岭理工大学智能算力平台建设项目公开招标公告",
        "云岭理工大学智能算力平台建设项目中标结果公告",
        "智能算力平台建设项目（第二次）竞争性磋商公告",
        "关于云岭理工大学智能算力平台建设项目的更正公告",
        "【合同公告】智能算力平台建设项目合同",
    ],
)
def test_the_notices_of_one_purchase_share_a_key(title: str) -> None:
    assert title_key(title, "云岭理工大学") == "智能算力平台建设"


def test_a_masked_buyer_has_no_key() -> None:
    assert buyer_key("某部") is None
    assert buyer_key("云岭**大学") is None
