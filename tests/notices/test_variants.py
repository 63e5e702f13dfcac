"""Layouts that sites, offices and forces have of their own."""

import pytest

from tender_scan.notices.read import read_notice
from tender_scan.records.document import Document, Page
from tender_scan.records.notice import Notice
from tests.notices.notices import make_document


def read(text: str, title: str | None = None) -> Notice:
    return read_notice(make_document(text, title=title))


@pytest.mark.parametrize(
    "end",
    [
        "秀水实验室\n2024年3月18日\n【打印】【关闭】\n",
        "联系电话：0000-0000000\n2024年3月18日\n【打印】 【关闭】\n【本页为复制件】\n",
        "联系电话：0000-0000000\n2024年3月18日\n甲川招标有限公司\n",
    ],
)
def test_what_may_stand_below_the_date_of_signature(end: str) -> None:
    assert read(f"秀水实验室采购公告\n{end}").published == "2024-03-18"


@pytest.mark.parametrize(
    "end",
    [
        "设备应于下列日期前到货\n2024年3月18日\n逾期的按日扣款，验收另行通知。\n",
        "2024年3月18日\n【打印】到货后三日内验收，逾期不受理。\n",
    ],
)
def test_what_may_not(end: str) -> None:
    assert read(f"秀水实验室采购公告\n{end}").published is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("公示时间：2024年3月18日", "2024-03-18"),
        ("公示时间：2024-03-18 09:30", "2024-03-18"),
        ("公示时间：2024年3月18日至2024年3月22日", None),
        ("公示时间：2024年3月18日-22日", None),
        ("公示时间：2024年3月18日起三个工作日", None),
        ("公示时间：三个工作日", None),
        ("公告日期    2024年3月18日", "2024-03-18"),
        ("公示发布：2024年3月18日", "2024-03-18"),
        ("上网时间：2024年3月18日", "2024-03-18"),
        ("【发布日期】2024年3月18日", "2024-03-18"),
        ("编制日期：2024年3月18日", "2024-03-18"),
        ("发布日期：2024年3月20日\n编制日期：2024年3月18日", "2024-03-20"),
    ],
)
def test_publication(line: str, day: str | None) -> None:
    assert read(f"秀水大学采购公告\n{line}\n其余从略。\n").published == day


@pytest.mark.parametrize(
    ("line", "buyer"),
    [
        ("【采购人】秀水大学", "秀水大学"),
        ("【 采购人 】：秀水大学", "秀水大学"),
        ("采购人】秀水大学", None),
        ("使用部门及采购人：秀水大学物理学院", "秀水大学物理学院"),
        ("采购人（使用部门）：秀水大学物理学院", "秀水大学物理学院"),
        ("招标人：中国移动", "中国移动"),
        ("招标人：国家电网", "国家电网"),
        ("采购单位：某部", "某部"),
        ("采购单位：某研究所（盖章）", "某研究所"),
        ("采购单位：某海洋观测中心", "某海洋观测中心"),
        ("采购单位：某单位", "某单位"),
        ("采购单位：某某大学", None),
        ("采购单位：某公司", None),
    ],
)
def test_buyers(line: str, buyer: str | None) -> None:
    assert read(f"服务器采购公告\n{line}\n其余从略。\n").buyer == buyer


def test_a_redacted_name_is_no_supplier() -> None:
    notice = read("成交公告\n采购单位：某部\n成交供应商：某科技有限公司\n")
    assert (notice.buyer, notice.suppliers) == ("某部", ())


def test_bracketed_labels_in_one_line() -> None:
    notice = read("采购公告\n【项目编号】XS-2024-018【采购人】秀水大学【预算】35万元\n")
    assert (notice.project_id, notice.buyer, notice.budget_cny) == (
        "XS-2024-018",
        "秀水大学",
        350_000,
    )


