"""The first page, the queue, Datasette's own pages of our database."""

import re

from tests.explore.browser import Browser
from tests.explore.dump import AWARD, Dump

QUEUE = "/tenders/review_queue"


def test_home_says_what_was_read_and_what_not(browser: Browser) -> None:
    page = browser.get("/").text
    assert "not a verdict" in page
    assert re.search(r"<b>6</b> read", page)
    assert re.search(r"<b>1</b> not read", page)
    assert "1 encrypted" in page
    assert re.search(r"flag 标记</a> <b>4</b>", page)
    assert re.search(r"<b>6</b> wait for a decision", page)
    assert "/tenders/review_queue?band__in=flag,review&amp;decision__isblank=1" in page
    assert "/tenders/documents_not_read" in page
    assert "/-/tender/tenders/search" in page


def test_home_of_the_database_is_the_same(browser: Browser) -> None:
    assert "wait for a decision" in browser.get("/-/tender/tenders").text


def test_home_hides_helper_tables(browser: Browser) -> None:
    page = browser.get("/").text
    assert "/tenders/findings" in page
    assert "pages_fts" not in page
    assert "_sqlite_migrations" not in page


def test_queue_shows_the_highest_score_first(browser: Browser) -> None:
    page = browser.get(QUEUE).text
    scores = [float(each) for each in re.findall(r"sought\">(\d\.\d\d)</span>", page)]
    assert scores == [0.97, 0.95, 0.95, 0.9, 0.7, 0.6, 0.02]


def test_queue_marks_the_mention_where_it_stands(browser: Browser) -> None:
    page = browser.get(QUEUE + "?target=AWS").text
    assert "提供亚马逊云 <mark>AWS</mark> 账号" in page
    assert "¥198,000" in page
    assert "澄湖数据服务有限公司" in page
    assert "controlled: unknown" in page


def test_queue_to_review_leaves_low_and_decided_out(browser: Browser) -> None:
    page = browser.get(QUEUE + "?band__in=flag,review&decision__isblank=1").text
    assert "<b>6</b> findings" in page
    assert "打印纸" not in page


def test_queue_facets_are_ours_in_our_order(browser: Browser) -> None:
    page = browser.get(QUEUE).text
    facets = re.findall(r'<div class="facet-info">\s*<h3>([^<]+)</h3>', page)
    assert [facet.split()[0] for facet in facets] == [
        "band",
        "target",
        "kind",
        "role",
        "route",
        "buyer",
        "notice",
    ]
    assert "Suggested facets" not in page


def test_queue_narrows_by_a_facet(browser: Browser) -> None:
    page = browser.get(QUEUE + "?band=review").text
    assert "<b>2</b> findings" in page
    assert "<b>review 待查</b>" in page


def test_queue_answers_as_json(browser: Browser) -> None:
    [row] = browser.get(QUEUE + ".json?_shape=array&target=AWS").json()
    assert row["passage"] in AWARD
    assert row["decision"] is None


def test_tables_are_described(browser: Browser) -> None:
    page = browser.get("/tenders/documents").text
    assert "status says how the reading ended" in page
    assert 'data-column-description="as sniffed from' in page


def test_ready_made_questions_answer(browser: Browser) -> None:
    def rows(question: str) -> list[dict[str, object]]:
        found = browser.get(f"/tenders/{question}.json?_shape=array").json()
        assert isinstance(found, list)
        return found

    assert {row["month"]: row["findings"] for row in rows("findings_by_month")} == {
        "no date": 3,
        "2024-03": 2,
        "2024-01": 1,
    }
    assert rows("findings_by_target")[0]["flag"] == 1
    by_buyer = {row["buyer"]: row["amount_cny"] for row in rows("findings_by_buyer")}
    assert by_buyer["云岭理工大学"] == 198000.0
    assert [row["route"] for row in rows("findings_by_route")] == ["hardware"] * 2
    [unread] = rows("documents_not_read")
    assert (unread["status"], unread["path"]) == ("encrypted", "锁.pdf")
    found = browser.get("/tenders/mentions_of_a_term.json?_shape=array&term=A100")
    assert len(found.json()) == 3
    found = browser.get("/tenders/search_pages.json?_shape=array&q=算力")
    assert [row["path"] for row in found.json()] == ["成交.txt"]


def test_every_page_of_a_document_opens(browser: Browser, dump: Dump) -> None:
    page = browser.get(f"/-/tender/tenders/page/{dump.pdf_id}/1")
    assert "page 1 of 2" in page.text
    assert browser.get(f"/-/tender/tenders/page/{dump.pdf_id}/3").status_code == 404
