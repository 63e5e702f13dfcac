"""For everyone and on every screen; and hostile names run nowhere."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.explore.dump import Dump
from tests.explore.real_browser import needs_chromium, served

pytestmark = needs_chromium

BASE = "/-/tender/demo"
PAGES = {
    "start": "/",
    "queue": f"{BASE}/queue?show=all&band=flag&q=服务器",
    "search": f"{BASE}/search?q=A100 服务器",
    "charts": f"{BASE}/charts?show=all",
}


@pytest.fixture(params=[(1280, "en-GB"), (390, "zh-CN")], ids=["wide", "narrow"])
def context(
    chromium: Browser, demo_address: str, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    width, language = request.param
    made = chromium.new_context(
        base_url=demo_address,
        locale=language,
        viewport={"width": width, "height": 844},
    )
    yield made
    made.close()


def check(page: Page, name: str) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    wide, shown = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= shown, f"{name} is wider than the screen"


def test_axe_finds_nothing(context: BrowserContext) -> None:
    page = context.new_page()
    for name, path in PAGES.items():
        page.goto(path)
        check(page, name)
    page.goto(f"{BASE}/queue?show=all")
    page.locator(".findings td.passage a").first.click()
    page.wait_for_url("**/finding/**")
    for details in page.locator(".info details").all():
        details.locator("summary").click()
    check(page, "finding")
    page.goto(f"{BASE}/search?q=算力")
    page.locator(".hits h2 a").first.click()
    page.wait_for_url("**/page/**")
    check(page, "page")


def test_every_link_of_the_queue_is_reached_by_the_tabulator(
    context: BrowserContext,
) -> None:
    page = context.new_page()
    page.goto(f"{BASE}/queue?show=accepted")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    is_inside = "document.activeElement.closest('main') !== null"
    assert page.evaluate(is_inside)


def test_nothing_of_a_hostile_document_runs(chromium: Browser, dump: Dump) -> None:
    with served(dump.database) as address:
        context = chromium.new_context(base_url=address)
        page = context.new_page()
        alarms: list[str] = []
        page.on(
            "dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss())
        )
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        base = "/-/tender/tenders"
        paths = [
            "/",
            f"{base}/queue?show=all",
            f"{base}/charts?show=all",
            f"{base}/search?q=A100",
            f"{base}/search?q=<script>alert(9)</script>",
            "/tenders/review_queue",
            "/tenders/notices",
            "/tenders/locations",
        ]
        for path in paths:
            page.goto(path)
        for each in range(5):
            page.goto(f"{base}/queue?show=all")
            page.locator(".findings td.passage a").nth(each).click()
            page.wait_for_url("**/finding/**")
            sheet = page.get_by_role("link", name="HTML", exact=True)
            page.goto(sheet.get_attribute("href") or "")
        context.close()
    assert alarms == []
    assert {url.split("/")[2] for url in asked} == {address.split("/")[2]}
