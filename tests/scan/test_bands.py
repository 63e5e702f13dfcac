"""What the facts of a notice do to the band of a clear find."""

import pytest

from tender_scan.records import Mention
from tender_scan.scan.inspect import explain_text
from tender_scan.settings import Settings

NOTICE = (
    "澜江大学智能计算平台采购项目成交结果公告\n"
    "三、成交信息\n供应商名称：启衡数据科技有限公司\n成交金额：1,250,000.00元\n"
    "四、主要标的信息\n货物名称：{what}\n采购人：澜江大学\n发布日期：{date}\n"
)


def mentions(what: str, date: str) -> tuple[Mention, ...]:
    text = NOTICE.format(what=what, date=date)
    return explain_text(text.encode(), Settings()).mentions


def test_a_controlled_chip_is_flagged() -> None:
    (found,) = mentions("GPU服务器，配置8张英伟达A800显卡，2台", "2023年12月18日")
    assert (found.band, found.controlled_at_date) == ("flag", True)


def test_before_the_rule_it_is_at_most_for_review() -> None:
    (found,) = mentions("GPU服务器，配置8张英伟达A800显卡，2台", "2023年6月18日")
    assert (found.band, found.controlled_at_date) == ("review", False)
    assert any("2023-06-18" in reason.text for reason in found.reasons)


def test_a_china_operated_region_is_at_most_for_review() -> None:
    found = mentions("AWS账户充值服务，由光环新网运营的AWS中国区", "2024年3月18日")
    assert {mention.band for mention in found} <= {"review", "low"}
    assert any("operated in China" in r.text for m in found for r in m.reasons)


@pytest.mark.parametrize("what", ["GPU服务器，配置4张T4显卡", "昇腾910B服务器2台"])
def test_what_is_not_restricted_is_low(what: str) -> None:
    (found,) = mentions(what, "2024年3月18日")
    assert (found.band, found.p_sought) == ("low", 0.0)
    assert found.role == "procured"


def test_a_steel_beam_is_low() -> None:
    (found,) = mentions("热轧H型钢 H100×100×6×8，Q235B，12吨", "2024年3月18日")
    assert (found.sense, found.band) == ("lookalike", "low")
