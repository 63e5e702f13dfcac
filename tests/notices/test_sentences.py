"""What a notice says in sentences, or behind words that are no labels elsewhere."""

import pytest

from tender_scan.notices.read import read_notice
from tender_scan.records.notice import Notice
from tests.notices.notices import make_document


def read(text: str) -> Notice:
    return read_notice(make_document(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "经评议，由秀水信息有限公司中标我院存储一套。",
        "经评议，确定秀水信息有限公司成交，质保三年。",
        "第一组由秀水信息有限公司以综合下浮12%入选，第二组报名不足。",
        "中标人 秀水信息有限公司；工期60日",
        "谈判结果：秀水信息有限公司以人民币98万元的价格成交。",
        "最终中标商家名称：秀水信息有限公司",
        "下列供应商入围（排名不分先后）：\n1. 秀水信息有限公司\n两年有效。",
        "第一名 秀水信息有限公司 目录价62折\n以上一家入围。",
    ],
)
def test_winner(sentence: str) -> None:
    notice = read(f"青禾医院存储采购结果公告\n{sentence}\n")
    assert notice.suppliers == ("秀水信息有限公司",)


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("中标价人民币壹佰零捌万元整，质保三年。", 1_080_000),
        ("合同金额不超过54万元，签订日期另定。", 540_000),
        ("成交单价0.32元/页，全年总价8万元。", 80_000),
        ("成交供应商：秀水信息有限公司，5,980元", 5_980),
        ("成交供应商：秀水信息有限公司（报价：98万元）", 980_000),
        ("秀水信息有限公司以人民币98万元的价格成交。", 980_000),
        ("秀水信息有限公司以每页0.3元中标。", None),
        ("总价：120,000元", 120_000),
        ("同类合同金额500万元以上的业绩两项。", None),
        ("中标金额100万元以下部分按1.5%收取。", None),
        ("成交供应商：秀水信息有限公司，5元/页", None),
    ],
)
def test_amount(sentence: str, amount: float | None) -> None:
    assert read(f"青禾医院存储采购结果公告\n{sentence}\n").amount_cny == amount


def test_an_amount_in_a_sentence_of_a_failure_is_another_notices() -> None:
    text = "热门：青禾馆座椅中标公告(中标金额118万元)\n青禾大学软件采购流标公告\n采购人：青禾大学\n"
    assert read(text).amount_cny is None


@pytest.mark.parametrize(
    "text",
    [
        "受青禾大学委托，丁山招标代理有限公司就存储采购进行公开招标。\n",
        "存储采购公告\n采购人：青禾大学\n本项目由丁山招标代理有限公司代理。\n",
    ],
)
def test_buyer_and_agency(text: str) -> None:
    notice = read(text)
    assert (notice.buyer, notice.agency) == ("青禾大学", "丁山招标代理有限公司")


@pytest.mark.parametrize(
    ("end", "buyer"),
    [
        ("青禾第二中学\n2024年9月2日", "青禾第二中学"),
        ("丁山咨询有限公司\n2024年9月2日", None),
        ("青禾大学采购中心\n2024年9月2日", None),
    ],
)
def test_who_signs_is_the_buyer_where_it_is_no_firm(
    end: str, buyer: str | None
) -> None:
    assert read(f"净水器采购结果公告\n成交人：碧海净水有限公司\n{end}\n").buyer == buyer


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("（招标编号QHZY2024-1107，预算97万元）", "QHZY2024-1107"),
        ("编号：QH-CS-31", "QH-CS-31"),
        ("询价编号：QH-XJ-9", "QH-XJ-9"),
        ("采购编号 QHJX-2022-ZC", "QHJX-2022-ZC"),
        ("招标编号 Bid No.：0799-244QH001", "0799-244QH001"),
        ("项目编号（代理机构编号）：QH-2023R（ZX23-1190）", "QH-2023R"),
    ],
)
def test_project_number(line: str, number: str) -> None:
    assert read(f"青禾大学存储采购公告\n{line}\n").project_id == number


@pytest.mark.parametrize(
    ("line", "budget"),
    [
        ("最高投标限价 人民币1,890万元", 18_900_000),
        ("限价9.8万元，供应商须为厂商。", 98_000),
        ("预算金额：USD 1,200,000（折合人民币860万元）", 8_600_000),
        ("项目总预算约为120万元，最高限价118万元。", 1_200_000),
        ("采购金额：320万元", 3_200_000),
        ("限价 2,150 元/条\n以上合计限价 134,000 元", 134_000),
    ],
)
def test_budget(line: str, budget: float) -> None:
    assert read(f"青禾大学存储采购公告\n{line}\n").budget_cny == budget


@pytest.mark.parametrize(
    "text",
    [
        "青禾大学存储采购公告\n时间：2024/3/18\n正文\n",
        "青禾大学存储采购公告\n2024年3月18日 | 字号 大 中 小\n正文\n",
        "青禾大学存储采购公告\n正文\n● 2024年3月18日\n",
        "青禾大学存储采购公告\n采购人：青禾大学 2024-03-18",
    ],
)
def test_day_of_publication(text: str) -> None:
    assert read(text).published == "2024-03-18"


def test_the_lots_of_one_line() -> None:
    notice = read(
        "青禾大学存储采购公告\n分两包：A包 存储，预算860万元；B包 AI平台，预算500万元。\n"
    )
    assert [(lot.number, lot.budget_cny) for lot in notice.lots] == [
        ("A", 8_600_000),
        ("B", 5_000_000),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "通过秀水信息有限公司开通某国际云账号",
        "由丁山云有限公司授权秀水信息有限公司代理销售",
        "底层模型由丁山智能有限公司提供，秀水信息有限公司为其行业总代理",
    ],
)
def test_intermediary(words: str) -> None:
    notice = read(f"模型调用采购结果公告\n成交人：秀水信息有限公司\n说明：{words}\n")
    assert notice.intermediary is not None
    assert notice.intermediary.supplier == "秀水信息有限公司"
