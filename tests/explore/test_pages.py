"""The first page, the queue, Datasette's own pages of our database."""

import re

from tests.explore.browser import Browser
from tests.explore.dump import AWARD, Dump

QUEUE = "/-/tender/tenders/queue"
VIEW = "/tenders/review_queue"


def test_home_says_what_was_read_and_what_not(browser: Browser) -> None:
    page = browser.get("/").text
    assert "not a verdict" in page
    assert re.search(r"<b>6</b> read", page)
    assert re.search(r"<b>1</b> <a [^>]+>not read</a>", page)
    assert "1 needs a password" in page
    assert re.search(r">flag</a> <b>4</b>", page)
    assert re.search(r"<b>6</b> wait for a decision", page)
    assert "/tenders/documents_not_read" in page
    for place in ("queue", "search", "charts"):
        assert f'href="/-/tender/tenders/{place}"' in page


def test_home_of_the_database_is_the_same(browser: Browser) -> None:
    assert "wait for a decision" in browser.get("/-/tender/tenders").text


def test_home_hides_helper_tables(browser: Browser) -> None:
    page = browser.get("/").text
    assert "/tenders/findings" in page
    assert "pages_fts" not in page
    assert "_sqlite_migrations" not in page


def test_queue_shows_the_highest_score_first(browser: Browser) -> None:
    page = browser.get(QUEUE + "?show=all").text
    scores = [float(each) for each in re.findall(r"sought\">(\d\.\d\d)</span>", page)]
    assert scores == [0.97, 0.95, 0.95, 0.9, 0.7, 0.6, 0.02]


def test_queue_marks_the_mention_where_it_stands(browser: Browser) -> None:
    page = browser.get(QUEUE + "?target=AWS").text
    assert "提供亚马逊云 <mark>AWS</mark> 账号" in page
    assert "¥198,000" in page
    assert "澄湖数据服务有限公司" in page


def test_queue_to_review_leaves_low_and_decided_out(browser: Browser) -> None:
    page = browser.get(QUEUE).text
    assert "<b>6</b> findings" in page
    assert "打印纸" not in page


def test_queue_counts_what_can_be_chosen(browser: Browser) -> None:
    page = browser.get(QUEUE).text
    facets = re.findall(r"<section aria-label=\"([^\"]+)\">\s*<h2>", page)
    assert facets == ["band", "target", "kind", "buyer", "kind of notice", "year"]
    assert re.search(r'href="[^"]+\?band=flag">flag</a> <span[^>]*>4</span>', page)


def test_queue_narrows_by_what_is_chosen(browser: Browser) -> None:
    page = browser.get(QUEUE + "?band=review").text
    assert "<b>2</b> findings" in page
    assert "no longer only review" in page
    # The other values of the same column can still be chosen.
    assert re.search(r">flag</a> <span[^>]*>4</span>", page)
    assert "<b>6</b> findings" in browser.get(QUEUE + "?band=review&band=flag").text


def test_queue_with_arguments_that_mean_nothing(browser: Browser) -> None:
    page = browser.get(
        QUEUE + "?show=x&sort=y&part=-1&part=9999999999&more=z&band=none"
    )
    assert page.status_code == 200
    assert "Nothing here" in page.text


def test_pages_speak_the_language_that_is_asked_for(browser: Browser) -> None:
    chinese = {"accept-language": "zh-CN,zh;q=0.9,en;q=0.8"}
    page = browser.get(QUEUE, headers=chinese).text
    assert '<html lang="zh">' in page
    assert "审阅队列" in page
    assert ">采购" in page
    assert "Review queue" not in page
    assert (
        '<html lang="en">' in browser.get(QUEUE, headers={"accept-language": "fr"}).text
    )


def test_the_view_of_the_queue_answers_as_json(browser: Browser) -> None:
    [row] = browser.get(VIEW + ".json?_shape=array&target=AWS").json()
    assert row["passage"] in AWARD
    assert row["decision"] is None


def test_charts_count_and_lead_to_the_rows(browser: Browser) -> None:
    page = browser.get("/-/tender/tenders/charts?show=all").text
    assert 'aria-label="AWS: 1"' in page
    assert "/-/tender/tenders/queue?show=all&amp;target=AWS" in page
    assert 'aria-label="2024-02: 0"' in page  # a month without any keeps its place
    assert "¥100,000 to ¥1,000,000" in page
    chosen = browser.get("/-/tender/tenders/charts?target=AWS").text
    assert "<b>1</b> findings" in chosen
    empty = browser.get("/-/tender/tenders/charts?target=none")
    assert empty.status_code == 200


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
