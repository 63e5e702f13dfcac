"""Titles: the format's own, a line, a cover."""

import pytest

from tender_scan.notices.read import read_notice
from tender_scan.notices.titles import clean_title
from tests.notices.notices import make_document


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("某大学采购公告_某省政府采购网", "某大学采购公告"),
        ("某大学采购公告 - 公共资源交易中心", "某大学采购公告"),
        (
            "某医院医疗设备项目--治疗机采购项目中标公告",
            "某医院医疗设备项目--治疗机采购项目中标公告",
        ),
        ("某 大 学 采购公告", "某大学采购公告"),
    ],
)
def test_cleaned(text: str, title: str) -> None:
    assert clean_title(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("首页 > 公告\n某大学服务器采购公告\n正文", "某大学服务器采购公告"),
        (
            "某项目（北\n园区）\n\n竞 争 性 磋 商 文 件\n",
            "某项目（北园区）竞争性磋商文件",
        ),
        (
            "某中学食堂服务\n竞\n争\n性\n磋\n商\n文\n件\n",
            "某中学食堂服务竞争性磋商文件",
        ),
        ("招标文件\n项目名称：某大学机房改造项目\n", "某大学机房改造项目"),
    ],
)
def test_lines(text: str, title: str) -> None:
    assert read_notice(make_document(text)).title == title


def test_a_text_without_title_has_none() -> None:
    assert (
        read_notice(make_document("第一条 为了规范采购行为，制定本办法。\n")).title
        is None
    )
