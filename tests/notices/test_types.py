"""Kinds of notice by title."""

import pytest

from tender_scan.notices.types import notice_types, states_awards, type_of_title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某局2024年5月政府采购意向", "intention"),
        ("某项目采购预公告", "intention"),
        ("关于征集某项目技术规范书意见的公告", "intention"),
        ("某大学服务器采购公开招标公告", "tender"),
        ("某项目资格预审公告", "tender"),
        ("某项目招标文件", "tender"),
        ("某项目竞争性磋商公告", "consultation"),
        ("某项目竞争性谈判文件", "consultation"),
        ("某项目询价公告", "inquiry"),
        ("某项目询比（比选）公告（第二次）", "inquiry"),
        ("某项目单一来源采购公示", "single_source"),
        ("某项目直接采购（单一来源采购）事前公示", "single_source"),
        ("某项目公开招标更正（澄清）公告（一）", "amendment"),
        ("某项目中标结果更正公告", "amendment"),
        ("某项目竞争性磋商成交公告", "award"),
        ("某项目中标（成交）结果公告", "award"),
        ("某项目中标候选人公示", "award"),
        ("某项目询比失败公告", "failure"),
        ("某项目终止公告", "failure"),
        ("某项目废标公告", "failure"),
        ("某项目采购合同公告", "contract"),
        ("某项目合同", "contract"),
        ("某项目履约验收公告", "acceptance"),
        ("某大学网上竞价公告", "auction"),
        ("某项目开标记录", "other"),
        ("合同管理系统采购项目招标公告", "tender"),
        ("国土变更调查项目中标公告", "award"),
        ("检测结果分析系统询价公告", "inquiry"),
    ],
)
def test_titles(title: str, kind: str) -> None:
    assert type_of_title(title) == kind


def test_a_title_without_cue_has_no_kind() -> None:
    assert type_of_title("某大学高性能计算平台") is None


def test_only_notices_after_the_award_state_awards() -> None:
    assert {each.id for each in notice_types() if not each.awards} == {
        "intention",
        "tender",
        "consultation",
        "inquiry",
        "single_source",
    }
    assert states_awards(None)
