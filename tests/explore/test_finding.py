"""The page of a finding."""

import re

from tests.explore.browser import Browser
from tests.explore.dump import Dump


def page_of(browser: Browser, term_id: str, passage: str) -> str:
    finding = browser.finding(term_id, passage)
    answer = browser.get(f"/-/tender/tenders/finding/{finding}")
    assert answer.status_code == 200
    return answer.text


def test_it_shows_quote_reasons_fields_and_document(browser: Browser) -> None:
    page = page_of(browser, "aws", "AWS")
    assert "提供亚马逊云 <mark>AWS</mark> 账号" in page
    assert "the words 成交 stand before it" in page
    assert "+1.25" in page
    assert "¥198,000" in page
    assert "<mark>19.8万元</mark>" in page
    assert "seen, not taken" in page
    [(document,)] = browser.rows(
        "select document_id from locations where path='成交.txt'"
    )
    assert document in page
    assert "All mentions of this document" in page
    assert page.count("/finding/" + browser.finding("nvidia-a100", "AWS")) >= 1


def test_the_source_is_text_and_no_link(browser: Browser) -> None:
    page = page_of(browser, "aws", "AWS")
    assert "http://notice.example/1" in page
    assert 'href="http://notice' not in page
    notices = browser.get("/tenders/notices").text
    assert "http://notice.example/1" in notices
    assert 'href="http://notice' not in notices


def test_without_pictures_the_text_is_shown_with_the_place(browser: Browser) -> None:
    page = page_of(browser, "aws", "AWS")
    assert '<mark class="this">AWS</mark> 账号，可使用 <mark class="band-flag">' in page
    assert "<img" not in page


def test_a_pdf_shows_its_picture_and_turns_pages(browser: Browser) -> None:
    page = page_of(browser, "nvidia-a800", "NVIDIA A800")
    assert re.search(r'<img src="/-/tender/tenders/picture/\w+/2\.png\?finding=', page)
    assert "page 2 of 2" in page
    finding = browser.finding("nvidia-a800", "NVIDIA A800")
    first = browser.get(f"/-/tender/tenders/finding/{finding}?page=1").text
    assert "page 1 of 2" in first
    assert "封面" in first


def test_a_lost_original_is_said_in_words(browser: Browser, dump: Dump) -> None:
    (dump.folder / "dump" / "招标.pdf").unlink()
    page = page_of(browser, "nvidia-a800", "NVIDIA A800")
    assert "<img" not in page
    assert "招标.pdf was not found in its place beside the database" in page
    assert "--files" in page
    assert str(dump.folder) not in page


def test_unknown_findings_and_databases_are_not_found(browser: Browser) -> None:
    assert browser.get("/-/tender/tenders/finding/nothing").status_code == 404
    assert browser.get("/-/tender/other/finding/nothing").status_code == 404
    assert browser.get("/-/tender/_internal").status_code == 404
