"""Every value has its place in the text, and rivals are kept."""

import pytest

from tender_scan.notices.evidence import MOST_NOT_CHOSEN
from tender_scan.notices.read import read_notice
from tender_scan.records.document import Document, Page
from tests.notices.notices import invented, make_document

CODE = "91350100M000100Y43"


@pytest.mark.parametrize("name", ["invented.jsonl", "held_out.jsonl"])
def test_spans_lie_in_their_page_in_order(name: str) -> None:
    for notice_id, document, _ in invented(name):
        evidence = read_notice(document).evidence
        texts = {page.number: page.text for page in document.pages}
        for each in evidence:
            assert 0 <= each.start <= each.end <= len(texts[each.page]), notice_id
        places = [(each.page, each.start) for each in evidence]
        assert places == sorted(places), notice_id


def test_the_span_holds_the_words() -> None:
    document = make_document("采购公告\n采 购 人：云岭 理工大学（盖章）\n")
    notice = read_notice(document)
    (buyer,) = (each for each in notice.evidence if each.field == "buyer")
    assert buyer.value == "云岭理工大学"
    assert document.pages[0].text[buyer.start : buyer.end] == "云岭 理工大学"


def test_contradictory_amounts_are_all_kept_and_none_chosen() -> None:
    notice = read_notice(
        make_document("中标公告\n中标金额：120万元\n中标金额：150万元\n")
    )
    amounts = [each for each in notice.evidence if each.field == "amount_cny"]
    assert notice.amount_cny is None
    assert [(each.value, each.chosen) for each in amounts] == [
        ("1200000", False),
        ("1500000", False),
    ]


def test_a_refused_amount_says_why() -> None:
    notice = read_notice(make_document("成交公告\n成交金额：USD 128,000.00\n"))
    (amount,) = (each for each in notice.evidence if each.field == "amount_cny")
    assert (amount.value, amount.chosen) == ("USD 128000", False)
    assert "another currency" in amount.why


def test_a_ceiling_is_said_to_be_one() -> None:
    notice = read_notice(make_document("招标公告\n最高限价：34万元\n"))
    (budget,) = (each for each in notice.evidence if each.field == "budget_cny")
    assert notice.budget_cny == 340_000
    assert "ceiling" in budget.why


def test_a_sum_says_so() -> None:
    text = "中标公告\n采购包1：\n中标金额：10万元\n采购包2：\n中标金额：20万元\n"
    notice = read_notice(make_document(text))
    assert notice.amount_cny == 300_000
    reasons = [each.why for each in notice.evidence if each.field == "amount_cny"]
    assert reasons == ["sum of 2 lots"] * 2


def test_few_rivals_are_kept() -> None:
    lines = "".join(f"采购人：第{n}中学\n" for n in range(1000, 1100))
    notice = read_notice(make_document("招标公告\n" + lines))
    rivals = [each for each in notice.evidence if not each.chosen]
    assert len(rivals) == MOST_NOT_CHOSEN


def test_parties_carry_their_codes() -> None:
    text = (
        "中标公告\n采购人：云岭理工大学\n中标人：甲川有限公司\n"
        f"统一社会信用代码：{CODE}\n代理机构：乙水有限公司\n信用代码：91350100M000100Y44\n"
    )
    parties = read_notice(make_document(text)).parties
    assert [(each.role, each.name, each.credit_code) for each in parties] == [
        ("buyer", "云岭理工大学", None),
        ("agency", "乙水有限公司", None),
        ("supplier", "甲川有限公司", CODE),
    ]


def test_a_document_without_pages() -> None:
    notice = read_notice(Document("0" * 64, "application/pdf", "test", ()))
    assert (notice.type, notice.buyer, notice.evidence) == (None, None, ())


def test_the_middle_of_a_long_file_is_not_read() -> None:
    pages = [Page(number, "正文") for number in range(1, 101)]
    pages[2] = Page(3, "招标公告\n招标人：云岭理工大学\n")
    pages[49] = Page(50, "招标编号：MID-0050\n")
    notice = read_notice(Document("0" * 64, "application/pdf", "test", tuple(pages)))
    assert (notice.buyer, notice.project_id) == ("云岭理工大学", None)
