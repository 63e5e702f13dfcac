"""Chinese search: in Datasette's own box, in the queue, on the search page."""

import re

import pytest

from tender_scan.explore.locate import locate
from tender_scan.explore.search import passages
from tests.explore.browser import Browser


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("算力", {"成交.txt"}),
        ("云", {"成交.txt"}),
        ("亚马逊", {"成交.txt"}),
        ("亞馬遜", {"成交.txt"}),
        ("Ａ１００ 服務器", {"成交.txt"}),
        ("A100 服务器", {"成交.txt"}),
        ("A100", {"成交.txt", "打印纸.txt", "<b onmouseover=alert(4)>.txt"}),
        ("A10", set()),
        ('A100" OR "服务器', set()),
        ("*", set()),
    ],
)
def test_the_search_box_of_pages(browser: Browser, words: str, paths: set[str]) -> None:
    rows = browser.get(
        "/tenders/pages.json", params={"_search": words, "_shape": "array"}
    ).json()
    ids = {row["document_id"] for row in rows}
    known = dict(browser.rows("select document_id, path from locations"))
    assert {known[each] for each in ids} == paths


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("亞馬遜", ["成交.txt", "成交.txt"]),
        ("A100 打印纸", ["打印纸.txt"]),
        ("打", ["打印纸.txt"]),
        ('"A100 服务器"', ["成交.txt", "成交.txt"]),
        ("没有的词", []),
        ("（）", []),
    ],
)
def test_the_search_box_of_the_queue(
    browser: Browser, words: str, found: list[str]
) -> None:
    asked = {"q": words, "show": "all"}
    page = browser.get("/-/tender/tenders/queue", params=asked).text
    assert re.findall(r'<span class="small path">(\S+) ·', page) == found
    assert f'value="{words}"' in page.replace("&#34;", '"')
    assert f"<b>{len(found)}</b> findings" in page


def test_the_search_page_leads_to_the_findings(browser: Browser) -> None:
    page = browser.get("/-/tender/tenders/search", params={"q": "亞馬遜"}).text
    assert "Findings in documents with these words" in page
    assert "/queue?show=all&amp;q=%E4%BA%9E" in page


def test_the_search_page_marks_the_words_and_leads_on(browser: Browser) -> None:
    page = browser.get("/-/tender/tenders/search", params={"q": "A100 服務器"}).text
    assert "<mark>A100</mark> <mark>服务器</mark>" in page
    assert "云岭理工大学算力服务采购项目成交公告</a>" in page
    assert "/finding/" + browser.finding("aws", "AWS") in page
    assert "?q=A100+%E6%9C%8D%E5%8B%99%E5%99%A8" in page


def test_a_page_found_has_the_words_marked(browser: Browser) -> None:
    [(document,)] = browser.rows(
        "select document_id from locations where path='成交.txt'"
    )
    page = browser.get(
        f"/-/tender/tenders/page/{document}/1", params={"q": "算力"}
    ).text
    assert '云岭理工大学<mark class="word">算力</mark>服务' in page
    assert '<mark class="band-flag">AWS</mark>' in page


def test_the_search_page_without_words_asks_for_some(browser: Browser) -> None:
    for query in ("", "  ", "（）"):
        page = browser.get("/-/tender/tenders/search", params={"q": query})
        assert page.status_code == 200
        assert 'tender-hits">\n<li' not in page.text


def test_words_are_located_as_the_index_finds_them() -> None:
    text = "采购 A100-80G 显卡，WA100B 不是；服 务\n器"
    [[found]] = locate(text, "a100")
    assert text[found.start : found.end] == "A100"
    [[found]] = locate(text, "服务器")
    assert text[found.start : found.end] == "服 务\n器"


def test_words_are_located_where_folding_changes_the_length() -> None:
    text = "㎡㎡ ﬁ\u200b云\u200b计算 平方㎡"
    [[found]] = locate(text, "云计算")
    assert text[found.start : found.end] == "云\u200b计算"


def test_words_far_apart_get_a_passage_each() -> None:
    text = "显卡" + "。" * 500 + "云"
    assert [str(each) for each in passages(text, "显卡 云")] == [
        "<mark>显卡</mark>" + "。" * 60 + "…",
        "…" + "。" * 60 + "<mark>云</mark>",
    ]
