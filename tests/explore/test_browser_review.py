"""A person at the desk: search, review by keyboard, look at the page, take labels along."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tender_scan.exports.pictures.paint import MAIN, TINT
from tests.explore.real_browser import needs_chromium

pytestmark = needs_chromium

PDF_FINDING = """
select findings.id, mentions.document_id, mentions.page, mentions.boxes,
  notices.evidence, files.file
from findings join mentions on mentions.id = best_mention_id
join documents on documents.id = findings.document_id
join notices on notices.document_id = documents.id
join locations on locations.document_id = documents.id
join files on files.id = locations.file_id
where media_type = 'application/pdf' and locations.path not like '%!/%'
  and findings.band = 'flag'
order by findings.score desc, findings.id limit 1
"""


@pytest.fixture
def page(chromium: Browser, demo_address: str) -> Iterator[Page]:
    context = chromium.new_context(
        base_url=demo_address,
        locale="en-GB",
        viewport={"width": 1280, "height": 900},
        accept_downloads=True,
    )
    yield context.new_page()
    context.close()


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def test_searching_in_chinese_leads_to_a_page(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search all pages").fill("算力")
    page.keyboard.press("Enter")
    expect(page.locator(".hits mark").first).to_have_text("算力")
    page.locator(".hits h2 a").first.click()
    expect(page.locator("#text mark.word").first).to_have_text("算力")


def test_three_findings_are_reviewed_by_keyboard_and_taken_along(
    page: Page, demo: Path
) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Where to go").get_by_text(
        "Review queue"
    ).click()
    page.locator(".findings td.passage a").first.click()
    page.wait_for_url("**/finding/**")
    seen = []
    for key, saved in (("a", "accepted"), ("r", "rejected"), ("u", "unsure")):
        seen.append(page.url.partition("?")[0].rpartition("/")[2])
        page.keyboard.press("n")
        page.keyboard.type(f"{key} by keyboard")  # no key of these decides
        page.keyboard.press("Escape")
        page.keyboard.press(key)
        expect(page.get_by_role("status").first).to_have_text(f"Saved: {saved}.")
    assert len(set(seen)) == 3
    stored = rows(demo, "select finding_id, decision, note, reviewer from labels")
    assert stored == [
        (seen[0], "accept", "a by keyboard", "local"),
        (seen[1], "reject", "r by keyboard", "local"),
        (seen[2], "unsure", "u by keyboard", "local"),
    ]
    page.get_by_role("link", name="back to the queue").click()
    with page.expect_download() as download:
        page.locator("a[href$='labels.csv']").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    taken = list(csv.DictReader(io.StringIO(text)))
    assert [each["finding_id"] for each in taken] == seen
    assert all(each["document_id"] and each["term_id"] for each in taken)


def test_keys_walk_through_the_queue_and_its_pages(page: Page) -> None:
    page.goto("/-/tender/demo/queue?show=all&kind=chip")
    page.locator(".findings td.passage a").first.click()
    page.wait_for_url("**/finding/**")
    first = page.url
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != first)
    assert "kind=chip" in page.url
    page.keyboard.press("k")
    page.wait_for_url(first)


def glyphs(file: Path, number: int, boxes: list[dict[str, float]]) -> str:
    """The text that pdfium finds inside boxes of a page, in points from the top left."""
    pdf = pypdfium2.PdfDocument(file)
    try:
        height = pdf[number - 1].get_height()
        text = pdf[number - 1].get_textpage()
        return "".join(
            text.get_text_bounded(
                box["x0"], height - box["bottom"], box["x1"], height - box["top"]
            )
            for box in boxes
        )
    finally:
        pdf.close()


def test_the_boxes_stand_on_the_glyphs(page: Page, demo: Path) -> None:
    [found] = rows(demo, PDF_FINDING)
    finding, _, number, stored, _, file = found
    boxes = [each for each in json.loads(str(stored)) if each["page"] == number]
    original = (demo.parent / str(file)).resolve()
    [(surface,)] = rows(
        demo,
        "select surface from mentions join findings on best_mention_id = mentions.id "
        f"where findings.id = '{finding}'",
    )
    assert glyphs(original, int(str(number)), boxes).strip() == surface
    page.goto(f"/-/tender/demo/finding/{finding}")
    picture = page.locator("#picture img")
    expect(picture).to_have_js_property("complete", value=True)
    # The frame opens at the mention; unframed, the whole picture can be looked at.
    frame = page.locator("#picture")
    expect(frame).not_to_have_js_property("scrollTop", 0)
    frame.evaluate("e => { e.style.maxHeight = 'none'; e.style.overflow = 'visible' }")
    picture.scroll_into_view_if_needed()
    shown = Image.open(io.BytesIO(picture.screenshot())).convert("RGB")
    width = pypdfium2_width(original, int(str(number)))
    scale = shown.width / width
    box = boxes[0]
    inside = shown.crop(
        (
            int(box["x0"] * scale) - 2,
            int(box["top"] * scale) - 2,
            int(box["x1"] * scale) + 3,
            int(box["bottom"] * scale) + 3,
        )
    )
    tinted, area = near(inside, TINT), inside.width * inside.height
    assert tinted > area * 0.15
    assert near(inside, MAIN) > 0
    assert near(shown, TINT) < shown.width * shown.height * 0.02


def pypdfium2_width(file: Path, number: int) -> float:
    pdf = pypdfium2.PdfDocument(file)
    try:
        return float(pdf[number - 1].get_width())
    finally:
        pdf.close()


def near(picture: Image.Image, colour: tuple[int, int, int]) -> int:
    """How many pixels have nearly this colour."""
    apart = np.abs(np.asarray(picture).astype(int) - colour)
    return int((apart < 60).all(axis=2).sum())


def test_a_field_pointed_at_shows_where_it_was_read(page: Page, demo: Path) -> None:
    [found] = rows(demo, PDF_FINDING)
    finding, _, _, _, stored, file = found
    buyer = next(
        each
        for each in json.loads(str(stored))
        if each["field"] == "buyer" and each["chosen"]
    )
    page.goto(f"/-/tender/demo/finding/{finding}?page={buyer['page']}")
    page.locator("dd.traced", has_text=re.compile(f"^{buyer['value']}$")).hover()
    box = page.locator("#overlay rect").first
    box.wait_for(state="attached")
    places = {
        name: float(box.get_attribute(attribute) or 0)
        for name, attribute in (
            ("x0", "x"),
            ("top", "y"),
            ("w", "width"),
            ("h", "height"),
        )
    }
    places |= {"x1": places["x0"] + places["w"], "bottom": places["top"] + places["h"]}
    original = (demo.parent / str(file)).resolve()
    assert buyer["value"].startswith(glyphs(original, buyer["page"], [places]).strip())
    # What is drawn in points lies on the same place of the picture as it is shown.
    drawn, image = box.bounding_box(), page.locator("#picture img").bounding_box()
    assert drawn is not None
    assert image is not None
    scale = image["width"] / pypdfium2_width(original, buyer["page"])
    assert drawn["x"] - image["x"] == pytest.approx(places["x0"] * scale, abs=3)
    assert drawn["y"] - image["y"] == pytest.approx(places["top"] * scale, abs=3)


def test_zoom_keeps_its_step_from_page_to_page(page: Page, demo: Path) -> None:
    [found] = rows(demo, PDF_FINDING)
    page.goto(f"/-/tender/demo/finding/{found[0]}")
    image = page.locator("#picture img")
    before = image.bounding_box()
    page.keyboard.press("+")
    page.reload()
    after = image.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] == pytest.approx(before["width"] * 1.5, rel=0.02)