@pytest.mark.parametrize(
    ("lines", "suppliers"),
    [
        (
            "包1　中标供应商：甲川有限公司\n包2　中标供应商：乙水有限公司",
            ("甲川有限公司", "乙水有限公司"),
        ),
        (
            "成交供应商：Ganzhe Bailu Electronic Technology",
            ("Ganzhe Bailu Electronic Technology",),
        ),
        ("成交供应商：see the attached list", ()),
        ("成交供应商：information technology", ()),
    ],
)
def test_suppliers(lines: str, suppliers: tuple[str, ...]) -> None:
    assert read(f"秀水大学成交公告\n{lines}\n").suppliers == suppliers


@pytest.mark.parametrize(
    ("sentence", "budget"),
    [
        ("采购服务器1台，预算金额335.00万元。", 3_350_000),
        ("预算金额100万元以下的项目，另行规定。", None),
        ("预算金额100万元-200万元的项目，另行规定。", None),
        ("单价，投标保证金5万元。", None),
    ],
)
def test_a_budget_without_colon(sentence: str, budget: float | None) -> None:
    assert read(f"秀水大学流标公告\n{sentence}\n").budget_cny == budget


def test_an_intention_of_several_projects_has_no_one_budget() -> None:
    plan = "采购项目名称：{}\n预算金额（万元）：{}\n"
    head = "秀水大学2024年3月政府采购意向\n"
    end = "秀水大学\n2024年3月18日\n"
    one = read(head + plan.format("课桌采购", 30) + end)
    several = read(
        head + plan.format("课桌采购", 30) + plan.format("空调采购", 20) + end
    )
    assert (one.budget_cny, one.buyer) == (300_000, "秀水大学")
    assert (several.budget_cny, several.buyer) == (None, "秀水大学")
    refused = [each for each in several.evidence if each.field == "budget_cny"]
    assert all("several projects" in each.why for each in refused)


def test_who_signs_an_award_need_not_be_its_buyer() -> None:
    assert read("课桌采购成交公告\n秀水咨询有限公司\n2024年3月18日\n").buyer is None


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        (
            "秀水县水文数据中心机房空调采购项目竞争性谈判公\n告\n一、概况\n",
            "秀水县水文数据中心机房空调采购项目竞争性谈判公告",
            "consultation",
        ),
        (
            "秀水县水文数据中心机房空调更换项\n目招标公告\n一、概况\n",
            "秀水县水文数据中心机房空调更换项目招标公告",
            "tender",
        ),
        (
            "封面\n秀水县看台工程分部分项工程量清单\n",
            "秀水县看台工程分部分项工程量清单",
            None,
        ),
        (
            "附件3 实训设备技术参数表\n采购方式：询价\n",
            "附件3 实训设备技术参数表",
            "inquiry",
        ),
        ("报价清单\n序号 | 名称\n", None, None),
    ],
)
def test_titles_of_lists_and_over_line_ends(
    text: str, title: str | None, kind: str | None
) -> None:
    notice = read(text)
    assert (notice.title, notice.type) == (title, kind)


def test_a_page_header_is_not_the_title() -> None:
    text = "秀水大学 磋商文件\n秀水大学翻译服务采购项目竞争性磋商文件\n第一部分\n"
    assert read(text, "秀水大学磋商文件").title == (
        "秀水大学翻译服务采购项目竞争性磋商文件"
    )
    assert read("正文。\n", "秀水大学磋商文件").title == "秀水大学磋商文件"


def test_the_cover_before_a_page_of_contents_is_dated() -> None:
    pages = (
        Page(1, "秀水大学机房项目\n公 开 招 标 文 件\n二〇二四年三月十八日\n"),
        Page(2, "目 录\n第一章 招标公告\n"),
        Page(3, "投标人（盖章）：\n日期：    年  月  日\n"),
    )
    document = Document("0" * 64, "application/pdf", "test", pages, (), (), None)
    assert read_notice(document).published == "2024-03-18"
