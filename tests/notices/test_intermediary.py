"""Suppliers that pass on a service which another firm provides."""

import json
from pathlib import Path

import pytest

from tender_scan.notices.intermediary import find_intermediary
from tender_scan.notices.read import read_notice
from tender_scan.records.document import Page
from tests.notices.notices import make_document

CASES = Path(__file__).parents[2] / "corpora" / "cases" / "cases.jsonl"
SUPPLIER = "丁山信息技术有限公司"


def shown(text: str, *suppliers: str) -> tuple[str, str] | None:
    found = find_intermediary(suppliers or (SUPPLIER,), [Page(1, text)])
    if found is None:
        return None
    assert text[found.start : found.end] == found.words
    return found.supplier, found.words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("为课题组开通AWS账户一个，按需启用。", "开通AWS账户一个"),
        ("供应商代为开通亚马逊云账号，提供云主机。", "代为开通亚马逊云账号"),
        ("以自有渠道为甲方开立亚马逊AWS海外账号。", "开立亚马逊AWS海外账号"),
        ("丁山系阿里云授权合作伙伴。", "阿里云授权合作伙伴"),
        ("通过碧海云计算有限公司开通账号。", "通过碧海云计算有限公司开通账号"),
        ("GPT-4o接口由Microsoft Azure提供。", "接口由Microsoft Azure提供"),
        ("为本校代充值ChatGPT会员。", "代充值ChatGPT"),
    ],
)
def test_words_that_show_it(text: str, words: str) -> None:
    assert shown(text) == (SUPPLIER, words)


@pytest.mark.parametrize(
    "text",
    [
        "投标人须为AWS授权代理商。",
        "须提供腾讯云授权代理商证明。",
        "不接受代理商投标。",
        "平台须兼容阿里云、腾讯云。",
        "开通管理平台账号。",
        "采购阿里云主机10台。",
        "本项目由秀水大学信息中心负责。",
    ],
)
def test_words_that_do_not(text: str) -> None:
    assert shown(text) is None


def test_who_sells_its_own_service_is_none() -> None:
    assert shown("为甲方开通阿里云账号", "阿里云计算有限公司") is None
    assert shown("开通天翼云账户", "中国电信股份有限公司秀水分公司") is None


def test_of_several_suppliers_the_one_named_before_the_words() -> None:
    text = "包1：甲川科技有限公司供货。包2：乙水科技有限公司负责开通Azure订阅。"
    found = shown(text, "甲川科技有限公司", "乙水科技有限公司")
    assert found is not None
    assert found[0] == "乙水科技有限公司"


def test_without_a_supplier_there_is_none() -> None:
    assert find_intermediary((), [Page(1, "代开通AWS账号")]) is None


def test_the_published_case() -> None:
    cases = map(json.loads, CASES.read_text(encoding="utf-8").splitlines())
    text = next(each["text"] for each in cases if each["id"] == "reuters-20240823-szu")
    found = read_notice(make_document(text)).intermediary
    assert found is not None
    assert (found.supplier, found.words) == (
        "成都運達科技",
        "开通AWS账户一个并预充额度",
    )


def test_an_account_that_is_bought() -> None:
    text = "采购AWS账户一个（含账户额度），供课题组使用。"
    assert shown(text) == (SUPPLIER, "采购AWS账户一个")
    assert shown("本次不采购AWS账户。") is None


def test_words_do_not_run_over_a_label() -> None:
    text = "采购项目名称：AWS账户采购\n采购AWS账户一个，供课题组使用。"
    assert shown(text) == (SUPPLIER, "采购AWS账户一个")
